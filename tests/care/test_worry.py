"""A worry reaches whom its person chose, and nobody else."""

import re
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.care import operations
from alongside.care.models import Reader, Worry
from alongside.care.queries import keys_in_use
from alongside.core.keyring.models import WordsKey
from alongside.core.models import LedgerLine, Mail
from alongside.people import operations as people
from tests.conftest import World

NOTE = "A host shouted at me after the session"


def worry(world: World) -> UUID:
    """Named: host and own. A worry to both, with a name. (Also for the walk of every page.)"""
    both, number = [world.id("host"), world.id("own")], uuid4()
    operations.name_people(world.group, both, by=world.id("host"), now=now())
    operations.raise_worry(
        world.group,
        NOTE,
        both,
        id=number,
        person=world.id("member"),
        mail=("", ""),
        now=now(),
    )
    return number


def named(world: World) -> None:
    both = [world.id("host"), world.id("own")]
    operations.name_people(world.group, both, by=world.id("host"), now=now())


def send(world: World, **form: str) -> int:
    full = {"words": NOTE, "name": "no", "once": str(uuid4())} | form
    return world.client("member").post(f"/g/{world.slug}/worry", full).status_code


def told(world: World, who: str) -> str:
    return world.client(who).get(f"/g/{world.slug}/notes").content.decode()


def test_only_whom_they_chose_reads_it(world):
    named(world)
    assert send(world, who=str(world.id("own"))) == 303
    assert NOTE in told(world, "own")
    assert "Only you were told" in told(world, "own")
    assert NOTE not in told(world, "host")  # named too, and the note may be about them
    for who in ("member", "support", "steward", "stranger", "left", "paused", "anonymous"):
        assert world.client(who).get(f"/g/{world.slug}/notes").status_code == 404
    number = Worry.objects.get().id
    world.client("host").post(f"/g/{world.slug}/notes/{number}", {"do": "wipe"})
    assert NOTE in told(world, "own")


def test_without_a_name_nothing_leads_to_its_person(world):
    named(world)
    lines = LedgerLine.objects.count()
    assert send(world, who="all") == 303
    row = Worry.objects.get()
    assert row.person is None
    assert NOTE.encode() not in bytes(row.sealed)
    assert LedgerLine.objects.count() == lines
    assert WordsKey.objects.get(pk=row.key).owner_id == row.id  # not under the person's own key
    assert "Without a name" in told(world, "host")
    for mail in Mail.objects.filter(subject="A note for you"):
        assert not re.search("Member|Kettle|shouted|worr", mail.subject + mail.text)


def test_it_is_one_worry_and_one_mail_each_when_sent_twice(world):
    named(world)
    once = str(uuid4())
    for _ in range(2):
        assert send(world, who="all", once=once) == 303
    assert Worry.objects.count() == 1
    assert Mail.objects.filter(subject="A note for you").count() == 2


def test_read_then_looked_after_then_gone(world):
    number = worry(world)
    key = Worry.objects.get().key
    assert key in set(keys_in_use())
    own, page = world.client("own"), f"/g/{world.slug}/notes/{number}"
    own.post(page, {"do": "seen"})
    assert "You have read it" in told(world, "own")
    assert "You have read it" not in told(world, "host")
    for _ in range(2):
        assert own.post(page, {"do": "wipe"}).status_code == 303
    assert not WordsKey.objects.filter(pk=key).exists()
    assert (Worry.objects.count(), Reader.objects.count()) == (0, 0)


def test_somebody_who_rests_is_not_told_and_the_words_are_still_there(world):
    named(world)
    for who in ("host", "own"):
        people.pause_account(world.id(who), now=now())
    answer = world.client("member").post(
        f"/g/{world.slug}/worry", {"words": NOTE, "who": str(world.id("own")), "name": "no"}
    )
    assert answer.status_code == 422
    assert NOTE in answer.content.decode()
    assert Worry.objects.count() == 0


@pytest.mark.parametrize("who", ["member", "support", "steward"])
def test_only_the_host_names_them(world, who):
    page = f"/g/{world.slug}/worry/people"
    form = {"first": str(world.id("own")), "second": str(world.id("member"))}
    assert world.client(who).post(page, form).status_code == 404
    assert world.client("host").post(page, form).status_code == 303
    same = form | {"second": form["first"]}
    assert world.client("host").post(page, same).status_code == 422
    assert world.client("host").get(f"/g/{world.slug}/notes").status_code == 404
