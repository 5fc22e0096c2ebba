"""The sheets of a form, put in order: rows, lists of choices, languages. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.evidence.domain.xlsform import subset
from alongside.evidence.domain.xlsform.sheets import BadForm, Row, all_sheets, rows_of

ONLY = "the language"  # of a form that names none


@dataclass(frozen=True, slots=True)
class Parts:
    survey: list[Row]
    choices: dict[str, list[Row]]  # by list
    settings: dict[str, str]
    languages: tuple[str, ...]


def parts_of(data: bytes) -> tuple[Parts, list[str]]:
    found = {name.strip().casefold(): (name, rows) for name, rows in all_sheets(data)}
    named = {
        name: rows_of(name, found[name], subset.OTHER_NAMES) if name in found else []
        for name in ("survey", "choices", "settings")
    }
    refused = [
        f"sheet “{found[name][0][:40]}”: we do not take this sheet; take it out"
        for name in ("external_choices", "entities", "osm")
        if name in found
    ]
    if not named["survey"]:
        raise BadForm("sheet “survey” asks nothing; add questions")
    languages = spoken([*named["survey"][:1], *named["choices"][:1]])
    refused += columns_not_taken(named["survey"], subset.SURVEY)
    refused += columns_not_taken(named["choices"], subset.CHOICES, extra=True)
    refused += columns_not_taken(named["settings"], subset.SETTINGS - subset.KEPT_OUT)
    choices: dict[str, list[Row]] = {}
    for row in named["choices"]:
        if row.cells:
            choices.setdefault(row.cells.get("list_name", ""), []).append(row)
    settings = dict(named["settings"][0].cells) if named["settings"] else {}
    return Parts(named["survey"], choices, settings, languages), refused


def spoken(rows: Sequence[Row]) -> tuple[str, ...]:
    """The languages that label columns name, in their order; where none is named, one."""
    names = [
        found[2].strip()
        for row in rows
        for column in row.at
        if (found := subset.TRANSLATED.fullmatch(column)) and found[1] == "label"
    ]
    return tuple(dict.fromkeys(names)) or (ONLY,)


def columns_not_taken(
    rows: Sequence[Row], known: set[str], *, extra: bool = False
) -> Iterator[str]:
    """A sentence for each cell that says something which we would lose.

    A column of choices that nothing asks for (`extra`) is a note of its makers, except media.
    """
    for row in rows:
        for column in row.cells:
            plain = subset.TRANSLATED.fullmatch(column)
            if column in known or plain:
                continue
            media = column.split(":")[0] in ("image", "audio", "video", "big-image", "media")
            if (extra and not media) or "note" in column:
                continue
            yield f"{row.place(column)}: we do not take “{column[:40]}”; {subset.LEAVE}"
