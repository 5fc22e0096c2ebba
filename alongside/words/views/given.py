"""What a recipient sees behind the link that was mailed to them."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods

from alongside.core.http import download
from alongside.core.marks import open_to_all
from alongside.core.pdf import pdf
from alongside.words.access.giving import link
from alongside.words.access.pictures import contents
from alongside.words.domain.bundle import (
    Bundle,
    apart,
    as_csv,
    as_json,
    left_out,
    lines,
    rows_left_out,
)
from alongside.words.operations.giving import fetch

PRINT = Path(__file__).parent.parent / "print"


@open_to_all(because="The code in the link was mailed to the recipient alone.")
@require_http_methods(["GET", "POST"])
def given(request: HttpRequest, secret: str) -> HttpResponse:
    """A GET says what it is; the button makes a copy, of what is allowed at that moment."""
    found = link(secret, localdate())
    if found.bundle is None:
        return render(request, "words/given_over.html", {"link": found}, status=410)
    if request.method == "POST":
        bundle = fetch(secret, now=now())
        if bundle is None:  # it ended between the look and the press
            return render(request, "words/given_over.html", {"link": found}, status=410)
        if bundle.words:
            return download(zipped(bundle), "words.zip")
    return render(request, "words/given.html", {"link": found, "bundle": found.bundle})


def zipped(bundle: Bundle) -> bytes:
    """The words to read and to work with, and the sheet of what was left out."""
    out = io.BytesIO()
    files = {
        "words.pdf": printed(bundle),
        "words.json": as_json(bundle).encode(),
        "words.csv": as_csv(bundle).encode("utf-8-sig"),  # so that table programs see UTF-8
        "left-out.csv": rows_left_out(bundle).encode("utf-8-sig"),
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
        drawn = {one.picture: one.file for given in bundle.words for one in given.pictures}
        for picture, content in contents(drawn):
            made.writestr(drawn[picture], content, zipfile.ZIP_STORED)
    return out.getvalue()


def printed(bundle: Bundle) -> bytes:
    """People's own words and names may be written from right to left, our sentences are not."""
    who = apart(bundle.recipient)
    told = {
        "title": f"Words given to {bundle.recipient}",
        "recipient": who,
        "group": apart(bundle.group),
        "what_for": apart(bundle.what_for),
        "until": day(bundle.until),
        "made_on": day(bundle.made_on),
        "sheet": left_out(replace(bundle, recipient=who)),
        "words": [
            {
                "note": apart(given.note) if given.note else "",
                "lines": lines(given.text),
                "pictures": [[apart(one.in_it), one.file] for one in given.pictures],
                "name": apart(given.name),
                "month": given.month,
                "may_quote": given.may_quote,
                "until": day(given.until),
                "number": str(given.number),
            }
            for given in bundle.words
        ],
    }
    return pdf(PRINT / "bundle.typ", told=json.dumps(told))


def day(when: date) -> str:
    return date_format(when, "j F Y")
