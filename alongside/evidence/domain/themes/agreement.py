"""Krippendorff's alpha for nominal values, exact: how alike people code, beyond chance.

1 is full agreement, 0 is what chance would give, below 0 is worse than chance.
Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section D: any number
of people, values missing.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Agreement:
    """`words` is on how many words it rests: those that at least two people coded."""

    alpha: Fraction
    words: int
    people: int


class NoNumber(Exception):
    """Agreement cannot be computed. The message is a sentence for whoever asked."""


def alpha(table: Iterable[Sequence[Hashable | None]]) -> Agreement:
    """One row for each words, one place in it for each person; None: did not code these words.

    Raises NoNumber.
    """
    pairable: list[list[Hashable]] = []
    people: set[int] = set()
    for row in table:
        said = [value for value in row if value is not None]
        if len(said) > 1:
            pairable.append(said)
            people |= {person for person, value in enumerate(row) if value is not None}
    if not pairable:
        raise NoNumber("No words were coded by two people yet. So we can not say how alike.")
    totals: Counter[Hashable] = Counter()
    unlike = Fraction(0)  # the observed coincidences of unlike values
    for said in pairable:
        here = Counter(said)
        totals.update(here)
        pairs = len(said) ** 2 - sum(count**2 for count in here.values())
        unlike += Fraction(pairs, len(said) - 1)
    every = totals.total()
    by_chance = every**2 - sum(count**2 for count in totals.values())
    if not by_chance:
        raise NoNumber("Everybody chose the same for all words. That can be chance.")
    return Agreement(1 - (every - 1) * unlike / by_chance, len(pairable), len(people))


def alpha_of_code(
    code: Hashable, coded: Iterable[Mapping[Hashable, Collection[Hashable]]]
) -> Agreement:
    """Did people agree on where one code belongs? Raises NoNumber.

    `coded` has for each words the codes that each person gave them; a person who read the words
    and gave none is there with no codes, one who did not read them is absent.
    """
    rows = list(coded)
    people = list(dict.fromkeys(person for row in rows for person in row))
    return alpha(
        [code in row[person] if person in row else None for person in people] for row in rows
    )
