"""The door to one sheet: its private code. There is no other."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from alongside.core import sealing
from alongside.core.doors import let_in
from alongside.core.permissions import Permission, Relationship
from alongside.evidence.access.asking import AskingView, describe
from alongside.evidence.domain.surveys.kept import Filled, of_text
from alongside.evidence.domain.surveys.walking import Step, steps
from alongside.evidence.models import KeptCode, Sheet
from alongside.people.access import Person
from alongside.words.access.call_codes import hashed
from alongside.words.domain.return_code import in_fours, tidy


@dataclass(frozen=True, slots=True)
class SheetView:
    id: UUID
    survey: AskingView
    filled: Filled
    sent: bool

    @property
    def walk(self) -> list[Step]:
        return steps(self.survey.questions, self.filled.said)

    @property
    def code(self) -> str:
        return in_fours(self.filled.code) if self.filled.code else ""


def sheet_of_code(typed: str) -> UUID | None:
    """The sheet that this code leads to; None for any other, and for what cannot be a code."""
    code = tidy(typed)
    if code is None:
        return None
    return Sheet.objects.filter(code=hashed(code)).values_list("pk", flat=True).first()


def held_sheet(sheet: UUID | None) -> SheetView:
    """The sheet whose code was typed in this browser a while ago. Raises Http404."""
    rows = Sheet.objects.exclude(code=None).select_related("survey__asking", "survey__group")
    row = rows.filter(pk=sheet).first() if sheet else None
    text = sealing.unseal(row.key, bytes(row.sealed)) if row else None
    if row is None or text is None:
        raise Http404
    let_in(Permission.DECIDE_BY_CODE, {Relationship.HOLDER})
    asking = row.survey.asking
    asking.survey = row.survey
    return SheetView(row.id, describe(asking), of_text(text), row.sent)


@dataclass(frozen=True, slots=True)
class MyCode:
    id: UUID
    code: str
    title: str
    group_name: str
    path: str


def my_codes(person: Person) -> list[MyCode]:
    """Codes that a person keeps, who was let in to their own things."""
    rows = list(
        KeptCode.objects.filter(person=person)
        .select_related("survey__asking", "survey__group")
        .order_by("survey__title", "pk")
    )
    codes = sealing.unseal_many({row.key: bytes(row.sealed) for row in rows})
    return [
        MyCode(
            row.id,
            in_fours(codes[row.key]),
            row.survey.title,
            row.survey.group.name,
            f"/surveys/{row.survey.asking.slug}",
        )
        for row in rows
        if row.key in codes
    ]
