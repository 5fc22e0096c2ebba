"""What a reader could work out from releases: the check that each of them has to pass."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.evidence.domain.disclosure.layout import Layout, Place, printed, secrets
from alongside.evidence.domain.disclosure.program import Program
from alongside.evidence.domain.disclosure.reader import Leak, NoWorld, Reader
from alongside.evidence.domain.disclosure.release import (
    Contradiction,
    Release,
    counts_of,
    shape_of,
)
from alongside.evidence.domain.disclosure.worlds import Worlds


@dataclass(frozen=True, slots=True)
class Found:
    """A cell that tells too much: of a release (a place in the list), and why, as a sentence."""

    release: int
    table: str
    where: dict[str, str]
    why: str


def audit(releases: Sequence[Release]) -> Iterator[Found]:
    """Oldest first. Raises reader.NoWorld, worlds.TooLarge or program.Unfinished."""
    worlds = Worlds([shape_of(release) for release in releases])
    if min([0, *worlds.added]) < 0:
        raise NoWorld
    layout = Layout(worlds)
    try:
        counts = {
            (at, names): told
            for at, release in enumerate(releases)
            for names, told in counts_of(release).items()
        }
    except Contradiction as wrong:
        raise NoWorld from wrong
    known = printed(layout, counts)
    if known is None:
        raise NoWorld
    thresholds = [release.threshold for release in releases]
    where = layout.where()
    unsafe = [
        number
        for number, place in where.items()
        if known.get(number, -1) < thresholds[place.release]
    ]
    people = max(release.people for release in releases)
    program = Program(worlds.size, layout.sums, list(worlds.overlaps()), people)
    low, high = program.low.copy(), program.high.copy()
    for number, count in known.items():
        low[number] = high[number] = count
    program.limit(low, high)
    reader = Reader(program, secrets(layout, unsafe, thresholds), worlds.of_grids())
    for leak in reader.leaks():
        yield told(releases, worlds, reader, leak)


def told(releases: Sequence[Release], worlds: Worlds, reader: Reader, leak: Leak) -> Found:
    place = reader.secrets.places[leak.secret]
    between = reader.secrets.between[leak.secret]
    least = int(reader.secrets.least[leak.secret])
    where = labelled(releases[place.release], place)
    said = " and ".join(f"{name} is {label}" for name, label in where.items()) or "all people"
    if between is None:
        why = f"a reader can tell that fewer than {least} are in it"
    else:
        early, late, came = between
        why = (
            f"a reader can tell that exactly {leak.now} {'came' if came else 'went'}"
            f" between release {early + 1} and release {late + 1}"
        )
    table = next(
        (one.id for one in releases[place.release].tables if set(where) <= set(one.columns)), ""
    )
    return Found(place.release, table, where, f"table {table}, {said}: {why}")


def labelled(release: Release, place: Place) -> dict[str, str]:
    found: dict[str, str] = {}
    rest = place.cell
    for name in reversed(place.columns):
        names = list(release.merged[name])
        rest, at = divmod(rest, len(names))
        found[name] = names[at]
    return dict(reversed(found.items()))
