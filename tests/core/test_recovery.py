"""The recovery key on paper: what is typed back, and what is told where it is mistyped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.backups import recovery

keys = st.binary(min_size=32, max_size=32)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@given(keys)
def test_what_is_on_paper_is_the_key(key: bytes):
    paper = recovery.on_paper(key)
    assert recovery.from_paper(paper) == key
    assert recovery.from_paper(paper.lower().replace(" ", "").replace("\n", "  ")) == key
    assert all(len(line) == 19 for line in paper.split("\n"))


def typed(text: str) -> bytes | str:
    try:
        return recovery.from_paper(text)
    except recovery.Mistyped as mistyped:
        return str(mistyped)


@given(keys, st.integers(0, 63), st.sampled_from(LETTERS))
def test_a_wrong_letter_is_found_in_its_line(key: bytes, place: int, letter: str):
    text = "".join(recovery.on_paper(key).split())
    if text[place] == letter:
        return
    wrong = text[:place] + letter + text[place + 1 :]
    found = typed(wrong)  # two bytes of check miss one mistake in 65,536; that key opens nothing
    assert found == f"there is a mistake in line {place // 16 + 1}" or isinstance(found, bytes)
    assert found != key


@pytest.mark.parametrize("typed", ["", "A", "A" * 63, "A" * 65, "é" * 64, "\x00" * 64, "1" * 64])
def test_what_is_no_key(typed: str):
    with pytest.raises(recovery.Mistyped):
        recovery.from_paper(typed)


@given(keys, st.binary(max_size=200))
def test_only_its_own_paper_opens_what_was_closed(key: bytes, plain: bytes):
    closed = recovery.close(plain, recovery.public(key), "this site")
    assert recovery.open_with(key, closed, "this site") == plain
    changed = bytes([closed[0] ^ 1]) + closed[1:]
    for paper, text, about in (
        (recovery.new(), closed, "this site"),
        (key, closed, "another site"),
        (key, changed, "this site"),
        (key, b"", "this site"),
    ):
        with pytest.raises(recovery.OtherKey):
            recovery.open_with(paper, text, about)
