"""Sheets on paper: printed as drafts with their codes, and typed in by a host.

Two numbers stand on a paper. Its number opens the empty draft for the hosts, until it is sent. The
private code is torn off by its person: no host needs it, and nobody keeps it.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from alongside.core import sealing
from alongside.evidence.domain.surveys.kept import Filled, How
from alongside.evidence.models import Asking, Sheet
from alongside.evidence.operations import Refused
from alongside.evidence.operations.sheets import CLOSED
from alongside.words.access.call_codes import hashed
from alongside.words.domain.return_code import LENGTH, in_fours, whole

MOST = 30  # copies at once: each needs a slow hash
DIGITS = 8


@dataclass(frozen=True, slots=True)
class Copy:
    number: str
    code: str


def print_copies(survey: UUID, copies: int, language: str, *, now: datetime) -> list[Copy]:
    """Drafts that wait to be typed in. What is not typed goes when the survey closes.

    Raises Refused.
    """
    made = [Copy(drawn(DIGITS), whole(drawn(LENGTH - 1))) for _ in range(copies)]
    hashes = [hashed(copy.code) for copy in made]  # slow, so before anything is held
    with transaction.atomic():
        row = Asking.objects.select_for_update().get(pk=survey)
        if row.opened_at is None or row.closed_at is not None:
            raise Refused(CLOSED)
        empty = Filled({}, How.PAPER, language).as_text()
        sealed = sealing.seal_many([empty] * copies, survey)
        Sheet.objects.bulk_create(
            Sheet(
                survey_id=survey,
                key=one.key,
                sealed=one.bytes,
                sent=False,
                code=code_hash,
                once=uuid5(survey, copy.number),
            )
            for one, copy, code_hash in zip(sealed, made, hashes, strict=True)
        )
    return [Copy(copy.number, in_fours(copy.code)) for copy in made]


def drawn(digits: int) -> str:
    return "".join(secrets.choice("0123456789") for _ in range(digits))


def paper_of(survey: UUID, number: str) -> UUID | None:
    """The draft of a paper that waits to be typed in; None for any other number."""
    digits = "".join(filter(str.isdigit, number))
    rows = Sheet.objects.filter(survey=survey, once=uuid5(survey, digits), sent=False)
    return rows.values_list("pk", flat=True).first()
