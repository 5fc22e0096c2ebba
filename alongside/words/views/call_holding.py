"""Coming back to an answer without an account: the return code, and all that it opens."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core import limits
from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs, open_to_all
from alongside.core.permissions import Permission
from alongside.words.access.call_answers import Became, became
from alongside.words.access.call_codes import held_answer, words_of_code
from alongside.words.access.mine import Mine
from alongside.words.access.read_back import allowed, may_name, named_in
from alongside.words.forms.call_answers import (
    CALL_FORMS,
    ReturnCodeForm,
    as_chosen_for_call,
    readers_shown,
)
from alongside.words.forms.consent import Asked
from alongside.words.operations.call_answers import (
    agree_to_readers,
    answer_question,
    wrote_code_down,
)
from alongside.words.operations.taking_back import take_back
from alongside.words.operations.uses import end_use

WORDS = "/calls/mine/words"
HELD = timedelta(hours=2)  # then the code is asked for again
KEY = "answer"  # of the session
WRONG = limits.Often(60, timedelta(minutes=10))  # thirty people can share one address
NOT_THIS = "This code opens nothing. Look at each digit again."
SLOW = "Too many codes were wrong. Wait ten minutes. Then try again."


def remember(request: HttpRequest, words: UUID, at: datetime) -> None:
    """Remember for a while, in this browser, which answer its person came back to."""
    request.session.cycle_key()
    request.session[KEY] = [str(words), (at + HELD).isoformat()]


def in_hand(request: HttpRequest) -> UUID | None:
    words, until = request.session.get(KEY) or ("", "")
    return UUID(words) if words and now() < datetime.fromisoformat(until) else None


def answer_in_hand(request: HttpRequest) -> tuple[Mine, Became]:
    """Raises Http404 where no code was typed in this browser, or too long ago."""
    today = localdate()
    mine = held_answer(in_hand(request), today)
    return mine, became(mine, today)


@open_to_all(because="Whoever comes back has no account. The code is the door.")
@require_http_methods(["GET", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    """A wrong code, an old one and one that never was get the same answer."""
    if request.method == "GET":
        return render(request, "words/call_code.html", {"form": ReturnCodeForm()})
    form, at = ReturnCodeForm(request.POST), now()
    if form.is_valid():
        here = str(request.META.get("REMOTE_ADDR"))
        if not limits.take("return code", here, WRONG, now=at):
            form.add_error("code", SLOW)
        elif (words := words_of_code(form.cleaned_data["code"])) is None:
            form.add_error("code", NOT_THIS)
        else:
            limits.give_back("return code", here)
            remember(request, words, at)
            return see_other("/calls/mine/words")
    return not_taken(request, "words/call_code.html", {"form": form})


@needs(Permission.DECIDE_BY_CODE)
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The code, until its person says that they wrote it down."""
    mine, became_of = answer_in_hand(request)
    if request.method == "POST":
        wrote_code_down(mine.id, now=now())
        return see_other(f"/calls/mine/consent/{mine.answered + 1}" if not mine.complete else WORDS)
    return render(request, "words/call_your_code.html", {"mine": mine, "became": became_of})


@needs(Permission.DECIDE_BY_CODE)
@require_http_methods(["GET", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """My answer: what I allow, and what became of it. A POST says yes to a new reader."""
    mine, became_of = answer_in_hand(request)
    if request.method == "POST":
        if not mine.taken_back_on:
            agree_to_readers(mine.id, readers_shown(request.POST), person=None, now=now())
        return see_other(WORDS)
    page = {"mine": mine, "became": became_of, "allowed": allowed(mine, "", named_in([mine]))}
    return render(request, "words/call_mine.html", page)


@needs(Permission.DECIDE_BY_CODE)
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, question: int) -> HttpResponse:
    mine, became_of = answer_in_hand(request)
    if mine.taken_back_on or question > mine.answered + 1:
        return see_other(WORDS)
    form_class, asked = CALL_FORMS[question], about(mine, became_of)
    page: dict[str, Any] = {"mine": mine, "question": question, "heading": form_class.heading}
    page |= {"silence": form_class.silence, "became": became_of}
    if request.method == "GET":
        chosen = mine.consent if mine.answered >= question else None
        before = as_chosen_for_call(question, chosen, mine.chosen_name) if chosen else {}
        page["form"] = form = form_class(initial=before, asked=asked)
        page["heading"] = form.heading
        return render(request, "words/call_consent.html", page)
    page["form"] = form = form_class(request.POST, asked=asked)
    if not form.is_valid():
        return not_taken(request, "words/call_consent.html", page | {"heading": form.heading})
    done = answer_question(
        mine.id, form.answer(), shown=readers_shown(request.POST), person=None, now=now()
    )
    last = mine.complete or done == 4
    return see_other(WORDS if last else f"/calls/mine/consent/{question + 1}")


def about(mine: Mine, became_of: Became) -> Asked:
    recipients = may_name([mine]).recipients_of(mine)
    readers = became_of.call.named
    return Asked(mine.group_name, "", (), recipients, localdate(), readers, mine.hidden)


@needs(Permission.DECIDE_BY_CODE)
@require_http_methods(["GET", "POST"])
def taking_back(request: HttpRequest) -> HttpResponse:
    """Also after the call is closed. Twice is once."""
    mine, became_of = answer_in_hand(request)
    if request.method == "GET":
        page = {"mine": mine, "became": became_of}
        return render(request, "words/call_take_back.html", page)
    if not mine.taken_back_on:
        take_back(mine.id, by=None, now=now(), tell=request.POST.get("tell") == "yes")
    return see_other(WORDS)


@needs(Permission.DECIDE_BY_CODE)
@require_POST
def end(request: HttpRequest, use_id: UUID) -> HttpResponse:
    """Take it off one place."""
    mine, _ = answer_in_hand(request)
    if any(use.id == use_id for use in mine.standing):
        end_use(use_id, person=None, now=now())
    return see_other(WORDS)


@open_to_all(because="Everybody can have their code forgotten by a browser.")
@require_POST
def done(request: HttpRequest) -> HttpResponse:
    request.session.pop(KEY, None)
    return see_other("/calls/mine")
