"""A form as the questions of a survey. Pure."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from alongside.evidence.domain.surveys.answering import doubled
from alongside.evidence.domain.surveys.questions import Question, Questions, troubles
from alongside.evidence.domain.surveys.skipping import Condition
from alongside.evidence.domain.xlsform.parts import parts_of
from alongside.evidence.domain.xlsform.rows import one_row
from alongside.evidence.domain.xlsform.sheets import BadForm, Row

YES = {"yes", "true", "1", "true()"}


@dataclass(frozen=True, slots=True)
class Form:
    title: str
    questions: Questions
    places: tuple[Row, ...]  # where each question stands
    said: list[str]  # what becomes of it here, a sentence each


def questions_of(data: bytes) -> Questions:
    """Raises BadForm, whose `refused` has a sentence for each cell that we do not take."""
    return read(data).questions


def read(data: bytes) -> Form:
    """Raises BadForm."""
    parts, refused = parts_of(data)
    asked: list[tuple[Question, Row]] = []
    inside: list[tuple[Condition, ...]] = []  # of the groups that are open
    for row in parts.survey:
        try:
            taken = one_row(row, parts, inside)
        except BadForm as wrong:
            refused.append(str(wrong))
        else:
            asked += [(taken, row)] if taken else []
    if inside:
        refused.append("sheet “survey”: a group begins and does not end; add end_group")
    refuse(refused)
    form = Questions(parts.languages, tuple(question for question, _ in asked))
    places = tuple(row for _, row in asked)
    refuse([placed(trouble, places) for trouble in (*troubles(form), *doubled(form))])
    check_with_pyxform(data)
    must = sum(row.cells.get("required", "").casefold() in YES for row in places)
    said = [f"Nobody must answer here. Questions that were “required”: {must}."]
    return Form(parts.settings.get("form_title", ""), form, places, said if must else [])


def refuse(refused: Sequence[str]) -> None:
    if refused:
        raise BadForm(refused[0], refused)


def placed(trouble: str, places: Sequence[Row]) -> str:
    """“Question 3: …” as the row where it stands."""
    number, colon, rest = trouble.removeprefix("Question ").partition(": ")
    if not colon or not number.isdecimal():
        return f"sheet “survey”: {trouble}"
    column = "relevant" if "does not come before" in rest or "is no answer to" in rest else "name"
    return f"{places[int(number) - 1].place(column)}: {rest}"


def check_with_pyxform(data: bytes) -> None:
    """What the format itself forbids, by its own reader. Raises BadForm."""
    from pyxform.errors import PyXFormError  # most pages never need it, and it is slow to load
    from pyxform.xls2xform import convert

    kind = ".xlsx" if data.startswith(b"PK") else ".xls"
    try:
        convert(io.BytesIO(data), validate=False, file_type=kind, form_name="survey")
    except PyXFormError as wrong:
        raise BadForm(" ".join(str(wrong).split())[:300]) from wrong
    except Exception as wrong:  # it fails on what is broken in many ways
        raise BadForm("this is no XLSForm; check it with the tool that made it") from wrong
