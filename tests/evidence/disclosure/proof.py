"""Random surveys through the engine, then through an attacker who was written apart.

    .venv/bin/python -m tests.evidence.disclosure.proof 1000 300

makes 1,000 releases and 300 sequences of two to four (8 to 300 people, 1 to 3 linked tables).
"""

import sys
from collections import Counter
from random import Random

from tests.evidence.disclosure.attacker import Reader
from tests.evidence.disclosure.made_up import Survey, as_read, release_of, true_count


def sequence(seed: int, most: int) -> Counter[str]:
    """Releases of one survey, each after some came and some left; what was found out of them."""
    random = Random(seed)
    survey = Survey(random)
    rows = survey.people(random.choice([8, 20, 40, 72, 150, 300]))
    told: list[dict] = []
    found: Counter[str] = Counter()
    for turn in range(random.randint(2, most) if most > 1 else 1):
        left = 0
        if turn:
            left = min(random.choice([0, 0, 2, 6, 12, 30]), len(rows) - 1)
            random.shuffle(rows)
            rows = rows[left:] + survey.people(random.choice([0, 3, 8, 20, 60]))
        release = release_of(rows, survey.plan(left), [as_read(one) for one in told])
        found["refused tables"] += len(release["refused"])
        if not release["tables"]:
            found["refused releases"] += 1
            continue
        told.append(release)
        check(rows, release, found)
        found["told"] += len(Reader(told).works_out())
    return found


def check(rows: list[dict[str, str]], release: dict, found: Counter[str]) -> None:
    """Every printed count is true, and no table hides more than one cell in five."""
    found["releases"] += 1
    for table in release["tables"]:
        counts = [cell["count"] for cell in table["cells"]]
        hidden = counts.count(None)
        found["hidden"] += hidden
        found["printed"] += len(counts) - hidden
        found["too much hidden"] += 5 * hidden > len(counts)
        for cell in table["cells"]:
            if cell["count"] is not None:
                found["untrue"] += cell["count"] != true_count(rows, release, cell["where"])


def main() -> None:
    single, several = (int(each) for each in sys.argv[1:3])
    found: Counter[str] = Counter()
    for seed in range(single):
        found += sequence(seed, 1)
    for seed in range(several):
        found += sequence(10_000 + seed, 4)
    wrong = {name: found[name] for name in ("told", "too much hidden", "untrue")}
    print(dict(found) | wrong)
    sys.exit(1 if any(wrong.values()) else 0)


if __name__ == "__main__":
    main()
