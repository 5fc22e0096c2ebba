"""What a group may be told of how a gathering was for people. Pure.

Each question has three answers: a first, a middle, a last. The group is told one word for each
question and never a count, because no count is safe here: of five answers, five that are the same
tell what everybody said, and two tell that only two did.

- The word says whether half or more gave the first answer, or the last one, or neither. So all
  five and three of five look the same, and somebody who knows their own answer can not be certain
  of anybody else's.
- It is told at 5 answers, and anew at 15, 45 and so on: in steps of five, each time with twice as
  many new answers as there were. Were it told at 10, a word that turns round would give exact
  counts of the first five to somebody among the next (the tests try every world). Until then
  the word of the first answers stands, with their number.
- The two hosts are not asked. Two people of five who know both their answers and the word could
  be certain of the other three; hosts who ask each other could always be those two. They have
  their own five minutes (the debrief).

What the word does tell: where half or more said “good”, fewer than half said “not good”. Of five
answers that is two or fewer. This is the price of telling from five answers on; who they are, and
whether there is one at all, it does not tell. Two people who are no hosts, of exactly five who
answered, could work out the others if they told each other; no rule at five can stop that.
"""

from collections.abc import Sequence
from enum import StrEnum

LEAST = 5


class Word(StrEnum):
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"


def told_at(total: int) -> bool:
    """Is this a number of answers at which the group is told? 5, 15, 45 …"""
    while total > LEAST and total % 3 == 0:
        total //= 3
    return total == LEAST


def word(counts: Sequence[int]) -> Word:
    """For counts of the first, the middle and the last answer."""
    first, _, last = counts
    half = sum(counts) / 2
    if first >= half and first > last:
        return Word.FIRST
    if last >= half and last > first:
        return Word.LAST
    return Word.MIDDLE


# question: its answers in order, and what the group is told for each word
ANSWERS = {
    "how": ("good", "mixed", "not-good"),
    "speak": ("yes", "did-not-want", "no"),
}
SAYS = {
    "how": {
        Word.FIRST: "Half or more said: it was good.",
        Word.MIDDLE: "It was mixed.",
        Word.LAST: "Half or more said: it was not good for me.",
    },
    "speak": {
        Word.FIRST: "Half or more could speak when they wanted to.",
        Word.MIDDLE: "With speaking it was mixed.",
        Word.LAST: "Half or more could not speak when they wanted to.",
    },
}
