"""However a program counts, a code lands on the characters that its coder chose."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain.qda.counting import trials
from alongside.evidence.domain.qda.positions import STANDARD, UTF16, WAYS, Asked, Ruler, Text, Way
from alongside.evidence.domain.qda.project import BadProject
from alongside.evidence.domain.qda.read import read
from tests.evidence.qda import building as b

WINTER = (
    "\N{TEACUP WITHOUT HANDLE}\N{DOG FACE} We meet on Tuesdays.\r\nNobody has to speak.\r\n\r\n"
    "\N{DOG FACE}Somebody brings biscuits \N{RAINBOW} and somebody washes up.\nIt rained\r\n"
    "all through March, and we came anyway \N{DOG FACE} most of us did.\n"
)
WORDS = re.compile(r"\w+ \w+|\w{5,}")
LETTERS = some.sampled_from("aé \N{DOG FACE}\r\n.") | some.just("\r\n")


def count(way: Way, text: Text, at: int) -> int:
    """The oracle: the position that a program gives a code point, one character after another."""
    counted = int(way.mark and text.marked)
    for index in range(at):
        pair = text.text[index : index + 2] == "\r\n"
        second = text.text[index] == "\n" and text.text[max(index - 1, 0) : index + 1] == "\r\n"
        if text.text[index] in "\r\n":
            counted += 0 if pair and way.breaks == 1 else 1
            counted += way.breaks == 2 and not pair and not second
        else:
            counted += 2 if way.utf16 and text.text[index] > "\uffff" else 1
    return counted


@given(some.lists(LETTERS).map("".join), some.booleans(), some.sampled_from(WAYS))
def test_a_place_counted_in_any_way_is_found_again(text, marked, way):
    source = Text(text, marked)
    ruler = Ruler(source, way)
    for at in range(len(text) + 1):
        if way.breaks == 1 and text[at - 1 : at + 1] == "\r\n" and at:
            continue  # between CR and LF there is no place that counts them as one
        assert ruler(count(way, source, at)) == at
    assert ruler(count(way, source, len(text)) + 1) is None


@given(some.lists(LETTERS).map("".join), some.sampled_from(WAYS), some.integers(-2, 50))
def test_only_places_that_can_be_counted_are_places(text, way, position):
    source = Text(text, False)
    found = Ruler(source, way)(position)
    counted = {count(way, source, at) for at in range(len(text) + 1)}
    assert (found is not None) == (position in counted)


def counted_by(way: Way, mark: str = "") -> tuple[bytes, list[str]]:
    """A file whose program counts that way, and the words it means."""
    text = Text(WINTER, bool(mark))
    chosen = list(WORDS.finditer(WINTER))
    marks = (
        b.selection(count(way, text, one.start()), count(way, text, one.end()), b.coding(b.KIND))
        for one in chosen
    )
    project = b.xml(b.source("".join(marks)), origin="some program")
    return b.qdpx(project, mark + WINTER), [one.group() for one in chosen]


@pytest.mark.parametrize("mark", ["", "\N{BYTE ORDER MARK}"])
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_every_way_lands_on_the_same_characters(way, mark):
    data, chosen = counted_by(way, mark)
    found = read(data)
    source = found.project.sources[0]
    assert [source.text[each.start : each.end] for each in source.excerpts] == chosen
    taken = found.trials[0]
    assert (taken.begin, taken.selections) == (len(chosen), len(chosen))
    assert mark == "" or taken.way == way


def test_the_other_ways_meet_far_fewer_words():
    data, chosen = counted_by(UTF16)
    said = {trial.way: trial.begin for trial in read(data).trials}
    assert said[UTF16] == len(chosen)
    assert said[STANDARD] < len(chosen) / 2


@pytest.mark.parametrize(("origin", "means"), [("NVivo 14", UTF16), ("by hand", STANDARD)])
def test_where_no_word_tells_the_maker_does(origin, means):
    """Both ways begin and end inside the same word."""
    text, asked = Text("\N{DOG FACE}unbelievable", False), [Asked(4, 8)]
    assert trials([(text, asked)], origin)[0].way == means


def test_half_words_are_no_reason_to_leave_the_standard():
    """Somebody chose parts of words; by chance another way meets as many edges."""
    text = Text("\N{DOG FACE} " + "winter " * 40, False)
    asked = [Asked(7 * n + 4, 7 * n + 6) for n in range(30)]
    assert trials([(text, asked)], "by hand")[0].way == STANDARD
    asked.append(Asked(3, 9))  # a whole word in UTF-16 units, and none in code points
    assert trials([(text, asked[-1:])], "by hand")[0].way == UTF16
    assert trials([(text, asked)], "by hand")[0].way == STANDARD


def test_a_name_that_repeats_the_words_tells_too():
    """Selections within words, named by their first words as some programs do."""
    text = "\N{DOG FACE}unbelievable undertaking"
    project = b.xml(b.source(b.selection(4, 23, b.coding(b.KIND), name="believable undert…")))
    excerpt = read(b.qdpx(project, text)).project.sources[0].excerpts[0]
    assert text[excerpt.start : excerpt.end] == "believable undertak"


def test_our_own_files_follow_the_standard_whatever_their_words_say():
    text = Text(WINTER, False)
    asked = [
        Asked(count(UTF16, text, one.start()), count(UTF16, text, one.end()))
        for one in WORDS.finditer(WINTER)
    ]
    assert trials([(text, asked)], "some program")[0].way == UTF16
    assert [trial.way for trial in trials([(text, asked)], "Alongside")] == [STANDARD]


def test_a_slip_beyond_the_text_is_not_explained_away():
    """One letter too far: a rarer way of counting would bring it in. It is refused instead."""
    with pytest.raises(BadProject, match="does not fit the words"):
        read(b.qdpx(b.xml(b.source(b.selection(0, len(b.TEXT) + 1, b.coding(b.KIND))))))
