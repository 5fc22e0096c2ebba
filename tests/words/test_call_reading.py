"""The two readers: the note first, the words by a press, both say yes; and somebody to talk to."""

import re
from uuid import UUID

import pytest
from django.utils.timezone import localdate, now

from alongside.core.models import LedgerLine, Mail
from alongside.words.domain.answers import HowLong, WhoReads
from alongside.words.domain.consent import Readers
from alongside.words.models import CallReading, Use, Words
from alongside.words.operations import call_answers, call_reading, calls
from alongside.words.operations.calls import NotNow
from alongside.words.queries import keys_in_use
from tests.words.calls_help import MAIL, TEXT, Made, a_call, choose, give, ids

BOTH = ("support", "steward")


def at(call: Made, words: UUID) -> str:
    return f"{call.inside}/read/{words}"


def test_the_note_comes_first_and_the_words_by_a_press_that_its_person_sees(world):
    call = a_call(world)
    words = give(call, note="hospital")
    path, reader = at(call, words), world.client("support")
    for page in (f"{call.inside}/read", path):
        text = reader.get(page).content.decode()
        assert "hospital" in text
        assert TEXT not in text
    for _ in range(2):
        assert reader.post(path).status_code == 303
    assert TEXT in reader.get(path).content.decode()
    assert LedgerLine.objects.filter(did="read words one to one", about=words).count() == 1
    mine = world.client("member").get(f"/words/{words}/").content.decode()
    for said in ("It was read", "Who opened it", "Support"):
        assert said in mine


def test_on_another_day_it_is_a_press_again(world, monkeypatch):
    call = a_call(world)
    words = give(call)
    choose(call, words, None, "support")
    CallReading.objects.update(days=["2020-02-02"])
    assert TEXT not in call.page("support", at(call, words))
    world.client("support").post(at(call, words))
    assert CallReading.objects.get().days == ["2020-02-02", localdate().isoformat()]


def test_nobody_but_the_two_reads(world):
    call = a_call(world)
    words = give(call)
    for who in ("host", "member", "own", "paused", "left", "stranger", "anonymous"):
        client = world.client(who)
        for path in (f"{call.inside}/read", at(call, words), f"{at(call, words)}/talk"):
            assert client.get(path).status_code == 404
            assert client.post(path, {"say": "yes"}).status_code == 404
    assert not CallReading.objects.exists()


def test_who_was_asked_and_has_not_said_yes_reads_nothing(world):
    call = a_call(world)
    words = give(call)
    asked = [world.id("support"), world.id("own")]
    calls.name_readers(call.id, asked, mail=MAIL, by=world.id("host"), now=now())
    assert "Somebody asks you to read" in call.page("own", f"{call.inside}/read")
    assert world.client("own").get(at(call, words)).status_code == 404
    with pytest.raises(NotNow):
        call_reading.open_words(words, reader=world.id("own"), now=now())


def test_only_the_two_that_its_person_said_yes_to(world):
    """A newcomer reads what is told from now on; what was told before when its person says yes."""
    call = a_call(world)
    words = give(call, text="Told before")
    choose(call, words, True, "support")
    asked = [world.id("support"), world.id("own")]
    calls.name_readers(call.id, asked, mail=MAIL, by=world.id("host"), now=now())
    calls.agree_to_read(call.id, "Owen", person=world.id("own"), now=now())
    later = give(call, text="Told after")
    assert world.client("steward").get(at(call, words)).status_code == 404
    assert world.client("own").get(at(call, words)).status_code == 404
    assert world.client("own").get(at(call, later)).status_code == 200
    mine = world.client("member").get(f"/words/{words}/").content.decode()
    assert "Somebody else reads now" in mine
    assert "Owen" in mine
    world.client("member").post(f"/words/{words}/consent/3", {"choice": "count"})
    assert world.client("own").get(at(call, words)).status_code == 404  # no yes to the newcomer
    world.client("member").post(f"/words/{words}/readers")  # a page that showed nobody new
    assert world.client("own").get(at(call, words)).status_code == 404
    shown = re.search(r'name="shown" value="([^"]*)"', mine)
    assert shown
    for _ in range(2):
        world.client("member").post(f"/words/{words}/readers", {"shown": shown[1]})
    choose(call, words, True, "own")
    assert "Told before" in call.public
    did = "agreed to a new reader"
    assert LedgerLine.objects.filter(did=did, about=words).count() == 1


def test_nobody_says_yes_to_a_new_reader_for_somebody_else(world):
    call = a_call(world)
    words = give(call)
    for who in ("own", "support", "stranger", "anonymous"):
        assert world.client(who).post(f"/words/{words}/readers").status_code == 404


def test_published_only_when_both_said_yes(world):
    call = a_call(world)
    words = give(call, name="Nettle", note="heavy")
    choose(call, words, True, "support")
    assert TEXT not in call.public
    choose(call, words, True, "steward")
    for said in (TEXT, "Nettle", "heavy", "<summary>Open this piece"):
        assert said in call.public
    use = Use.objects.get()
    assert (use.place, use.place_kind, use.path) == (call.id, "call", f"{call.path}/pieces")
    mine = world.client("member").get(f"/words/{words}/").content.decode()
    assert "It is published." in mine
    assert "Take it out of this call" in mine
    assert "All of it, since" in world.client("member").get("/words/").content.decode()


def test_one_no_is_enough_and_its_person_is_told_kindly(world):
    call = a_call(world)
    words = give(call)
    choose(call, words, True, "support")
    choose(call, words, False, "steward", word="It stayed with me.")
    assert TEXT not in call.public
    mine = world.client("member").get(f"/words/{words}/").content.decode()
    for said in ("It is not published this time", "It stayed with me.", "Steward"):
        assert said in mine
    row = CallReading.objects.exclude(key=None).get()
    assert b"stayed" not in bytes(row.sealed)
    assert row.key in set(keys_in_use())


def test_a_reader_changes_their_mind(world):
    call = a_call(world)
    words = give(call)
    choose(call, words, True, *BOTH)
    assert TEXT in call.public
    choose(call, words, False, "steward")
    assert TEXT not in call.public
    assert "taken back" not in call.public
    choose(call, words, True, "steward")
    assert TEXT in call.public
    assert Use.objects.filter(ended_at=None).count() == 1


def test_nobody_chooses_before_they_opened_it(world):
    call = a_call(world)
    words = give(call)
    answer = world.client("support").post(at(call, words), {"say": "yes"})
    assert answer.status_code == 422
    assert "Open the words first" in answer.content.decode()
    assert not CallReading.objects.exists()


def test_for_the_readers_only_is_never_published(world):
    call = a_call(world)
    words = give(call, readers=Readers.CALL)
    reader = world.client("support")
    reader.post(at(call, words))
    assert "Yes, publish it" not in reader.get(at(call, words)).content.decode()
    assert reader.post(at(call, words), {"say": "yes"}).status_code == 422
    assert reader.post(at(call, words), {"say": "word", "word": "Thank you."}).status_code == 303
    mine = world.client("member").get(f"/words/{words}/").content.decode()
    assert "You wanted only the two readers to read it" in mine
    assert "Thank you." in mine


def test_what_its_person_took_off_stays_off(world):
    call = a_call(world)
    words = give(call)
    choose(call, words, True, *BOTH)
    use = Use.objects.get()
    for _ in range(2):
        world.client("member").post(f"/words/{words}/uses/{use.id}", {"say": "no"})
    assert "These words were taken back." in call.public
    with pytest.raises(NotNow, match="took it off"):
        choose(call, words, True, "support")
    assert TEXT not in call.public
    assert "It is not on the page now" in call.page("member", f"/words/{words}/")


def test_a_narrower_yes_takes_it_off_at_once_and_a_time_that_ends_too(world):
    call, member = a_call(world), world.id("member")
    words = give(call)
    choose(call, words, True, *BOTH)
    for said, back in (
        (WhoReads(Readers.CALL), WhoReads(Readers.COLLECTION)),
        (HowLong(until=localdate().replace(year=2020)), HowLong()),
    ):
        call_answers.answer_question(words, said, shown=ids(call), person=member, now=now())
        assert TEXT not in call.public
        assert "These words are not shown now." in call.public
        assert "It is not on the page now" in call.page("member", f"/words/{words}/")
        call_answers.answer_question(words, back, shown=ids(call), person=member, now=now())
        assert TEXT in call.public


def test_thinking_or_resting_nobody_opens_it(world):
    call, member = a_call(world), world.id("member")
    words = give(call)
    later = localdate().replace(year=localdate().year + 1)
    call_answers.answer_question(
        words, HowLong(begins=later), shown=ids(call), person=member, now=now()
    )
    assert world.client("support").get(at(call, words)).status_code == 404
    call_answers.answer_question(words, HowLong(), shown=ids(call), person=member, now=now())
    world.client("member").post(f"/words/{words}/rest", {"paused": "yes"})
    assert world.client("support").get(at(call, words)).status_code == 404


def test_an_answer_is_in_no_list_of_stories(world):
    call = a_call(world)
    give(call)
    assert TEXT not in world.client("own").get(f"/g/{world.slug}/stories").content.decode()
    for who in ("host", "own"):
        page = world.client(who).get(f"/g/{world.slug}/evidence").content.decode()
        assert TEXT not in page


@pytest.mark.parametrize(("to", "told"), [("reader", {"steward"}), ("hosts", {"host"})])
def test_somebody_to_talk_to_is_asked_by_a_mail_without_the_words(world, to, told):
    call = a_call(world)
    words = give(call, note="hospital")
    reader = world.client("support")
    reader.post(at(call, words))
    before = LedgerLine.objects.count()
    answer = reader.post(f"{at(call, words)}/talk", {"to": to})
    assert "We told them by mail" in reader.get(answer["Location"]).content.decode()
    mails = list(Mail.objects.filter(subject="Support would like to talk"))
    assert {mail.to for mail in mails} == {f"{who}@demo.invalid" for who in told}
    for mail in mails:
        for secret in (TEXT, "hospital", str(words), "Small things", "Kettle"):
            assert secret not in mail.text + mail.subject
    assert LedgerLine.objects.count() == before


def test_nobody_to_talk_to_is_said(world):
    call = a_call(world)
    words = give(call)
    reader = world.client("support")
    reader.post(at(call, words))
    answer = reader.post(f"{at(call, words)}/talk", {"to": "nobody"})
    assert answer.status_code == 422
    assert "Nobody can get a mail now" in answer.content.decode()


def test_pages_ask_little_however_much_is_told(world):
    from tests.counting import queries

    call = a_call(world)
    for number in range(5):
        words = give(call, text=f"Text {number}", name="Nettle", note="heavy")
        choose(call, words, True, *BOTH)
    mine = f"/words/{Words.objects.filter(kind='answer').latest('pk').id}/"
    pages = {"support": [f"{call.inside}/read", at(call, words)], "member": [mine, "/words/"]}
    pages["host"] = [call.inside, f"/g/{world.slug}/calls/", f"{call.path}/pieces", call.path]
    asked = {}
    for who, paths in pages.items():
        client = world.client(who)
        for path in paths:
            with queries() as seen:
                assert client.get(path).status_code == 200
            asked[path] = len(seen)
    assert {path: count for path, count in asked.items() if count > 10} == {}


def test_a_reader_who_erases_their_account_takes_name_and_word_along(world):
    call = a_call(world)
    words = give(call)
    choose(call, words, True, "steward", word="It stayed with me.")
    assert "It stayed with me." in call.page("member", f"/words/{words}/")
    world.client("steward").post("/me/erase")
    mine = call.page("member", f"/words/{words}/")
    assert "A reader who is gone" in mine
    for gone in ("It stayed with me.", "Steward"):
        assert gone not in mine
    assert "Steward" not in call.page("anonymous")


def test_a_reader_who_came_after_the_page_was_shown_is_in_nobodys_yes(world):
    call = a_call(world)
    words = give(call, readers=Readers.ME)
    path = f"/words/{words}/consent/1"
    form = call.page("member", path)
    asked = [world.id("support"), world.id("own")]
    calls.name_readers(call.id, asked, mail=MAIL, by=world.id("host"), now=now())
    calls.agree_to_read(call.id, "Owen", person=world.id("own"), now=now())
    shown = re.search(r'name="shown" value="([^"]*)"', form)
    assert shown
    world.client("member").post(path, {"choice": "call", "shown": shown[1]})
    assert world.client("support").get(at(call, words)).status_code == 200
    assert world.client("own").get(at(call, words)).status_code == 404
