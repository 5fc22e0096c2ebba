"""The four questions, one a page; later each alone. And rest: no use for now."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.people.access import Person, visitor
from alongside.words.access.call_answers import became
from alongside.words.access.mine import Mine, my_own
from alongside.words.access.read_back import may_name
from alongside.words.forms.call_answers import CALL_FORMS, as_chosen_for_call, readers_shown
from alongside.words.forms.consent import FORMS, Asked, Question, as_chosen
from alongside.words.operations import consents
from alongside.words.operations.call_answers import answer_question


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, words_id: UUID, question: int) -> HttpResponse:
    person, today = visitor(request), localdate()
    mine = my_own(person, words_id, today)
    if person is None or mine.taken_back_on:
        return render(request, "words/gone.html", {"mine": mine}, status=422)
    form_class, asked = forms_of(mine)[question], about(mine, person)
    page = {"mine": mine, "question": question, "heading": form_class.heading}
    page |= {"silence": form_class.silence, "form": None}
    if question > mine.answered + 1:
        page["first"] = mine.answered + 1
        return render(request, "words/out_of_order.html", page, status=422)
    if request.method == "GET":
        chosen = mine.consent if mine.answered >= question else None
        shown = as_chosen_for_call if mine.answers_call else as_chosen
        before = shown(question, chosen, mine.chosen_name) if chosen else {}
        page["form"] = form = form_class(initial=before, asked=asked)
        page["heading"] = form.heading
        return render(request, "words/consent.html", page)
    form = form_class(request.POST, asked=asked)
    if not form.is_valid():
        again = page | {"form": form, "heading": form.heading}
        return not_taken(request, "words/consent.html", again)
    if mine.answers_call:
        who = readers_shown(request.POST)
        done = answer_question(mine.id, form.answer(), shown=who, person=person.id, now=now())
    else:
        done = consents.answer(mine.id, form.answer(), person=person.id, now=now())
    return see_other(after(mine, question, done))


def forms_of(mine: Mine) -> dict[int, type[Question]]:
    return CALL_FORMS if mine.answers_call else FORMS


def after(mine: Mine, question: int, done: int) -> str:
    """Where an answer leads: an answer changed alone back to its words, the last to all of them."""
    if mine.complete:
        return f"/words/{mine.id}/"
    return "/words/" if done == 4 else f"/words/{mine.id}/consent/{question + 1}"


def about(mine: Mine, person: Person) -> Asked:
    named = may_name([mine])
    groups, recipients = named.other_groups(mine), named.recipients_of(mine)
    readers = became(mine, localdate()).call.named if mine.answers_call else ()
    return Asked(
        mine.group_name,
        person.name,
        groups,
        recipients,
        localdate(),
        readers,
        mine.hidden,
        mine.consent.begins if mine.consent else None,
        mine.consent.until if mine.consent and mine.complete else None,
    )


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_POST
def rest(request: HttpRequest, words_id: UUID) -> HttpResponse:
    """Stop every use for now, or let them go on: the button says which."""
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    if person is not None and not mine.taken_back_on:
        paused = request.POST.get("paused") == "yes"
        consents.rest(mine.id, paused=paused, person=person.id, now=now())
    return see_other(f"/words/{words_id}/")
