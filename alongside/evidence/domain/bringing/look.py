"""What to see of a file before it comes in. Pure.

It names answers and how many gave them: it is for those who may see the answers, and no release.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alongside.evidence.domain.bringing.alike import look_alikes, skeleton
from alongside.evidence.domain.bringing.brought import Brought
from alongside.evidence.domain.bringing.grid import letters
from alongside.evidence.domain.bringing.kinds import day_order, is_number, says_nothing
from alongside.evidence.domain.bringing.personal import personal

MOST_CATEGORIES = 60
FOR = (
    "This look is for those who may see the answers. It is no release: do not pass it on or "
    "publish it."
)
WHO_DECIDES = (
    "Nothing is joined by itself. People decide: write a file of decisions, "
    '{"column": {"spelling": "kept as"}}, and give it with --spellings.'
)
OFTEN, LONG, WORDS = 3, 25, 5  # times, letters, words: then it is one sentence sent again
MOST_REPEATED = 5  # of one column
MOSTLY = 0.9


@dataclass(frozen=True, slots=True)
class Column:
    """Of one question: how many sheets answered, in what kind, and what stands out."""

    name: str
    kind: str  # choices, numbers, days, own words, empty
    answered: int
    blank: int
    says_nothing: int  # “N/A”, “no answer”: they count as answers until somebody decides
    categories: Mapping[str, int]  # of choices: how many sheets each
    least: str  # of numbers
    most: str
    look_alike: Sequence[Mapping[str, int]]
    repeated: Mapping[str, int]  # one sentence, how many times
    days: str  # a sentence, where days are written in several ways
    personal: str  # a sentence, where it may say who answered


def look(brought: Brought) -> list[Column]:
    sheets = brought.answers.sheets
    return [
        column(at, name, [sheet[name].strip() for sheet in sheets])
        for at, name in enumerate(brought.answers.columns)
    ]


def column(at: int, name: str, answers: Sequence[str]) -> Column:
    said = [answer for answer in answers if answer]
    telling = [answer for answer in said if not says_nothing(answer)]
    kind = kind_of(telling)
    counts = Counter(said)
    numbers = sorted((answer for answer in telling if is_number(answer)), key=worth)
    return Column(
        name=name,
        kind=kind,
        answered=len(said),
        blank=len(answers) - len(said),
        says_nothing=len(said) - len(telling),
        categories=dict(counts.most_common(MOST_CATEGORIES)) if kind == "choices" else {},
        least=numbers[0] if kind == "numbers" else "",
        most=numbers[-1] if kind == "numbers" else "",
        look_alike=look_alikes(telling),
        repeated=dict(repeated(telling)),
        days=several_ways(at, name, telling) if kind == "days" else "",
        personal=personal(at, name, telling),
    )


def worth(number: str) -> float:
    plain = number.replace(",", "") if number.count(",") != 1 or "." in number else number
    return float(plain.replace(",", "."))


def kind_of(answers: Sequence[str]) -> str:
    if not answers:
        return "empty"
    if sum(map(is_number, answers)) >= MOSTLY * len(answers):
        return "numbers" if len(set(answers)) > 2 else "choices"
    if sum(bool(day_order(answer)) for answer in answers) >= MOSTLY * len(answers):
        return "days"
    few = len(set(answers)) <= max(12, len(answers) // 5)
    return "choices" if few and max(map(len, answers)) <= 200 else "own words"


def repeated(answers: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Sentences that were sent again and again; not the choices of a list, which all are."""
    of: dict[str, str] = {}
    times: Counter[str] = Counter()
    for answer in answers:
        times[of.setdefault(skeleton(answer), answer)] += 1
    if len(times) > 1 and min(times.values()) > 1:
        return
    for answer, many in times.most_common(MOST_REPEATED):
        if many < OFTEN:
            return
        if len(answer) >= LONG and len(answer.split()) >= WORDS:
            yield answer[:200], many


def several_ways(at: int, name: str, answers: Sequence[str]) -> str:
    ways = {day_order(answer) for answer in answers} - {""}
    here = f"Column {at + 1} ({letters(at)}), “{name[:60]}”,"
    if "ISO" in ways and len(ways) > 1:
        return f"{here} has days written in more than one way."
    if ways == {"either"}:
        return f"{here} has days like “{answers[0][:20]}”. They can be read in two ways."
    return ""


def as_json(brought: Brought, columns: Sequence[Column]) -> dict[str, object]:
    """For `--dry-run`."""
    return {
        "for": FOR,
        "read": brought.said,
        "doubled": brought.doubled,
        "must_be_mended": brought.faults,
        "columns": [
            {
                "name": each.name,
                "kind": each.kind,
                "answered": each.answered,
                "blank": each.blank,
                "no_answer": each.says_nothing,
            }
            | ({"categories": each.categories} if each.categories else {})
            | ({"least": each.least, "most": each.most} if each.least else {})
            for each in columns
        ],
        "look_alike": [
            {"column": each.name, "spellings": group}
            for each in columns
            for group in each.look_alike
        ],
        "who_decides": WHO_DECIDES,
        "repeated": [
            {"column": each.name, "sentence": sentence, "times": times}
            for each in columns
            for sentence, times in each.repeated.items()
        ],
        "days": [each.days for each in columns if each.days],
        "personal": [each.personal for each in columns if each.personal],
    }
