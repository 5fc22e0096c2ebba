"""What becomes of a use when its words become others. Pure."""

from alongside.words.domain import cut as cuts
from alongside.words.domain.kinds import Place

# Those at a table read the whole, whatever it is; in other places somebody chose what is shown.
WHOLE = {Place.PANEL}


def carried(place: str, cut: cuts.Cut, before: str, after: str) -> cuts.Cut | None:
    """The cut in the new words; None where it does not stand in them, so that the use ends."""
    if place in WHOLE:
        return [(0, len(after))]
    return cuts.carry(cut, before, after)
