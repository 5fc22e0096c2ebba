"""How it was: asked of who had a seat, once each, kept so that nothing leads to a person."""

from datetime import timedelta

import pytest
from django.db import models
from django.utils.timezone import now

from alongside.core.keyring.models import OwnerKey
from alongside.core.models import LedgerLine
from alongside.gatherings.models import FeedbackCount, FeedbackRound, FeedbackTicket, Gathering
from alongside.gatherings.operations import feedback, room, seats
from alongside.groups import operations as groups
from alongside.people import operations as people
from alongside.people.models import Person
from tests.conftest import World


def url(world: World) -> str:
    return f"/g/{world.slug}/gatherings/{world.gathering}"


def close(world: World, *who: str) -> None:
    for each in who:
        seats.take_seat(world.gathering, world.id(each), each, now=now())
    room.close_room(world.gathering, by=None, now=now())


def many(world: World, how_many: int) -> list[str]:
    """Members with names of one letter."""
    names = [chr(ord("a") + number) for number in range(how_many)]
    for name in names:
        made = people.make_account(f"{name}@demo.invalid", name.upper(), now=now())
        world.people[name] = Person.objects.get(pk=made)
        groups.join(world.group, made, now=now())
    return names


def send(world: World, who: str, **said: str):
    return world.client(who).post(f"{url(world)}/feedback", said)


def page(world: World, who: str = "member") -> str:
    return world.client(who).get(url(world)).content.decode()


def test_it_is_two_presses_on_the_page_of_the_gathering(world):
    close(world, "member")
    shown = page(world)
    assert "How was it for you?" in shown
    assert "checked" not in shown
    assert send(world, "member", how="good").status_code == 303
    row = FeedbackCount.objects.get(question="how")
    assert (row.first, row.middle, row.last) == (1, 0, 0)
    assert "How was it for you?" not in page(world)


def test_who_had_a_seat_is_asked_and_nobody_else(world):
    seats.not_today(world.gathering, world.id("steward"), "Steward", now=now())
    seats.take_seat(world.gathering, world.id("own"), "Own", now=now())
    seats.leave(world.gathering, world.id("own"), now=now())  # left early, and can say why not
    close(world, "member", "host", "support")
    for who, asked in (
        ("member", True),
        ("own", True),
        ("steward", False),
        ("host", False),
        ("support", False),
    ):
        assert ("How was it for you?" in page(world, who)) is asked, who
        assert send(world, who, how="good").status_code == (303 if asked else 422)
    for who in ("paused", "left", "stranger", "anonymous"):
        assert send(world, who, how="good").status_code == 404


def test_once_each(world):
    close(world, "member")
    send(world, "member", how="good")
    again = send(world, "member", how="not-good")
    assert again.status_code == 422
    assert "We did not count this" in again.content.decode()
    row = FeedbackCount.objects.get(question="how")
    assert (row.first, row.last) == (1, 0)


@pytest.mark.parametrize("said", [{}, {"how": "great"}, {"how": "good", "speak": "maybe"}])
def test_what_is_no_answer_is_not_counted_and_can_be_sent_again(world, said):
    close(world, "member")
    answer = send(world, "member", **said)
    assert answer.status_code == 422
    assert "Choose one" in answer.content.decode()
    assert FeedbackCount.objects.aggregate(models.Sum("first"))["first__sum"] == 0
    assert send(world, "member", how="good", speak="no").status_code == 303
    assert FeedbackCount.objects.get(question="speak").last == 1


def test_nothing_that_is_kept_leads_to_a_person(world):
    names = many(world, 3)
    close(world, *names)
    lines = LedgerLine.objects.count()
    before = set(FeedbackTicket.objects.values_list("mark", flat=True))
    for who in names:
        send(world, who, how="good")
    assert LedgerLine.objects.count() == lines
    assert not FeedbackTicket.objects.exists()
    ids = {str(world.id(who)) for who in names}
    assert not any(
        number in mark or number.replace("-", "") in mark for number in ids for mark in before
    )
    for model in (FeedbackRound, FeedbackTicket, FeedbackCount):
        for field in model._meta.get_fields():
            assert field.related_model is not Person, (model, field)
    times = [f for f in FeedbackCount._meta.fields if isinstance(f, models.DateTimeField)]
    assert times == []
    numbers = list(FeedbackCount.objects.values_list("pk", flat=True))
    assert not set(map(str, numbers)) & (before | ids)


def test_the_order_of_answers_leaves_no_trace(world):
    """Two people swap their answers and the order: the same rows are left."""
    left = []
    for said in (("good", "not-good"), ("not-good", "good")):
        FeedbackCount.objects.all().delete()
        FeedbackRound.objects.all().delete()
        row = Gathering.objects.get(pk=world.gathering)
        for who in ("member", "own"):
            seats.take_seat(world.gathering, world.id(who), who, now=now())
        feedback.ask_how_it_was(row, now=now())
        for who, how in zip(("member", "own"), said, strict=True):
            feedback.answer(world.gathering, world.id(who), {"how": how}, now=now())
        counts = FeedbackCount.objects.order_by("question")
        left.append(list(counts.values_list("question", "first", "middle", "last", "told")))
        assert not FeedbackTicket.objects.exists()
    assert left[0] == left[1]


def test_the_group_sees_a_word_from_five_on_and_no_count(world):
    names = many(world, 7)
    close(world, "member", *names)
    for who in names[:4]:
        send(world, who, how="good")
    assert "Half or more" not in page(world)
    send(world, names[4], how="not-good")
    five = page(world)
    assert "Half or more said: it was good." in five
    assert "After 5 answers." in five
    for who in names[5:]:
        send(world, who, how="not-good")
    assert page(world).count("After 5 answers.") == 1
    assert page(world) == five  # the sixth and the seventh do not show
    assert "Half or more said: it was good." in page(world, "host")


def test_after_seven_days_the_key_goes_and_only_the_word_stays(world):
    names = many(world, 6)
    close(world, *names)
    for who in names[:5]:
        send(world, who, how="mixed")
    asked = FeedbackRound.objects.get()
    assert OwnerKey.objects.filter(pk=asked.id).exists()
    feedback.forget_feedback(now=now() + timedelta(days=6))
    assert FeedbackTicket.objects.count() == 1
    later = now() + timedelta(days=8)
    for _ in range(2):
        feedback.forget_feedback(now=later)
    assert not OwnerKey.objects.filter(pk=asked.id).exists()
    assert not FeedbackTicket.objects.exists()
    row = FeedbackCount.objects.get(question="how")
    assert (row.first, row.middle, row.last, row.told) == (0, 0, 0, "middle")
    assert "It was mixed." in page(world, "f")
    assert send(world, "f", how="good").status_code == 422
    assert not OwnerKey.objects.filter(pk=asked.id).exists()


def test_when_the_time_is_over_nobody_is_asked(world):
    close(world, "member")
    FeedbackRound.objects.update(open_until=now() - timedelta(hours=1))
    assert "How was it for you?" not in page(world)
    assert send(world, "member", how="good").status_code == 422


def test_a_room_with_nobody_in_it_closes_and_its_page_opens(world):
    close(world)
    assert "How was it for you?" not in page(world)
