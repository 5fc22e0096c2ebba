"""Easy Read twins, for who came through the door of the longer text."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.evidence.domain.easy_read import Pair, of_kept
from alongside.evidence.models import Twin


@dataclass(frozen=True, slots=True)
class TwinView:
    pairs: list[Pair]  # what the hosts work on
    shown: list[Pair]  # what everybody reads
    checked_by: str
    of_version: int
    published_on: date | None

    @property
    def changed(self) -> bool:
        """Do the hosts have other sentences than everybody reads?"""
        return self.pairs != self.shown


def twin(place: UUID) -> TwinView:
    """Empty where nobody began one."""
    row = Twin.objects.filter(place=place).first()
    if row is None:
        return TwinView([], [], "", 0, None)
    return TwinView(
        of_kept(row.pairs), of_kept(row.shown), row.checked_by, row.of_version, row.published_on
    )


def has_twin(place: UUID) -> bool:
    return Twin.objects.filter(place=place).exclude(published_on=None).exists()
