"""Two people code on the pages: each alone until both have read, then side by side."""

from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.evidence.models import Code, Excerpt, Memo, WordsRead
from alongside.groups import operations as groups
from alongside.groups.models import Group
from tests.conftest import STORY, World, tell
from tests.counting import queries
from tests.evidence.coding.help import Codes, code, of_a_file, own_words

TEXT = "I waited six weeks. Nobody rang. Then a nurse came. She was kind to me."


@pytest.fixture
def coding(world: World) -> UUID:
    return of_a_file(world, [TEXT])


def cut(excerpt: Excerpt, text: str = TEXT) -> str:
    return text[excerpt.start : excerpt.end]


def test_sentences_are_put_under_a_new_code(world, coding):
    one = Codes(world, coding, "support")
    one.put(sentence=["0-19", "20-32"], code_name="Waiting")
    excerpt = Excerpt.objects.get()
    assert cut(excerpt) == "I waited six weeks. Nobody rang."  # neighbours are one
    assert (excerpt.code.name, excerpt.coder) == ("Waiting", one.coder)
    assert "<mark>I waited six weeks.</mark>" in one.page()


def test_a_part_is_found_by_its_first_and_last_words(world, coding):
    one = Codes(world, coding, "support")
    one.put(first="six  WEEKS", last="rang", code_name="Waiting")
    assert cut(Excerpt.objects.get()) == "six weeks. Nobody rang"


def test_the_script_says_the_part_in_letters(world, coding):
    one = Codes(world, coding, "support")
    one.put(part="33-50", code_name="Kind")
    assert cut(Excerpt.objects.get()) == "Then a nurse came"


def test_excerpts_overlap_and_the_same_twice_is_once(world, coding):
    one = Codes(world, coding, "support")
    one.put(part="0-19", code_name="Waiting")
    one.put(part="2-32", code_name="Alone")
    one.put(part="2-8", code_name="waiting")
    found = sorted((cut(each), each.code.name) for each in Excerpt.objects.all())
    assert found == [(TEXT[:19], "Waiting"), (TEXT[2:32], "Alone")]


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"code_name": "Waiting"}, "Choose a sentence"),
        ({"sentence": "0-19"}, "Choose a code"),
        ({"first": "no such", "code_name": "Kept name"}, "These words are not here"),
        ({"part": "5-5000", "code_name": "Waiting"}, "Choose a sentence"),
        ({"sentence": "0-19", "code_name": "x" * 101}, "too long"),
    ],
)
def test_what_cannot_be_taken_keeps_what_was_typed(world, coding, form, why):
    page = Codes(world, coding, "support").put(status=422, **form)
    assert why in page
    for typed in (form.get("first"), form.get("code_name")):
        assert typed is None or f'value="{typed}"' in page
    assert ('value="0-19" id="s1" checked' in page) == ("sentence" in form)
    assert Excerpt.objects.count() == 0
    assert Code.objects.count() == 0


def test_a_choice_is_taken_off_by_who_made_it_alone(world, coding):
    one, other = (Codes(world, coding, who) for who in ("support", "steward"))
    one.put(part="0-19", code_name="Waiting")
    pressed = {"excerpt": str(Excerpt.objects.get().pk)}
    other.client.post(f"{other.path}/words/0/take-off", pressed)
    assert Excerpt.objects.count() == 1
    one.client.post(f"{one.path}/words/0/take-off", pressed)
    assert Excerpt.objects.count() == 0


def test_what_others_chose_waits_until_both_have_read(world, coding):
    one, other = (Codes(world, coding, who) for who in ("support", "steward"))
    one.put(part="0-19", code_name="Waiting")
    one.client.post(f"{one.path}/words/0/memo", {"text": "My thought", "once": uuid4()})
    one.read()
    page = other.page()
    assert "Somebody else has read these words" in page
    assert "<mark>" not in page
    assert "My thought" not in page
    assert "What others chose" not in page
    assert "Nobody else has read" in one.page()
    other.put(part="2-19", code=str(code(coding, "Waiting").pk))
    other.put(part="33-50", code_name="Kind")
    assert "You and" not in one.page()
    other.read(then="stay")
    for window, name in ((one, "Steward"), (other, "Support")):
        page = window.page()
        assert f"You and <span data-words>{name}</span>" in page
        assert page.count("Not alike") == 2  # “I ” and the nurse
        assert ">Alike<" in page
        assert "My thought" in page


def test_changes_after_both_have_read_are_kept_apart(world, coding):
    one, other = (Codes(world, coding, who) for who in ("support", "steward"))
    one.put(part="0-19", code_name="Waiting")
    one.read()
    one.put(part="20-32", code_name="Alone")  # nobody else has read: still a first reading
    other.read()
    one.put(part="33-50", code_name="Kind")
    assert [each.later for each in Excerpt.objects.order_by("start")] == [False, False, True]
    for each in Excerpt.objects.exclude(code__name="Alone"):
        one.client.post(f"{one.path}/words/0/take-off", {"excerpt": str(each.pk)})
    kept = Excerpt.objects.order_by("start").values_list("code__name", "taken_off")
    assert list(kept) == [("Waiting", True), ("Alone", False)]
    assert "<mark>I waited" not in one.page()


def test_reading_goes_on_to_the_next_and_then_home(world):
    made = of_a_file(world, [f"Words of number {number}" for number in range(3)])
    one = Codes(world, made, "support")
    assert one.client.get(f"{one.path}/words/")["Location"] == f"{one.path}/words/0"
    assert one.read(1) == f"{one.path}/words/2"
    assert one.read(2) == f"{one.path}/words/0"
    assert one.read(0) == one.path
    home = one.client.get(one.path).content.decode()
    assert "You have read all words" in home
    assert WordsRead.objects.count() == 3
    assert one.read(0) == one.path
    assert WordsRead.objects.count() == 3


def test_only_who_was_asked_opens_the_words(world, coding):
    path = f"/g/{world.slug}/coding/{coding}"
    for who in ("host", "member", "own", "stranger", "left", "paused"):
        for page in (path, f"{path}/words/0", f"{path}/codes/", f"{path}/alike", f"{path}/memos"):
            assert world.client(who).get(page).status_code == 404, (who, page)
    Codes(world, coding, "support").client.post(f"{path}/stop")
    assert world.client("support").get(f"{path}/words/0").status_code == 404
    assert world.client("steward").get(f"{path}/words/0").status_code == 200


def test_a_coding_of_another_group_is_absent(world, coding):
    other = f"/g/quiet-corner/coding/{coding}"
    for who in ("stranger", "support"):
        assert world.client(who).get(f"{other}/words/0").status_code == 404
        assert world.client(who).get(f"{other}/people").status_code == 404
        assert world.client(who).get(f"{other}/themes").status_code == 404


def test_a_coder_who_is_in_both_groups_finds_it_in_its_own(world, coding):
    groups.join(Group.objects.get(slug="quiet-corner").pk, world.id("support"), now=now())
    client = world.client("support")
    for page in ("", "/words/0", "/codes/"):
        assert client.get(f"/g/the-kettle/coding/{coding}{page}").status_code == 200
        assert client.get(f"/g/quiet-corner/coding/{coding}{page}").status_code == 404


def test_a_host_asks_and_lets_stop(world, coding):
    host, path = world.client("host"), f"/g/{world.slug}/coding/{coding}/people"
    assert host.post(path, {"ask": world.id("member")}).status_code == 303
    assert world.client("member").get(path.replace("people", "words/0")).status_code == 200
    assert host.post(path, {"stop": world.id("member")}).status_code == 303
    assert world.client("member").get(path.replace("people", "words/0")).status_code == 404
    assert host.post(path, {"ask": world.id("stranger")}).status_code == 422


def test_a_memo_once_and_thrown_away_by_its_writer(world, coding):
    one, other = (Codes(world, coding, who) for who in ("support", "steward"))
    once = uuid4()
    for _ in range(2):
        one.client.post(f"{one.path}/words/0/memo", {"text": "Hm", "once": once})
    memo = Memo.objects.get()
    assert b"Hm" not in bytes(memo.sealed)
    one.read()
    other.read()
    other.client.post(f"{other.path}/words/0/memo", {"forget": str(memo.pk), "once": uuid4()})
    assert Memo.objects.count() == 1
    one.client.post(f"{one.path}/words/0/memo", {"forget": str(memo.pk)})
    assert Memo.objects.count() == 0


@pytest.mark.parametrize("times", [1, 3])
def test_pages_ask_ten_times_at_most(world, times):
    for number in range(times):
        tell(STORY + str(number), world.id("member"), world.group)
    made, asked = own_words(world), {}
    for who in ("support", "steward"):
        one = Codes(world, made, who)
        for number in range(times):
            one.put(number, sentence="0-19", code_name=f"Code {number}")
            one.client.post(f"{one.path}/words/0/memo", {"text": "Hm", "once": uuid4()})
            one.read(number)
    one = Codes(world, made, "support")
    shown = Code.objects.filter(coding=made).first()
    memo = {"text": "Hm", "once": uuid4()}
    assert one.client.post(f"{one.path}/codes/{shown.pk}/memo", memo).status_code == 303
    pages = ["", "/words/0", "/codes/", f"/codes/{shown.pk}", "/memos", "/alike"]
    for page in [one.path + page for page in pages] + [f"/g/{world.slug}/coding/"]:
        with queries() as seen:
            assert one.client.get(page).status_code == 200
        asked[page] = len(seen)
    host = world.client("host")
    for page in ("people", "themes"):
        with queries() as seen:
            assert host.get(f"{one.path}/{page}").status_code == 200
        asked[page] = len(seen)
    teller, path = world.client("own"), f"/words/{world.story}/coded/{made}"
    assert teller.post(path, {"said": "I was tired."}).status_code == 303
    with queries() as seen:
        assert teller.get(path).status_code == 200
    asked["teller"] = len(seen)
    assert {page: count for page, count in asked.items() if count > 10} == {}
