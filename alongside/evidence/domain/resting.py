"""How many people the quotes of a report rest on, where that is safe to tell. Pure.

The rule, whole:

1. It is counted once, on the day the report is published, of the quotes shown on that day; the
   number stands with that date and is never counted anew. So nobody who comes or goes afterwards
   shows in it. A letter tells the number of its report, and none of its own.
2. It is told in fives, as “5 people or more”, and below five not at all (words.domain.in_fives).
   So two reports that share quotes can not be compared to find one person.
3. Somebody at risk is never in it. “Or more” stays true without them, and whoever counts quotes
   can not tell them from a person who told two stories.
4. Where people are quoted without their own name, at least five such people must be in it, or
   there is no number at all. A number that says “each quote is another person” would otherwise
   strike those who are named off the list of who the nameless one can be.
"""

from collections.abc import Set
from uuid import UUID

from alongside.words.domain.in_fives import THRESHOLD, in_fives


def rests_on(named: Set[UUID], nameless: Set[UUID]) -> int | None:
    """So many people or more; None stays hidden.

    `named` are quoted with their own name somewhere in the report, `nameless` the others.
    """
    if 0 < len(nameless - named) < THRESHOLD:
        return None
    return in_fives(len(named | nameless))
