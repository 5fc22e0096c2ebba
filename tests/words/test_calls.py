"""Hosts write a call and open it; two readers say yes first; it closes; its time ends."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localdate, now

from alongside.core import sealing
from alongside.core.models import LedgerLine, Mail
from alongside.web.jobs import nightly
from alongside.words.domain.calls import State
from alongside.words.models import Call, CallAnswer, CallReader, Words
from alongside.words.operations import call_answers, calls
from alongside.words.operations.calls import NotNow
from alongside.words.operations.taking_back import take_back
from alongside.words.queries import troubles
from tests.conftest import World
from tests.words.calls_help import FIELDS, MAIL, READERS, a_call, choose, details, give, write


def form(world: World, **changed: object) -> dict[str, object]:
    first, second = (str(world.id(who)) for who in READERS)
    until = (localdate() + timedelta(days=9)).isoformat()
    more = {"until": until, "no_account": "yes", "first": first, "second": second}
    return FIELDS | more | {"once": str(uuid4())} | changed


def test_a_host_writes_it_two_people_say_yes_and_it_is_open(world):
    host, sent = world.client("host"), form(world)
    new = f"/g/{world.slug}/calls/new"
    inside = [host.post(new, sent)["Location"] for _ in range(2)][1]
    call = Call.objects.get()
    assert inside == f"/g/{world.slug}/calls/{call.id}"
    assert set(Mail.objects.values_list("to", flat=True)) == {
        f"{who}@demo.invalid" for who in READERS
    }
    public = f"/calls/{call.slug}"
    refused = host.post(f"{inside}/step", {"do": "open"})
    assert refused.status_code == 422
    assert "Two people must have said" in refused.content.decode()
    assert world.client("anonymous").get(public).status_code == 404
    for who in READERS:
        assert (
            "Somebody asks you to read" in world.client(who).get(f"{inside}/read").content.decode()
        )
        assert world.client(who).post(f"{inside}/read", {"name": f"{who} X"}).status_code == 303
    for _ in range(2):
        assert host.post(f"{inside}/step", {"do": "open"}).status_code == 303
    page = world.client("anonymous").get(public).content.decode()
    for said in (*FIELDS.values(), "support X", "steward X"):
        assert said in page
    assert LedgerLine.objects.filter(did="opened a call", by=world.id("host")).count() == 1


def test_nothing_typed_is_lost(world):
    for changed in ({"until": "soon"}, {"second": str(world.id("support"))}, {"why": ""}):
        answer = world.client("host").post(f"/g/{world.slug}/calls/new", form(world, **changed))
        page = answer.content.decode()
        assert answer.status_code == 422
        assert FIELDS["what"] in page
        assert "Please look at this again" in page or "Choose two people" in page
    assert not Call.objects.exists()


def test_a_draft_is_changed_and_an_open_call_stays_as_people_read_it(world):
    draft = write(world)
    path = f"/g/{world.slug}/calls/{draft}/change"
    host = world.client("host")
    assert FIELDS["what"] in host.get(path).content.decode()
    assert host.post(path, form(world, title="Other")).status_code == 303
    assert Call.objects.get().title == "Other"
    call = a_call(world)
    refused = host.post(f"{call.inside}/change", form(world, title="Other things"))
    assert refused.status_code == 422
    assert Call.objects.get(pk=call.id).title == FIELDS["title"]


def test_a_draft_can_be_thrown_away_and_an_open_call_not(world):
    draft, call = write(world), a_call(world)
    for inside in (f"/g/{world.slug}/calls/{draft}", call.inside):
        world.client("host").post(f"{inside}/step", {"do": "throw-away"})
    assert list(Call.objects.values_list("pk", flat=True)) == [call.id]


def test_who_may_not_cannot(world):
    draft, call = write(world), a_call(world)
    inside = f"/g/{world.slug}/calls/{draft}"
    for who in ("member", "own", "paused", "left", "stranger", "anonymous"):
        client = world.client(who)
        for path in (inside, f"{inside}/change", f"/g/{world.slug}/calls/new"):
            assert client.get(path).status_code == 404
        for path in (inside, call.inside):
            assert client.get(f"{path}/read").status_code == 404
            assert client.post(f"{path}/step", {"do": "close"}).status_code == 404
    assert Call.objects.get(pk=call.id).closed_on is None


def test_a_call_of_another_group_is_not_theirs(world):
    call = a_call(world)
    assert world.client("stranger").get(f"/g/quiet-corner/calls/{call.id}").status_code == 404
    assert world.client("support").get(f"/g/quiet-corner/calls/{call.id}/read").status_code == 404


def test_only_people_of_the_group_read(world):
    for pair in (("support", "stranger"), ("support", "left"), ("support", "support")):
        with pytest.raises(NotNow, match="two people who are in the group"):
            calls.write_call(
                details(),
                [world.id(who) for who in pair],
                id=uuid4(),
                group=world.group,
                mail=MAIL,
                by=world.id("host"),
                now=now(),
            )
    assert not Call.objects.exists()


def test_closed_nobody_answers_and_hosts_cannot_open_it_again(world):
    call = a_call(world)
    for _ in range(2):
        world.client("host").post(f"{call.inside}/step", {"do": "close"})
    assert "This call is closed" in call.page("anonymous")
    answer = world.client("anonymous").post(
        f"{call.path}/answer", {"words": "Late words", "once": str(uuid4())}
    )
    assert answer.status_code == 422
    assert "Late words" in answer.content.decode()
    world.client("host").post(f"{call.inside}/step", {"do": "open"})
    assert Call.objects.get().term.state(localdate()) is State.CLOSED
    assert LedgerLine.objects.filter(did="closed a call").count() == 1


def test_a_reader_hands_back_with_no_reason_and_the_hosts_hear(world):
    call = a_call(world)
    for _ in range(2):
        world.client("steward").post(f"{call.inside}/read", {"do": "hand-back"})
    assert not CallReader.objects.filter(person=world.id("steward")).exists()
    assert Mail.objects.filter(subject="A reader is needed", to="host@demo.invalid").count() == 1
    assert "A reader is missing" in call.page("host", call.inside)
    assert "Steward" not in call.page("anonymous")


def test_who_left_the_group_is_no_reader_any_more(world):
    from alongside.groups.operations import leave

    call = a_call(world)
    leave(world.group, world.id("steward"), now=now())
    assert world.client("steward").get(f"{call.inside}/read").status_code == 404
    assert "Steward" not in call.page("anonymous")


def test_empty_pages_say_what_to_do(world):
    path = f"/g/{world.slug}/calls/"
    assert "You can write one" in world.client("host").get(path).content.decode()
    assert "Your hosts can open one" in world.client("member").get(path).content.decode()
    call = a_call(world)
    assert "Nothing is published yet" in call.public
    assert "There is nothing to read now" in call.page("support", f"{call.inside}/read")


def test_no_page_but_the_readers_tells_how_many_answered(world):
    call = a_call(world)
    before = [call.page("host", call.inside), call.page("anonymous"), call.public]
    give(call)
    assert [call.page("host", call.inside), call.page("anonymous"), call.public] == before


def test_when_its_time_is_over_what_stands_nowhere_is_destroyed(world):
    call = a_call(world)
    used, unused, alone = give(call, text="Used"), give(call, "own"), give(call, None, note="heavy")
    choose(call, used, True, *READERS)
    choose(call, alone, False, "support", word="Thank you for this.")
    keys = [key for words in (unused, alone) for key in call_answers.keys_of(words)]
    assert len(keys) == 5  # words; words, note, code, and the word of a reader
    row = Call.objects.get()
    at = now() + (row.term.kept_until - localdate())
    call_answers.destroy_what_is_over(now=at)
    assert Words.objects.filter(pk__in=[used, unused, alone]).count() == 3
    call_answers.destroy_what_is_over(now=at + timedelta(days=1))
    assert list(CallAnswer.objects.values_list("pk", flat=True)) == [used]
    assert not Words.objects.filter(pk__in=[unused, alone]).exists()
    assert sealing.known(keys) == set()
    assert "Used" in call.public
    assert list(troubles()) == []


def test_a_crash_after_the_keys_leaves_them_unreadable_and_is_finished(world, monkeypatch):
    call = a_call(world)
    words = give(call)
    at = now() + timedelta(days=800)

    def crash(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(call_answers.ledger, "write", crash)
    with pytest.raises(RuntimeError):
        call_answers.destroy_what_is_over(now=at)
    monkeypatch.undo()
    assert sealing.known(call_answers.keys_of(words)) == set()
    call_answers.destroy_what_is_over(now=at)
    assert not Words.objects.filter(pk=words).exists()


def test_what_was_taken_back_leaves_a_place_on_the_page_or_nothing(world):
    call = a_call(world)
    shown, never = give(call, None, text="Shown"), give(call, None, text="Never")
    choose(call, shown, True, *READERS)
    for words in (shown, never):
        take_back(words, by=None, now=now())
    call_answers.destroy_what_is_over(now=now() + timedelta(days=800))
    assert list(CallAnswer.objects.values_list("pk", flat=True)) == [shown]
    assert "These words were taken back." in call.public


def test_the_night_finishes_what_stopped_half_way_as_destroyed_not_as_taken_back(world):
    call = a_call(world)
    words = give(call)
    sealing.destroy(call_answers.keys_of(words))
    nightly(None, now=now() + timedelta(days=800))
    assert not Words.objects.filter(pk=words).exists()
