"""Columns that may say who answered. Pure. A warning: only people can tell."""

import re
from collections.abc import Sequence

from alongside.evidence.domain.bringing.grid import letters

NAMED = {
    "names": re.compile(r"\b(name|surname|forename|firstname|lastname|full name)s?\b", re.I),
    "email addresses": re.compile(r"\be-?mail\b", re.I),
    "phone numbers": re.compile(r"\b(tele)?phone|\bmobile( number)?\b", re.I),
    "addresses": re.compile(r"\b(address|post ?code|street|ip)\b", re.I),
    "days of birth": re.compile(r"\b(birth|born|dob)\b", re.I),
    "numbers of one person": re.compile(
        r"\b(nhs number|(user|respondent|person|member) ?id)\b", re.I
    ),
}
HOLDS = {
    "email addresses": re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"),
    "phone numbers": re.compile(r"(?<![\d-])(\+\d{1,3}[ -]?|\(?0)\d[\d ()-]{8,13}\d(?!\d)"),
    "post codes": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"),
}


def personal(at: int, name: str, answers: Sequence[str]) -> str:
    """A sentence where the column's name or its answers look like that; else empty."""
    here = f"Column {at + 1} ({letters(at)}), “{name[:60]}”,"
    for what, held in HOLDS.items():
        many = sum(held.search(answer) is not None for answer in answers)
        if many:
            sheets = "1 sheet" if many == 1 else f"{many:,} sheets"
            return f"{here} seems to hold {what}, in {sheets}. Take them out if nobody needs them."
    for what, said in NAMED.items():
        if said.search(name):
            return f"{here} seems to ask for {what}. Take it out if nobody needs it."
    return ""
