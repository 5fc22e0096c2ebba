"""Sentences and stretches: every letter is in one, and what is found is what was typed."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain.themes.sentences import LONGEST, joined, lines, sentences, stretch

TEXT = some.text(some.sampled_from("ab .?!\n”…é👍"), max_size=60) | some.text(max_size=60)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_sentences_as_people_see_them():
    text = "I waited. Nobody rang!  Why?\n\nDr. Who came… “It is fine.” Then 3.5 hours"
    assert cut(text) == [
        "I waited.",
        "Nobody rang!",
        "Why?",
        "Dr.",
        "Who came…",
        "“It is fine.”",
        "Then 3.5 hours",
    ]


@given(TEXT)
def test_every_letter_is_in_one_sentence_and_none_in_two(text):
    found = sentences(text)
    assert all(start < end for start, end in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    inside = {letter for start, end in found for letter in range(start, end)}
    assert all(letter in inside for letter in range(len(text)) if not text[letter].isspace())


def test_a_page_without_a_full_stop_is_cut_between_words():
    text = "so and then " * 200
    found = cut(text)
    assert len(found) > 1
    assert all(len(one) <= LONGEST and one == one.strip() for one in found)
    assert " ".join(found) == text.strip()
    assert max(len(one) for one in cut("x" * 1500)) == LONGEST


def test_a_stretch_by_its_first_and_last_words():
    text = "I waited six weeks. Nobody rang. I waited again. Nobody came."
    for first, last, found in [
        ("i WAITED", "", "I waited"),
        ("I waited", "rang", "I waited six weeks. Nobody rang"),
        ("waited\n again.", "Nobody", "waited again. Nobody"),
        ("Nobody", "Nobody", "Nobody"),
        ("rang", "six", None),
        ("nowhere", "six", None),
        (" ", "six", None),
        ("(", "", None),
    ]:
        place = stretch(text, first, last)
        assert (text[slice(*place)] if place else None) == found, (first, last)


@given(TEXT, some.data())
def test_what_stands_in_the_words_is_found(text, data):
    start = data.draw(some.integers(0, len(text)))
    end = data.draw(some.integers(start, len(text)))
    typed = text[start:end]
    place = stretch(text, typed, "")
    if typed.strip():
        assert place is not None
        assert text[slice(*place)].casefold().split() == typed.casefold().split()
    else:
        assert place is None


def test_neighbours_become_one():
    assert joined("ab. cd. ef.", [(4, 7), (0, 3), (8, 11)]) == [(0, 11)]
    assert joined("ab. cd. ef.", [(0, 3), (8, 11)]) == [(0, 3), (8, 11)]


MARKS = some.lists(
    some.tuples(some.integers(0, 60), some.integers(0, 60), some.sampled_from("xy")), max_size=6
)


@given(TEXT, MARKS)
def test_lines_draw_the_sentences_with_what_is_chosen(text, marks):
    on = {letter for start, end, _ in marks for letter in range(start, end)}
    for line in lines(text, marks):
        assert "".join(letters for letters, _ in line.pieces) == text[line.start : line.end]
        drawn = [marked for letters, marked in line.pieces for _ in letters]
        assert drawn == [letter in on for letter in range(line.start, line.end)]
    assert [(line.start, line.end) for line in lines(text, marks)] == sentences(text)
