"""Whom words may be given to: on the list, and named by their person, and on the list still."""

from uuid import UUID, uuid4

from django.utils.timezone import localdate, now

from alongside.groups.models import Group
from alongside.words.domain.consent import No, Use, Yes, allows
from alongside.words.domain.kinds import Recipient as Kind
from alongside.words.models import Recipient, Words, newest_consents
from alongside.words.operations.recipients import add_recipient
from tests.conftest import World


def a_recipient(world: World, name: str = "The Inquiry") -> UUID:
    made = uuid4()
    add_recipient(
        Kind.INQUIRY,
        name,
        "They read each story.",
        id=made,
        group=world.group,
        by=world.id("host"),
        now=now(),
    )
    return made


def may_give(world: World, recipient: UUID) -> Yes | No:
    consent = newest_consents([Words.objects.get(pk=world.story)])[world.story]
    return allows(consent, Use.GIVE, localdate(), recipient)


def test_a_host_puts_somebody_on_and_a_teller_names_them(world):
    form = {"kind": "inquiry", "name": "The Inquiry", "what_for": "They read.", "once": uuid4()}
    host, path = world.client("host"), f"/g/{world.slug}/recipients"
    for _ in range(2):  # the same form twice
        assert host.post(path, form).status_code == 303
    row = Recipient.objects.get()
    own, question = world.client("own"), f"/words/{world.story}/consent/3"
    assert "They read." in own.get(question).content.decode()
    assert isinstance(may_give(world, row.id), No)
    own.post(question, {"choice": "no", "given_to": [str(row.id)]})
    assert isinstance(may_give(world, row.id), Yes)
    assert "The Inquiry." in own.get(f"/words/{world.story}/").content.decode()


def test_on_the_list_is_not_a_yes_and_a_newcomer_is_in_nobodys_yes(world):
    first = a_recipient(world)
    world.client("own").post(f"/words/{world.story}/consent/3", {"given_to": [str(first)]})
    assert isinstance(may_give(world, a_recipient(world, "Researchers")), No)


def test_off_the_list_nobody_is_asked_and_back_on_it_they_are_new(world):
    first = a_recipient(world)
    own, question = world.client("own"), f"/words/{world.story}/consent/3"
    own.post(question, {"given_to": [str(first)]})
    host = world.client("host")
    path = f"/g/{world.slug}/recipients/{first}"
    assert "Then we give them no more words" in host.get(path).content.decode()
    host.post(path)
    assert "The Inquiry" not in own.get(question).content.decode()
    again = a_recipient(world)
    assert isinstance(may_give(world, again), No)


def test_nobody_names_a_recipient_of_another_group(world):
    other = uuid4()
    Recipient.objects.create(
        pk=other,
        group_id=Group.objects.get(slug="quiet-corner").id,
        kind="inquiry",
        name="Theirs",
        what_for="-",
        added_at=now(),
    )
    answer = world.client("own").post(
        f"/words/{world.story}/consent/3", {"choice": "count", "given_to": [str(other)]}
    )
    assert answer.status_code in (303, 422)
    assert isinstance(may_give(world, other), No)


def test_the_page_that_asks_whom_we_may_give_it_to_says_so(world):
    path, own = f"/words/{world.story}/consent/3", world.client("own")
    assert "<h1>May we count it?</h1>" in own.get(path).content.decode()
    a_recipient(world)
    both = "<h1>May we count it, and give it to somebody?</h1>"
    assert both in own.get(path).content.decode()
    assert both in own.post(path, {"choice": "nonsense"}).content.decode()
