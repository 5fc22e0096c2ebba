"""An attacker of our own: reads releases as anyone would, and works out all it can.

Written apart from the engine: it knows only the JSON, keeps one world over all columns at once,
with the people who stand in each combination at each release and those who came and went between.
"""

from collections.abc import Iterator
from itertools import combinations, product

import highspy
import numpy as np


def groups_of(release: dict, name: str) -> dict[str, str] | None:
    """Value -> label, or None where the release does not have this column."""
    labels = {
        cell["where"][name]
        for table in release["tables"]
        for cell in table["cells"]
        if name in cell["where"]
    } - {"*"}
    if not labels:
        return None
    told = release["merged"].get(name, {label: [label] for label in labels})
    return {value: label for label in labels for value in told[label]}


class Reader:
    def __init__(self, releases: list[dict]) -> None:
        self.releases = releases
        self.columns = sorted(
            {name for r in releases for t in r["tables"] for c in t["cells"] for name in c["where"]}
        )
        self.sides = [{name: groups_of(r, name) for name in self.columns} for r in releases]
        self.kinds = [self.kinds_of(name) for name in self.columns]
        self.joint = list(product(*self.kinds))
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        last = len(releases) - 1
        size = len(self.joint)
        # where each block of variables begins: here[k], came[k], went[k] (between k and k + 1)
        self.here = [size * at for at in range(last + 1)]
        self.came = [size * (last + 1 + at) for at in range(last)]
        self.went = [size * (2 * last + 1 + at) for at in range(last)]
        self.count = size * (3 * last + 1)
        self.rows: list[tuple[list[int], list[int], int, int]] = []
        self.facts()
        self.load()

    def kinds_of(self, name: str) -> list[tuple[str | None, ...]]:
        values = sorted({v for side in self.sides for v in side[name] or {}})
        told = [
            tuple("?" if side[name] is None else side[name].get(v) for side in self.sides)
            for v in values
        ]
        return list(dict.fromkeys(told))

    def cell(self, release: int, where: dict[str, str]) -> list[int]:
        """The combinations that stand in a cell of a release."""
        return [
            at
            for at, kinds in enumerate(self.joint)
            if all(
                where.get(name, "*") in ("*", kinds[column][release])
                for column, name in enumerate(self.columns)
            )
        ]

    def facts(self) -> None:
        most = max(r["people"] for r in self.releases)
        self.most = most
        for at, release in enumerate(self.releases):
            for place, kinds in enumerate(self.joint):
                if any(kind[at] is None for kind in kinds):
                    self.rows.append(([self.here[at] + place], [1], 0, 0))
            every = [self.here[at] + place for place in range(len(self.joint))]
            self.rows.append((every, [1] * len(every), release["people"], release["people"]))
            for table in release["tables"]:
                for cell in table["cells"]:
                    if cell["count"] is not None:
                        inside = [self.here[at] + p for p in self.cell(at, cell["where"])]
                        self.rows.append((inside, [1] * len(inside), cell["count"], cell["count"]))
        for at, (old, new) in enumerate(zip(self.releases, self.releases[1:], strict=False)):
            went = new["left_since"]
            came = new["people"] - old["people"] + went
            every = range(len(self.joint))
            self.rows.append(([self.came[at] + p for p in every], [1] * len(every), came, came))
            self.rows.append(([self.went[at] + p for p in every], [1] * len(every), went, went))
            for p in every:
                flow = [self.here[at + 1] + p, self.here[at] + p, self.came[at] + p]
                self.rows.append(([*flow, self.went[at] + p], [1, -1, -1, 1], 0, 0))
                self.rows.append(([self.here[at] + p, self.went[at] + p], [1, -1], 0, most))

    def load(self) -> None:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self.count, len(self.rows)
        model.col_cost_ = np.zeros(self.count)
        model.col_lower_ = np.zeros(self.count)
        model.col_upper_ = np.full(self.count, float(self.most))
        model.row_lower_ = np.array([row[2] for row in self.rows], float)
        model.row_upper_ = np.array([row[3] for row in self.rows], float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0] + [len(row[0]) for row in self.rows])
        model.a_matrix_.index_ = np.array([at for row in self.rows for at in row[0]])
        model.a_matrix_.value_ = np.array([v for row in self.rows for v in row[1]], float)
        model.integrality_ = [highspy.HighsVarType.kInteger] * self.count
        self.solver.passModel(model)
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)

    def most_of(self, cost: np.ndarray) -> np.ndarray | None:
        """The world in which this is most; None where no world fits."""
        every = np.arange(self.count, dtype=np.int32)
        self.solver.changeColsCost(self.count, every, cost)
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        world = np.rint(np.array(self.solver.getSolution().col_value)).astype(int)
        assert (world >= 0).all()
        for at, value, low, high in self.rows:
            assert low <= int(world[at] @ np.array(value)) <= high
        return world

    def secrets(self) -> Iterator[tuple[str, list[int], int, bool]]:
        """What it is called, its variables, its threshold, and whether an exact number is meant."""
        for at, release in enumerate(self.releases):
            for table in release["tables"]:
                for cell in table["cells"]:
                    inside = self.cell(at, cell["where"])
                    name = f"release {at} table {table['id']} {cell['where']}"
                    yield name, [self.here[at] + p for p in inside], release["threshold"], False
        for early, late in combinations(range(len(self.releases)), 2):
            for word, block in (("came", self.came), ("went", self.went)):
                for at in (early, late):
                    least = max(self.releases[i]["threshold"] for i in (early, late))
                    for table in self.releases[at]["tables"]:
                        for cell in table["cells"]:
                            inside = self.cell(at, cell["where"])
                            name = f"{word} {early}-{late} {cell['where']}"
                            steps = block[early:late]
                            yield name, [b + p for b in steps for p in inside], least, True

    def nobody(self, name: str) -> bool:
        """Nobody came (or went) between those two releases: there is nothing to tell."""
        word, steps = name.split()[:2]
        if word == "release":
            return False
        early, late = map(int, steps.split("-"))
        pairs = list(zip(self.releases, self.releases[1:], strict=False))[early:late]
        went = sum(new["left_since"] for _, new in pairs)
        if word == "went":
            return went == 0
        return sum(new["people"] - old["people"] for old, new in pairs) + went == 0

    def works_out(self) -> list[str]:
        """Everything that is told too well. Raises ValueError where no world fits."""
        found = {}
        for name, inside, least, exact in self.secrets():
            key = (tuple(inside), least, exact)
            if key not in found and not self.nobody(name):
                found[key] = name
        random = np.random.default_rng(1)
        first = self.most_of(np.zeros(self.count))
        if first is None:
            raise ValueError("no world fits")
        worlds = [first]
        for _ in range(3):
            worlds.append(self.most_of(random.random(self.count) - 0.3))
        told = []
        for (inside, least, exact), name in found.items():
            at = list(inside)
            if self.kept([int(world[at].sum()) for world in worlds], least, exact):
                continue
            cost = np.zeros(self.count)
            cost[at] = 1
            worlds.append(self.most_of(cost))
            if exact:
                worlds.append(self.most_of(-cost))
            if not self.kept([int(world[at].sum()) for world in worlds], least, exact):
                told.append(name)
        return told

    def kept(self, values: list[int], least: int, exact: bool) -> bool:
        return max(values) >= least or (exact and min(values) < max(values))
