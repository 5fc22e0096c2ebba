from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.campaigns import emails
from alongside.campaigns.access import LetterView, letter, replies
from alongside.campaigns.domain import is_done
from alongside.campaigns.forms import LetterForm, ReplyForm, SendForm, WinForm
from alongside.campaigns.operations import letters
from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.evidence.access.reports import group_reports
from alongside.groups.access import Standing, enter
from alongside.people.access import visitor
from alongside.words.access.quotes import NOT_NOW

WRITE = Permission.WRITE_LETTERS
READ = Permission.READ_REPLIES
BY_MAIL = "Write their email. Some people let only them see their name, and we mail it to them."


@needs(WRITE)
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, WRITE)
    ours = {str(report.id): report for report in group_reports(standing)}
    if request.method == "GET":
        asked = request.GET.get("report", "")
        form = LetterForm(initial={"once": uuid4(), "report": asked if asked in ours else None})
        page = {"standing": standing, "form": form, "report": ours.get(asked)}
        return render(request, "campaigns/begin.html", page)
    form = LetterForm(request.POST)
    if not form.is_valid():
        page = {"standing": standing, "form": form, "report": ours.get(form.data.get("report", ""))}
        return not_taken(request, "campaigns/begin.html", page)
    told = form.cleaned_data
    report = told["report"] if str(told["report"]) in ours else None
    made = letters.write(
        told["title"],
        told["text"],
        recipient=told["recipient"],
        demand=told["demand"],
        report=report,
        id=told["once"],
        group=standing.group,
        by=standing.person,
        now=now(),
    )
    return see_other(f"/g/{slug}/letters/{made}")


def page(standing: Standing, found: LetterView, **more: Any) -> dict[str, Any]:
    today = localdate()
    return {
        "standing": standing,
        "letter": found,
        "replies": replies(found),
        "send": SendForm(initial={"sent_on": today}),
        "reply": ReplyForm(initial={"once": uuid4(), "came_on": today}),
        "win": WinForm(initial={"once": uuid4()}),
        "refused": "",
        "not_now": NOT_NOW,
    } | more


@needs(READ)
@require_GET
def group_letter(request: HttpRequest, slug: str, letter_id: UUID) -> HttpResponse:
    """A letter from inside: what was answered, for every member; what to do next, for the hosts."""
    standing, found = letter(visitor(request), slug, letter_id, READ, localdate())
    return render(request, "campaigns/group_letter.html", page(standing, found))


@needs(WRITE)
@require_POST
def step(request: HttpRequest, slug: str, letter_id: UUID) -> HttpResponse:
    """Open, close, send, or note a win: what the button said."""
    standing, found = letter(visitor(request), slug, letter_id, WRITE, localdate())
    try:
        match request.POST.get("do"):
            case "open":
                letters.open_to_all(found.id, by=standing.person, now=now())
            case "close":
                letters.close(found.id, by=standing.person, now=now())
            case "send":
                return send(request, standing, found)
            case "reply":
                return reply(request, standing, found)
            case "win":
                return win(request, standing, found)
    except letters.NotNow as refused:
        if not is_done(found.state, request.POST["do"]):
            wrong = page(standing, found, refused=str(refused))
            return not_taken(request, "campaigns/group_letter.html", wrong)
    return see_other(f"/g/{slug}/letters/{letter_id}")


def send(request: HttpRequest, standing: Standing, found: LetterView) -> HttpResponse:
    form = SendForm(request.POST)
    if form.is_valid() and found.counts["recipient"] and not form.cleaned_data["to"]:
        form.add_error("to", BY_MAIL)
    if not form.is_valid():
        return not_taken(request, "campaigns/group_letter.html", page(standing, found, send=form))
    site = request.build_absolute_uri("/")
    letters.send(
        found.id,
        **form.cleaned_data,
        site=site,
        mail=emails.to_recipient,
        by=standing.person,
        now=now(),
    )
    return see_other(f"/g/{standing.slug}/letters/{found.id}")


def reply(request: HttpRequest, standing: Standing, found: LetterView) -> HttpResponse:
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "campaigns/group_letter.html", page(standing, found, reply=form))
    told = form.cleaned_data
    once = told.pop("once")
    letters.record_reply(found.id, id=once, **told, by=standing.person, now=now())
    return see_other(f"/g/{standing.slug}/letters/{found.id}#replies")


def win(request: HttpRequest, standing: Standing, found: LetterView) -> HttpResponse:
    form = WinForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "campaigns/group_letter.html", page(standing, found, win=form))
    letters.note_win(
        standing.group,
        form.cleaned_data["win"],
        id=form.cleaned_data["once"],
        letter=found.id,
        on=localdate(),
        by=standing.person,
        now=now(),
    )
    return see_other(f"/g/{standing.slug}/")
