"""Is there still something new? How many codes appear for the first time in each ten words.

Source: the "new information" of G. Guest, E. Namey, M. Chen, "A simple method to assess and report
thematic saturation in qualitative research", PLoS ONE 15(5), 2020. We draw the curve and set no
limit: when to stop is for the people who code to say.
"""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass

STEP = 10


@dataclass(frozen=True, slots=True)
class Step:
    words: int  # coded up to here
    new: int  # codes that appeared first in this step
    known: int  # codes in all, up to here


def saturation(coded: Iterable[Collection[Hashable]], step: int = STEP) -> list[Step]:
    """`coded` has the codes of each words, in the order in which they were read.

    The last step may have fewer words than the others: its `words` says so.
    """
    known: set[Hashable] = set()
    before, words = 0, 0
    curve: list[Step] = []
    for words, codes in enumerate(coded, 1):
        known |= set(codes)
        if words % step == 0:
            curve.append(Step(words, len(known) - before, len(known)))
            before = len(known)
    if words % step:
        curve.append(Step(words, len(known) - before, len(known)))
    return curve
