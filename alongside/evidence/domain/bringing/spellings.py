"""What people decided about spellings: which are kept as which. Pure. Nothing else changes."""

from collections.abc import Mapping
from typing import Annotated

import msgspec

from alongside.core.strict_json import BadJson, read
from alongside.evidence.domain.answers import Answers, BadFile

Decisions = Mapping[str, Mapping[str, str]]  # by column: a spelling, and what it is kept as
Kept = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]


def read_decisions(data: bytes) -> dict[str, dict[str, str]]:
    """`{"column": {"spelling": "kept as"}}`. Raises BadFile."""
    try:
        return read(data, dict[str, dict[str, Kept]])
    except BadJson as wrong:
        raise BadFile(str(wrong)) from wrong


def decided(answers: Answers, decisions: Decisions) -> Answers:
    """The answers with those spellings kept as decided, all at once. Raises BadFile."""
    for column, spellings in decisions.items():
        if column not in answers.columns:
            raise BadFile(f"“{column[:60]}” is not a column of the answers; mend its name")
        there = {sheet[column].strip() for sheet in answers.sheets}
        for spelling, kept in spellings.items():
            if spelling.strip() not in there:
                raise BadFile(
                    f"“{spelling[:60]}” is not an answer in “{column[:60]}”; copy it from the look"
                )
            if not kept.strip():
                raise BadFile(f"“{spelling[:60]}” in “{column[:60]}”: say what it is kept as")
    plain = {
        column: {spelling.strip(): kept.strip() for spelling, kept in spellings.items()}
        for column, spellings in decisions.items()
    }
    sheets = [
        sheet
        | {column: kept.get(sheet[column].strip(), sheet[column]) for column, kept in plain.items()}
        for sheet in answers.sheets
    ]
    return Answers(answers.columns, sheets, answers.fingerprint)
