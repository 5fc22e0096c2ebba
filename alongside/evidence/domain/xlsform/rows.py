"""A row of a form as one of our questions, or a sentence why not. Pure."""

from collections.abc import Sequence

from alongside.evidence.domain.surveys.questions import CHOOSES, Choice, Kind, Question, Text
from alongside.evidence.domain.surveys.skipping import Condition
from alongside.evidence.domain.xlsform import subset
from alongside.evidence.domain.xlsform.conditions import NotTaken, conditions
from alongside.evidence.domain.xlsform.parts import Parts
from alongside.evidence.domain.xlsform.sheets import BadForm, Row


def one_row(row: Row, parts: Parts, inside: list[tuple[Condition, ...]]) -> Question | None:
    """The question of a row, if it asks or says something. Raises BadForm."""
    written = " ".join(row.cells.get("type", "").split())
    if not written:
        if row.cells.get("name") or row.cells.get("label"):
            raise BadForm(f"{row.place('type')}: it has no type; write what kind it is")
        return None
    if written in subset.END:
        if not inside:
            raise BadForm(f"{row.place('type')}: no group is open here; take it out")
        inside.pop()
        return None
    only_if = conditions_of(row)
    if written in subset.BEGIN:
        inside.append(only_if)
        return heading(row, parts, inside)
    kind, of_list = kind_of(row, written)
    look = row.cells.get("appearance", "")
    if look not in subset.LOOKS_ONLY:
        raise BadForm(f"{row.place('appearance')}: we do not take “{look[:40]}”; {subset.LEAVE}")
    choices = choices_of(row, of_list, parts) if kind in CHOOSES else ()
    return Question(
        name=name_of(row),
        kind=kind,
        text=text_of(row, "label", parts.languages),
        hint=text_of(row, "hint", parts.languages),
        choices=choices,
        only_if=tuple(each for group in inside for each in group) + only_if,
    )


def heading(row: Row, parts: Parts, inside: Sequence[tuple[Condition, ...]]) -> Question | None:
    """A group with a label is a page that says it; one without says nothing."""
    look = row.cells.get("appearance", "")
    if look not in subset.LOOKS_ONLY:
        raise BadForm(f"{row.place('appearance')}: we do not take “{look[:40]}”; {subset.LEAVE}")
    text = text_of(row, "label", parts.languages)
    if not text:
        return None
    only_if = tuple(each for group in inside for each in group)
    return Question(name_of(row), Kind.SAYS, text, only_if=only_if)


def kind_of(row: Row, written: str) -> tuple[Kind, str]:
    here = row.place("type")
    for old, new in subset.OLD.items():
        if written.casefold().startswith(f"{old} "):
            written = f"{new} {written[len(old) :].strip()}"
    first, *rest = written.split(" ")
    if "other" in rest or "or_other" in rest:
        raise BadForm(
            f"{here}: we do not take “or other”; add a choice “Something else”, and a text question"
        )
    if first in subset.CHOOSING and len(rest) == 1:
        return subset.CHOOSING[first], rest[0]
    if written in subset.TYPES:
        return subset.TYPES[written], ""
    if written in subset.LOOPS:
        raise BadForm(f"{here}: it asks the same questions again and again; ask each person once")
    if written in subset.BY_ITSELF:
        raise BadForm(f"{here}: “{written}” notes something without asking; take it out")
    raise BadForm(f"{here}: we do not take “{written[:40]}”; {subset.LEAVE}")


def name_of(row: Row) -> str:
    name = row.cells.get("name", "")
    if not subset.NAME.fullmatch(name):
        raise BadForm(f"{row.place('name')}: “{name[:40]}” is no name; write one word")
    return name


def conditions_of(row: Row) -> tuple[Condition, ...]:
    try:
        return conditions(row.cells.get("relevant", ""))
    except NotTaken as wrong:
        raise BadForm(
            f"{row.place('relevant')}: we do not take “{str(wrong)[:60]}”; "
            "write ${question} = 'answer', selected(…), not(…), joined by “and”"
        ) from wrong


def text_of(row: Row, what: str, languages: Sequence[str]) -> Text:
    """A column without a language stands for the first."""
    found: dict[str, str] = {}
    for column, cell in row.cells.items():
        named = subset.TRANSLATED.fullmatch(column)
        if column == what:
            found.setdefault(languages[0], cell)
        elif named and named[1] == what and named[2].strip() in languages:
            found[named[2].strip()] = cell
    for language, text in found.items():
        if "${" in text:
            column = next(each for each, cell in row.cells.items() if cell == text)
            raise BadForm(
                f"{row.place(column)}: an answer stands inside these words ({language}); "
                "write them without it"
            )
    return found


def choices_of(row: Row, of_list: str, parts: Parts) -> tuple[Choice, ...]:
    rows = parts.choices.get(of_list)
    if not rows:
        raise BadForm(
            f"{row.place('type')}: there is no list “{of_list[:40]}” in “choices”; add it"
        )
    for each in rows:
        if not each.cells.get("name"):
            raise BadForm(f"{each.place('name')}: this choice has no name; give it one")
    return tuple(
        Choice(each.cells["name"], text_of(each, "label", parts.languages)) for each in rows
    )
