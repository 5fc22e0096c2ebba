"""Members' own words in a coding: under their own consent, read where they are."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils.timezone import now

from alongside.core.keyring.models import WordsKey
from alongside.core.models import Job
from alongside.evidence.access.coding_counted import readable
from alongside.evidence.models import CodedWords, Coding, Excerpt, Meant, Memo, WordsRead
from alongside.evidence.operations import coding_begun, coding_marks
from alongside.evidence.operations.coding_ended import leave_out_ended
from alongside.evidence.queries import keys_in_use, troubles
from alongside.evidence.queries.coding import project_of
from alongside.web.copies import everything_of
from alongside.web.erasing import erase
from alongside.web.finishing import finish
from alongside.words.domain.consent import Counting, Readers
from alongside.words.models import Use, Words
from alongside.words.operations import consents
from alongside.words.operations.suggestions import retell
from alongside.words.operations.taking_back import take_back
from alongside.words.operations.uses import end_use
from tests.conftest import STORY, World, tell
from tests.evidence.coding.help import Codes, own_words


@pytest.fixture
def coding(world: World) -> UUID:
    return own_words(world)


def number_of(words: UUID) -> int:
    return CodedWords.objects.values_list("number", flat=True).get(told=words)


def end_jobs() -> None:
    for job in Job.objects.filter(name="coding-ended", done=None):
        leave_out_ended(job.about, now=now())


@pytest.mark.parametrize(
    ("allowed", "comes"),
    [
        ({}, True),
        ({"readers": "everyone"}, True),
        ({"counting": "no"}, False),
        ({"readers": "me"}, False),
        ({"readers": "call"}, False),
    ],
)
def test_only_words_that_may_be_read_and_counted_come_in(world, coding, allowed, comes):
    story = tell("Another one.", world.id("member"), world.group, **allowed)
    assert coding_begun.put_own_words(coding, by=world.id("host"), now=now()) == comes
    assert CodedWords.objects.filter(told=story).exists() == comes
    assert Use.objects.filter(words=story, place=coding, ended_at=None).exists() == comes
    assert coding_begun.put_own_words(coding, by=world.id("host"), now=now()) == 0


def test_nothing_of_somebody_at_risk_comes_in(world, coding):
    story = tell("Another one.", world.id("member"), world.group)
    Words.objects.filter(pk=story).update(hidden=True)
    assert coding_begun.put_own_words(coding, by=world.id("host"), now=now()) == 0


def test_words_of_another_group_stay_there(world, coding):
    tell("Elsewhere.", world.id("stranger"), Words.objects.get().group_id)
    from alongside.groups.models import Group

    other = Group.objects.exclude(pk=world.group).get().pk
    tell("Elsewhere.", world.id("stranger"), other, readers="everyone")
    assert coding_begun.put_own_words(coding, by=world.id("host"), now=now()) == 1


def test_no_copy_is_kept(world, coding):
    row = CodedWords.objects.get()
    assert (row.key, bytes(row.sealed)) == (None, b"")
    page = Codes(world, coding, "support").page()
    assert "The kettle was on." in page
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM evidence_codedwords")
        assert "kettle" not in str(cursor.fetchall())
    assert None not in set(keys_in_use())
    assert list(troubles()) == []


@pytest.mark.parametrize(
    "change",
    [
        consents.HowCounted(Counting.NO),
        consents.WhoReads(Readers.ME),
        consents.HowLong(now().date().replace(year=2020)),
    ],
)
def test_a_change_of_mind_is_heard_at_once(world, coding, change):
    one = Codes(world, coding, "support")
    one.put(sentence="0-18", code_name="Tea")
    consents.answer(world.story, change, person=world.id("own"), now=now())
    page = one.page()
    assert "These words are not shown now" in page
    assert "kettle was" not in page
    assert "kettle was" not in one.put(status=422, sentence="0-18", code_name="Tea")
    code = Excerpt.objects.get().code
    example = one.client.get(f"{one.path}/codes/{code.pk}").content.decode()
    assert "kettle was" not in example
    assert Excerpt.objects.count() == 1  # should they allow it again


@pytest.mark.parametrize("way", ["taken back", "taken out", "erased"])
def test_what_was_chosen_goes_with_the_words(world, coding, way):
    one = Codes(world, coding, "support")
    one.put(sentence="0-18", code_name="Tea")
    one.client.post(f"{one.path}/words/0/memo", {"text": "Like a quote", "once": uuid4()})
    one.read()
    world.client("own").post(f"/words/{world.story}/coded/{coding}", {"said": "No, coffee"})
    keys = [Memo.objects.get().key, Meant.objects.get().key]
    if way == "taken back":
        take_back(world.story, by=world.id("own"), now=now())
    elif way == "taken out":
        end_use(Use.objects.get(place=coding).pk, person=world.id("own"), now=now())
    else:
        erase(world.people["own"], now=now())
    gone = one.client.get(f"{one.path}/words/0")
    assert b"kettle was" not in gone.content
    assert b"coffee" not in gone.content
    end_jobs()
    for rows in (CodedWords, Excerpt, WordsRead, Meant, Memo):
        assert rows.objects.count() == 0, rows
    assert not WordsKey.objects.filter(pk__in=keys).exists()
    assert coding_begun.put_own_words(coding, by=world.id("host"), now=now()) == 0
    finish(now=now())
    assert list(troubles()) == []


def test_the_night_finishes_what_the_job_did_not(world, coding):
    take_back(world.story, by=world.id("own"), now=now())
    finish(now=now())
    assert CodedWords.objects.count() == 0


def test_changed_words_are_read_anew(world, coding):
    one, other = (Codes(world, coding, who) for who in ("support", "steward"))
    one.put(sentence="0-18", code_name="Tea")
    one.read()
    old = one.version(0)
    retell(Words.objects.get(), "Now it was on.", person=world.id("own"), now=now())
    assert Use.objects.get(place=coding).ended_at is None
    for window in (one, other):
        page = window.page()
        assert "Its teller changed these words" in page
        assert "<mark>" not in page
        assert "Take off" not in page
    assert "kettle was" not in world.client("own").get(f"/words/{world.story}/coded/{coding}").text
    assert "changed these words" in one.put(status=422, version=old, sentence="0-5", code_name="X")
    assert Excerpt.objects.count() == 1
    other.put(sentence="0-14", code_name="On")
    assert [each.code.name for each in Excerpt.objects.all()] == ["On"]
    assert WordsRead.objects.count() == 0
    assert "Its teller changed" not in one.page()


def test_changed_words_count_when_somebody_has_read_them_again(world, coding):
    one, row = Codes(world, coding, "support"), Coding.objects.get()
    today = now().date()
    one.read()
    assert len(readable(coding, row.counting, today)) == 1
    retell(Words.objects.get(), "Now it was on.", person=world.id("own"), now=now())
    assert readable(coding, row.counting, today) == {}
    one.read()
    assert len(readable(coding, row.counting, today)) == 1


def test_examples_are_mine_or_of_words_that_i_have_read(world, coding):
    one, other = (Codes(world, coding, who) for who in ("support", "steward"))
    one.put(sentence="0-18", code_name="Tea")
    path = f"{one.path}/codes/{Excerpt.objects.get().code_id}"
    assert "The kettle was on." in one.client.get(path).content.decode()
    assert "The kettle was on." not in other.client.get(path).content.decode()
    other.read()
    assert "The kettle was on." in other.client.get(path).content.decode()
    retell(Words.objects.get(), "The kettle was off then.", person=world.id("own"), now=now())
    for each in (one, other):
        page = each.client.get(path).content.decode()
        assert "The kettle was o" not in page


def test_a_file_of_coded_words_has_no_words_of_members(world, coding):
    one = Codes(world, coding, "support")
    one.put(sentence="0-18", code_name="Tea")
    one.client.post(f"{one.path}/words/0/memo", {"text": "The kettle", "once": uuid4()})
    held = project_of(coding)
    assert held.sources == ()
    assert held.memos == ()
    assert [one.name for one in held.codes] == ["Tea"]
    assert {one.name for one in held.coders} == {""}


def test_the_teller_sees_how_it_was_read_and_answers(
    world, coding, django_capture_on_commit_callbacks
):
    one, teller = Codes(world, coding, "support"), world.client("own")
    path = f"/words/{world.story}/coded/{coding}"
    mine = teller.get(f"/words/{world.story}/").content.decode()
    assert f'href="{path}"' in mine
    one.put(sentence="0-18", code_name="Tea")
    assert "Tea" not in teller.get(path).content.decode()  # not finished
    one.read()
    page = teller.get(path).content.decode()
    assert "Tea" in page
    assert "Support" not in page  # who gave it is not told
    assert teller.post(path, {"said": "I meant the quiet"}).status_code == 303
    assert "I meant the quiet" in one.page()
    assert "I meant the quiet" not in Codes(world, coding, "steward").page()  # not read it yet
    assert b"quiet" not in bytes(Meant.objects.get().sealed)
    old = Meant.objects.get().key
    with django_capture_on_commit_callbacks(execute=True):
        teller.post(path, {"said": ""})
    assert Meant.objects.count() == 0
    assert not WordsKey.objects.filter(pk=old).exists()
    assert "I meant the quiet" not in one.page()
    too_long = teller.post(path, {"said": "x" * 2001})
    assert too_long.status_code == 422
    assert b"xxx" in too_long.content


def test_the_teller_sees_nothing_unfinished_and_nothing_of_words_before_a_change(world, coding):
    one, other = (Codes(world, coding, who) for who in ("support", "steward"))
    path, teller = f"/words/{world.story}/coded/{coding}", world.client("own")
    one.put(sentence="0-18", code_name="Tea")
    other.read()
    assert "Tea" not in teller.get(path).content.decode()
    one.read()
    assert "Tea" in teller.get(path).content.decode()
    retell(Words.objects.get(), f"Then. {STORY}", person=world.id("own"), now=now())
    assert "Tea" not in teller.get(path).content.decode()


def test_nobody_else_sees_how_it_was_read(world, coding):
    path = f"/words/{world.story}/coded/{coding}"
    for who in ("host", "support", "member", "stranger", "anonymous"):
        assert world.client(who).get(path).status_code == 404
        assert world.client(who).post(path, {"said": "x"}).status_code == 404
    assert Meant.objects.count() == 0


def test_only_who_chose_it_takes_it_off(world, coding):
    one, other = (Codes(world, coding, who) for who in ("support", "steward"))
    one.put(sentence="0-18", code_name="Tea")
    excerpt = Excerpt.objects.get()
    coding_marks.take_off(excerpt.pk, words=excerpt.words_id, coder=other.coder.pk)
    assert Excerpt.objects.count() == 1
    coding_marks.take_off(excerpt.pk, words=excerpt.words_id, coder=one.coder.pk)
    assert Excerpt.objects.count() == 0


def test_two_stories_of_one_person_are_one_person(world):
    tell("Another one.", world.id("own"), world.group)
    tell("And one.", world.id("member"), world.group)
    own_words(world)
    assert len({row.behind for row in CodedWords.objects.all()}) == 2
    assert STORY not in str(CodedWords.objects.values())


def test_a_coder_who_erases_their_account_takes_their_memos_along(world, coding):
    one = Codes(world, coding, "support")
    one.put(sentence="0-18", code_name="Tea")
    one.client.post(f"{one.path}/words/0/memo", {"text": "Hm", "once": uuid4()})
    key = Memo.objects.get().key
    erase(world.people["support"], now=now())
    assert Memo.objects.count() == 0
    assert not WordsKey.objects.filter(pk=key).exists()
    assert Excerpt.objects.get().coder.person is None


def test_a_persons_copy_has_their_memos_and_answers_and_nobody_elses(world, coding):
    one = Codes(world, coding, "support")
    one.client.post(f"{one.path}/words/0/memo", {"text": "My memo", "once": uuid4()})
    world.client("own").post(f"/words/{world.story}/coded/{coding}", {"said": "My answer"})
    copies = {
        who: str(everything_of(world.people[who], now().date()))
        for who in ("support", "own", "steward")
    }
    assert [who for who, copy in copies.items() if "My memo" in copy] == ["support"]
    assert [who for who, copy in copies.items() if "My answer" in copy] == ["own"]
