"""The slowest reader: writes down every world that fits, one after the other. For tiny releases."""

from collections.abc import Iterator
from itertools import combinations, product

World = list[tuple[int, ...]]  # for each release how many people have each combination


def spread(people: int, places: int, most: tuple[int, ...] | None = None) -> Iterator[tuple]:
    """Every way to put people in places, at most so many in each."""
    if places == 1:
        if most is None or people <= most[-1]:
            yield (people,)
        return
    top = people if most is None else min(people, most[-places])
    for first in range(top + 1):
        for rest in spread(people - first, places - 1, most):
            yield (first, *rest)


class Brute:
    def __init__(self, releases: list[dict]) -> None:
        self.releases = releases
        names = sorted({name for r in releases for name in r["merged"]})
        values = [
            sorted({v for r in releases for vs in r["merged"].get(n, {}).values() for v in vs})
            for n in names
        ]
        self.joint = [dict(zip(names, each, strict=True)) for each in product(*values)]

    def inside(self, release: dict, where: dict[str, str]) -> list[int]:
        return [
            at
            for at, one in enumerate(self.joint)
            if all(
                label == "*" or one[name] in release["merged"][name][label]
                for name, label in where.items()
            )
        ]

    def fits(self, release: dict, people: tuple[int, ...]) -> bool:
        return all(
            cell["count"] is None
            or sum(people[at] for at in self.inside(release, cell["where"])) == cell["count"]
            for table in release["tables"]
            for cell in table["cells"]
        )

    def worlds(self) -> Iterator[tuple[World, World, World]]:
        """How many people have each combination, who came, and who went."""
        size = len(self.joint)
        first = self.releases[0]
        for people in spread(first["people"], size):
            if self.fits(first, people):
                yield from self.after([people], [], [])

    def after(self, here: World, came: World, went: World) -> Iterator[tuple[World, World, World]]:
        at = len(here)
        if at == len(self.releases):
            yield here, came, went
            return
        old, new = self.releases[at - 1], self.releases[at]
        more = new["people"] - old["people"] + new["left_since"]
        if more < 0:
            return
        size = len(self.joint)
        for gone in spread(new["left_since"], size, here[-1]):
            for new_ones in spread(more, size):
                people = tuple(a - b + c for a, b, c in zip(here[-1], gone, new_ones, strict=True))
                if self.fits(new, people):
                    yield from self.after([*here, people], [*came, new_ones], [*went, gone])

    def works_out(self) -> bool:
        """True when something is told too well. Raises ValueError where no world fits."""
        worlds = list(self.worlds())
        if not worlds:
            raise ValueError("no world fits")
        return self.small(worlds) or self.changed(worlds)

    def small(self, worlds: list) -> bool:
        return any(
            max(sum(w[0][at][p] for p in self.inside(release, cell["where"])) for w in worlds)
            < release["threshold"]
            for at, release in enumerate(self.releases)
            for table in release["tables"]
            for cell in table["cells"]
        )

    def changed(self, worlds: list) -> bool:
        for early, late in combinations(range(len(self.releases)), 2):
            for which in (1, 2):
                if not any(sum(step) for step in worlds[0][which][early:late]):
                    continue
                for release in (self.releases[early], self.releases[late]):
                    for table in release["tables"]:
                        for cell in table["cells"]:
                            inside = self.inside(release, cell["where"])
                            told = {
                                sum(step[p] for step in w[which][early:late] for p in inside)
                                for w in worlds
                            }
                            if len(told) == 1 and min(told) < release["threshold"]:
                                return True
        return False
