"""Names in captions without voice tags: sure ones become speakers, doubtful ones stay words."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.words.domain.speakers import hide, split

# A row is a file, " | " stands between captions, " / " between lines, and "Ada = " for a speaker.

FILES = """
Ada: Tea? | Ben: No. | Ada: Yes. || Ada = Tea? | Ben = No. | Ada = Yes.
ada k: Tea? | ben: No. | ada k: Yes. || ada k = Tea? | ben = No. | ada k = Yes.
Ada: Tea? | Ben: No. || Ada: Tea? | Ben: No.
Ada: Tea? | Ada: Tea. | Cut it: here | thin || Ada = Tea? | Ada = Tea. | Cut it: here | thin
Ada: Tea? | Ada: Tea. | so | far | away || Ada: Tea? | Ada: Tea. | so | far | away
Note: tea | Note: milk | Note: no || Note: tea | Note: milk | Note: no
[Ada] Tea? | [Ben] No. | [Ada] Yes. || Ada = Tea? | Ben = No. | Ada = Yes.
[Music] la | [Music] lo | [sighs] no || [Music] la | [Music] lo | [sighs] no
[Ada] | [Ada] | [Ada] || [Ada] | [Ada] | [Ada]
[Ada]: Tea? | Ben: No. | Ben: No. || Ada = Tea? | Ben: No. | Ben: No.
tea | [ada, 2nd]: Tea / for / [Ben]: two || tea | ada, 2nd = Tea / for | Ben = two
- Ada: a / - Ben: b | Ben: c / d | Ada: e || Ada = a | Ben = b | Ben = c / d | Ada = e
Ana de la O: a | Ana de la O: b | so: c | so || Ana de la O = a | Ana de la O = b | so: c | so
Ada: a | Ada: b | Ada: c | so: d | so: e | f || Ada = a | Ada = b | Ada = c | so: d | so: e | f
I said what I: a | I said what I: b | c || I said what I: a | I said what I: b | c
3 PM: tea | 3 PM: milk | no || 3 PM: tea | 3 PM: milk | no
王芳: 茶 | 李: 茶 | 王芳: 好 || 王芳 = 茶 | 李 = 茶 | 王芳 = 好
See https://x.org | It is 12:30 | See 1:2 || See https://x.org | It is 12:30 | See 1:2
I said this to them all: a | I said this to them all: b || \
I said this to them all: a | I said this to them all: b
"""
ROWS = [row.split(" || ") for row in FILES.strip().splitlines()]


def captions(row: str) -> list[str]:
    return [each.strip().replace(" / ", "\n") for each in row.split(" | ")]


@pytest.mark.parametrize(("row", "seen"), ROWS)
def test_only_sure_labels_are_names(row, seen):
    found = [part for parts in split(captions(row)) for part in parts if part[1].strip()]
    assert [f"{who} = {what}" if who else what for who, what in found] == captions(seen)


label = some.sampled_from(
    ["Ada: ", "ada: ", "[Ada]: ", "[Ada] ", "- Ben: ", "Note: ", "[", "]", ":"]
)
text = some.lists(label | some.sampled_from(["tea", "\n", " "]), max_size=6).map("".join)


@given(some.lists(text, max_size=6), some.booleans())
def test_hidden_labels_are_nobody(texts, are_marked):
    texts = [*texts, "[Cy]: tea"] if are_marked else texts
    shown = hide(texts, are_marked)
    found = split([*shown[:-1], "[Cy]: tea"] if are_marked else shown)
    assert {who for parts in found for who, _ in parts} <= {"", "Cy"}
