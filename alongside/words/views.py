from datetime import date
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import enter
from alongside.people.access import me, visitor
from alongside.words.access import answers_so_far, group_stories, my_own, my_words
from alongside.words.forms import LEGENDS, SAFEST, StoryForm, question_form
from alongside.words.operations import OutOfOrder, answer, take_back, tell


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(last, day.day))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


@needs(Permission.TELL_A_STORY)
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.TELL_A_STORY)
    if request.method == "GET":
        form = StoryForm(initial={"once": uuid4()})
        return render(request, "words/share.html", {"standing": standing, "form": form})
    form = StoryForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "words/share.html", {"standing": standing, "form": form})
    words = tell(
        form.cleaned_data["words"],
        id=form.cleaned_data["once"],
        person=standing.person,
        group=standing.group,
        now=now(),
    )
    return see_other(f"/words/{words}/consent/1")


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, words_id: UUID, question: int) -> HttpResponse:
    person, today = visitor(request), localdate()
    mine = my_own(person, words_id, today)
    if mine.taken_back_on:
        return render(request, "words/gone.html", {"mine": mine}, status=422)
    until = {"3-months": months_on(today, 3), "1-year": months_on(today, 12), "taken-back": None}
    ends = {name: date_format(day, "j F Y") for name, day in until.items() if day}
    name = person.name if person else ""
    form_class = question_form(question, group=mine.group_name, name=name, ends=ends)
    page = {"mine": mine, "question": question, "heading": LEGENDS[question][0]}
    page |= {"not_choosing": LEGENDS[question][1], "form": form_class()}
    first = len(answers_so_far(mine)) + 1
    if request.method == "GET":
        if question > first:
            return render(request, "words/out_of_order.html", page | {"first": first}, status=422)
        return render(request, "words/consent.html", page)
    form = form_class(request.POST)
    if not form.is_valid():
        return not_taken(request, "words/consent.html", page | {"form": form})
    choice = form.cleaned_data["choice"] or SAFEST[question]
    try:
        done = answer(mine.id, question, choice, now=now(), until=until.get(choice))
    except OutOfOrder as early:
        return not_taken(request, "words/out_of_order.html", page | {"first": early.first})
    return see_other("/words/" if done else f"/words/{words_id}/consent/{question + 1}")


@needs(Permission.OPEN_MY_THINGS)
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    words = my_words(me(request), localdate())
    gone = [mine for mine in words if mine.taken_back_on]
    return render(request, "words/mine.html", {"words": words, "taken_back": gone})


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_http_methods(["GET", "POST"])
def taking_back(request: HttpRequest, words_id: UUID) -> HttpResponse:
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    if request.method == "GET":
        return render(request, "words/take_back.html", {"mine": mine})
    if person is not None and not mine.taken_back_on:
        take_back(mine.id, by=person.id, now=now())
    return see_other("/words/")


@needs(Permission.READ_GROUP_STORIES)
@require_GET
def stories(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.READ_GROUP_STORIES)
    page = {"standing": standing, "stories": group_stories(standing, localdate())}
    return render(request, "words/stories.html", page)
