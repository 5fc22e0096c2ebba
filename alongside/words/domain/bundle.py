"""What a recipient is given: words, and a sheet of what was left out. Pure.

Words stand in the order of the numbers of their uses, which are drawn at random: it tells nothing.
Nobody's day is in it, so that a month alone shows nobody who is at risk.
"""

import csv
import io
import json
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import bidirectional
from uuid import UUID

NOT_COUNTED = "We do not count words whose person rests, still thinks, or whose time is over."
NO_ACCOUNT = "We do not count people who answered a call without an account."
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a table program would work these out


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture beside words, as a file of the copy. `picture` finds it; it is told to nobody."""

    picture: UUID
    file: str
    in_it: str  # for who cannot see it


@dataclass(frozen=True, slots=True)
class Given:
    """One story as its recipient gets it. `number` is the same in every copy that they make."""

    number: UUID
    note: str  # what a reader should know first; may be empty
    text: str
    name: str
    month: str  # like “November 2026”
    may_quote: bool
    until: date  # as last_day says
    pictures: tuple[Drawn, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """`left_out` is how many people or more did not say yes to this recipient; None is hidden."""

    group: str
    recipient: str
    what_for: str
    given_on: date
    made_on: date
    until: date
    left_out: int | None
    words: tuple[Given, ...]


def last_day(said: date | None, end: date, today: date, *, hidden: bool) -> date | None:
    """Until when a recipient may use words whose person said `said`, of a hand-over until `end`.

    A time that ends earlier is told in whole months, so that nobody at risk is known by their day.
    In its last month it is told as it is; of somebody at risk the words are in no copy then (None).
    """
    if said is None or said >= end:
        return end
    whole = (said + timedelta(days=1)).replace(day=1) - timedelta(days=1)
    if whole >= today:
        return whole
    return None if hidden else said


def left_out(bundle: Bundle) -> list[str]:
    """The sheet of what was left out and why: numbers only, and only such as show nobody."""
    many = f"{bundle.left_out} people or more" if bundle.left_out else "hidden to keep people safe"
    return [
        f"Did not say yes to {bundle.recipient}: {many}.",
        f"Counted on {written(bundle.given_on)}.",
        "Saying nothing is a no. People who do not want to be counted are not counted.",
        NOT_COUNTED,
        NO_ACCOUNT,
    ]


def rows_left_out(bundle: Bundle) -> str:
    """The same sheet, a sentence a row."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerows([plain(line)] for line in ("left_out", *left_out(bundle)))
    return out.getvalue()


def as_json(bundle: Bundle) -> str:
    told = {
        "group": bundle.group,
        "recipient": bundle.recipient,
        "what_for": bundle.what_for,
        "given_on": bundle.given_on.isoformat(),
        "made_on": bundle.made_on.isoformat(),
        "until": bundle.until.isoformat(),
        "words": [row(given) | {"pictures": pictures(given)} for given in bundle.words],
        "left_out": {"people_or_more": bundle.left_out, "sheet": left_out(bundle)},
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_csv(bundle: Bundle) -> str:
    """One row a story. Source: RFC 4180; OWASP, CSV Injection.

    A cell that a table program would take for a formula begins with an apostrophe there; the JSON
    has the words letter for letter.
    """
    out = io.StringIO()
    names = ["number", "read_first", "words", "name", "month", "may_quote", "until", "pictures"]
    rows = csv.DictWriter(out, names)
    rows.writeheader()
    for given in bundle.words:
        shown = "; ".join(f"{one['in_it']} ({one['file']})" for one in pictures(given))
        cells = row(given) | {"pictures": shown}
        rows.writerow({name: plain(cell) for name, cell in cells.items()})
    return out.getvalue()


def row(given: Given) -> dict[str, str]:
    return {
        "number": str(given.number),
        "read_first": given.note,
        "words": given.text,
        "name": given.name,
        "month": given.month,
        "may_quote": "yes" if given.may_quote else "no",
        "until": given.until.isoformat(),
    }


def pictures(given: Given) -> list[dict[str, str]]:
    return [{"file": drawn.file, "in_it": drawn.in_it} for drawn in given.pictures]


def way(text: str) -> str:
    """ "rtl" or "ltr", as its first letter is written; empty without one.

    Source: Unicode annex 9, rules P2 and P3.
    """
    strong = (kind for letter in text if (kind := bidirectional(letter)) in ("L", "R", "AL"))
    first = next(strong, "")
    return {"": "", "L": "ltr"}.get(first, "rtl")


def lines(text: str) -> list[tuple[str, str]]:
    """Each line with its own way of writing; one without letters goes the way of the line before,
    and the first lines that of the whole text."""
    now, found = way(text) or "ltr", []
    for line in text.split("\n"):
        now = way(line) or now
        found.append((now, line))
    return found


def apart(said: str) -> str:
    """Words inside a sentence of ours, so that neither turns the other round.

    Source: Unicode annex 9, isolates (U+2068, U+2069).
    """
    return f"\u2068{said}\u2069"


def plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
