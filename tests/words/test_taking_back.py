"""Words taken back: out of every place, the key first, whatever fails after it."""

from uuid import UUID, uuid4

import pytest
from django.utils.timezone import localdate, now

from alongside.campaigns.operations import letters
from alongside.core import sealing
from alongside.core.keyring.models import WordsKey
from alongside.core.models import Job, LedgerLine, Mail
from alongside.evidence.operations import reports, versions
from alongside.words.access.quotes import quotes
from alongside.words.domain.answers import HowLong, HowQuoted
from alongside.words.domain.consent import Quoting
from alongside.words.models import Use, Words
from alongside.words.operations import consents, suggestions, taking_back
from alongside.words.operations.uses import NotAllowed
from alongside.words.queries import troubles
from alongside.words.tasks import ask_to_look, finish_taking_back
from tests.conftest import World, tell, write_letter

CUT = "Nobody asked what was wrong with me."


@pytest.fixture
def places(world: World) -> dict[str, str]:
    """A published report and an open letter that quote the story."""
    host, at = world.id("host"), now()
    report = reports.write_report("Report", "", id=uuid4(), group=world.group, by=host, now=at)
    reports.add_quote(report, world.story, CUT, by=host, now=at)
    versions.publish(report, by=host, now=at)
    letter = write_letter(world, report=report)
    letters.open_to_all(letter, by=host, now=at)
    return {use.place_kind: use.path for use in Use.objects.filter(words=world.story)}


def pages(world: World, places: dict[str, str]) -> str:
    visitor, own = world.client("anonymous"), world.client("own")
    shown = [visitor.get(path).content.decode() for path in places.values()]
    shown += [own.get(path).content.decode() for path in ("/words/", "/me/copy")]
    shown.append(world.client("member").get(f"/g/{world.slug}/stories").content.decode())
    return "\n".join(shown)


def test_a_quote_shows_the_cut_and_nothing_else(world, places):
    page = world.client("anonymous").get(places["letter"]).content.decode()
    assert f"[…] {CUT} […]" in page
    assert "kettle was on" not in page


def test_taken_back_it_is_gone_everywhere(world, places):
    assert pages(world, places).count(CUT) == 5
    own = world.client("own")
    assert own.post(f"/words/{world.story}/take-back").status_code == 303
    after = pages(world, places)
    assert CUT not in after
    assert after.count("These words were taken back.") == 2
    assert "Taken back on" in own.get("/words/").content.decode()
    row = Words.objects.get(pk=world.story)
    assert bytes(row.sealed) == b""
    assert not WordsKey.objects.filter(pk=row.key).exists()
    assert {use.ended_why for use in Use.objects.filter(words=row)} == {"taken back"}
    assert LedgerLine.objects.filter(did="took words back", about=row.id).count() == 1
    assert Job.objects.filter(name="wipe", done=None).exists()


def test_twice_is_once(world, places):
    for _ in range(2):
        assert world.client("own").post(f"/words/{world.story}/take-back").status_code == 303
    assert LedgerLine.objects.filter(did="took words back").count() == 1


def test_it_takes_three_presses_and_asks_no_reason(world):
    own = world.client("own")
    listed = own.get("/words/").content.decode()
    assert f"/words/{world.story}/take-back" in listed
    asked = own.get(f"/words/{world.story}/take-back").content.decode()
    assert "textarea" not in asked
    assert asked.count("Take my words back</button>") == 1


@pytest.mark.parametrize("who", ["paused", "left"])
def test_it_works_for_who_rests_and_who_left(world, who):
    story = tell("Mine alone", world.id(who), world.group)
    assert world.client(who).post(f"/words/{story}/take-back").status_code == 303
    assert Words.objects.get(pk=story).taken_back_at is not None


def test_a_crash_after_the_key_leaves_them_unreadable_and_is_finished(world, places, monkeypatch):
    def crash(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(taking_back, "mark_taken_back", crash)
    with pytest.raises(RuntimeError):
        taking_back.take_back(world.story, by=world.id("own"), now=now())
    monkeypatch.undo()
    assert CUT not in pages(world, places)
    assert any("the key is gone" in trouble for trouble in troubles())
    finish_taking_back(now=now())
    assert Words.objects.get(pk=world.story).taken_back_at is not None
    assert list(troubles()) == []


def test_a_narrower_consent_takes_quotes_out_at_once(world, places):
    said = HowQuoted(Quoting.NO)
    consents.answer(world.story, said, person=world.id("own"), now=now())
    assert CUT not in world.client("anonymous").get(places["report"]).content.decode()
    assert CUT in world.client("own").get("/words/").content.decode()


def test_a_consent_ends_with_its_day(world, places):
    place = Use.objects.filter(words=world.story, place_kind="report").get().place
    today = localdate()
    consents.answer(world.story, HowLong(until=today), person=world.id("own"), now=now())
    assert quotes(place, today)[0].text is not None
    assert quotes(place, today.replace(year=today.year + 1))[0].text is None


def test_no_consent_no_quote(world):
    story = tell("Not for quoting", world.id("own"), world.group, quoting="no")
    report = reports.write_report(
        "R", "", id=uuid4(), group=world.group, by=world.id("host"), now=now()
    )
    with pytest.raises(NotAllowed):
        reports.add_quote(report, story, "Not for", by=world.id("host"), now=now())
    assert not Use.objects.filter(words=story).exists()


def test_a_quote_is_never_changed_words(world):
    report = reports.write_report(
        "R", "", id=uuid4(), group=world.group, by=world.id("host"), now=now()
    )
    with pytest.raises(NotAllowed, match="exact words"):
        reports.add_quote(report, world.story, "Somebody asked", by=world.id("host"), now=now())


def test_sealed_bytes_that_were_changed_are_found(world):
    row = Words.objects.get(pk=world.story)
    row.sealed = bytes(row.sealed)[:-1] + b"\0"
    row.save()
    assert [f"words {row.id}: the sealed bytes were changed"] == list(troubles())
    assert sealing.known([row.key]) == {row.key}


def test_the_teller_ends_one_use_and_the_other_stays(world, places):
    own, visitor = world.client("own"), world.client("anonymous")
    use = Use.objects.get(words=world.story, place_kind="letter")
    own.post(f"/words/{world.story}/uses/{use.id}")
    letter = visitor.get(places["letter"]).content.decode()
    assert CUT not in letter
    assert "These words were taken back." in letter
    assert CUT in visitor.get(places["report"]).content.decode()
    assert LedgerLine.objects.filter(did="ended one use of words", about=world.story).count() == 1


def test_nobody_else_ends_a_use(world, places):
    use = Use.objects.filter(words=world.story).first()
    for who in ("host", "member", "stranger", "anonymous"):
        answer = world.client(who).post(f"/words/{world.story}/uses/{use.id}")
        assert answer.status_code == 404
    other = tell("Another story", world.id("member"), world.group)
    world.client("member").post(f"/words/{other}/uses/{use.id}")
    assert Use.objects.get(pk=use.id).ended_at is None


def test_who_looks_at_each_quote_first_is_asked(world):
    own, at = world.client("own"), now()
    said = HowQuoted(Quoting.NO_NAME, show_cuts=True)
    consents.answer(world.story, said, person=world.id("own"), now=at)
    report = reports.write_report(
        "Report", "Text", id=uuid4(), group=world.group, by=world.id("host"), now=at
    )
    reports.add_quote(report, world.story, CUT, by=world.id("host"), now=at)
    versions.publish(report, by=world.id("host"), now=at)
    use = Use.objects.get(words=world.story)
    assert CUT not in world.client("anonymous").get(use.path).content.decode()
    ask_to_look(use.id, now=at)
    mail = Mail.objects.get()
    assert (mail.to, f"/words/{world.story}/#look" in mail.text) == ("own@demo.invalid", True)
    assert CUT not in mail.text
    assert "Somebody wants to quote this" in own.get(f"/words/{world.story}/").content.decode()
    own.post(f"/words/{world.story}/uses/{use.id}", {"say": "yes"})
    assert CUT in world.client("anonymous").get(use.path).content.decode()


def test_a_version_that_was_sealed_while_it_was_taken_back_has_no_key(world, monkeypatch):
    """Their yes to other words comes from another window, after we looked for the keys."""
    own, at = world.id("own"), now()
    version, look = Words.objects.get(pk=world.story).key, taking_back.keys_of
    suggested = uuid4()
    suggestions.suggest(world.story, "Other", version=version, id=suggested, by=own, now=at)

    def and_then_they_say_yes(*words: UUID) -> list[UUID]:
        monkeypatch.setattr(taking_back, "keys_of", look)
        before = look(*words)
        suggestions.answer(suggested, yes=True, seen=set(), person=own, now=at)
        return before

    monkeypatch.setattr(taking_back, "keys_of", and_then_they_say_yes)
    taking_back.take_back(world.story, by=own, now=at)
    row = Words.objects.get(pk=world.story)
    assert row.key != version
    assert sealing.known([row.key]) == set()
    assert row.taken_back_at is not None
