"""How many people speak of a theme, from what those who coded their words chose. Pure.

A theme counts for some words where everybody who read them put some of them under it; one who
read them and did not is a no. Words that nobody has read are not counted at all. A person speaks
of a theme where any of their words do.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from uuid import UUID

YES, NO = "Yes", "No"


@dataclass(frozen=True, slots=True)
class WordsCoded:
    """`by` has for everybody who read them the codes that they chose."""

    person: UUID
    by: Mapping[UUID, Set[UUID]]

    @property
    def agreed(self) -> Set[UUID]:
        return frozenset[UUID]().union(*self.by.values()).intersection(*self.by.values())


def sheets(coded: Iterable[WordsCoded], themes: Mapping[UUID, str]) -> dict[UUID, dict[str, str]]:
    """One sheet a person whose words somebody read: for each theme yes or no.

    `themes` are those that are asked for, each with what it is called.
    """
    spoke: dict[UUID, set[UUID]] = defaultdict(set)
    for one in coded:
        if one.by:
            spoke[one.person] |= one.agreed
    return {
        person: {name: YES if code in said else NO for code, name in themes.items()}
        for person, said in spoke.items()
    }
