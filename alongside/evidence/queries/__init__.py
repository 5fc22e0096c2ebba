"""What the program itself reads of evidence, and what verify looks at."""

from collections.abc import Iterator, Set
from itertools import chain
from uuid import UUID

from alongside.core import sealing
from alongside.core.cipher import NotOurs
from alongside.evidence.domain.disclosure.audit import audit
from alongside.evidence.domain.disclosure.program import Unfinished
from alongside.evidence.domain.disclosure.reader import NoWorld
from alongside.evidence.domain.disclosure.worlds import TooLarge
from alongside.evidence.models import Asking, KeptCode, Release, Report, Sheet, Survey
from alongside.evidence.queries import coding


def keys_in_use() -> Iterator[UUID]:
    sheets = Sheet.objects.values_list("key", flat=True).iterator()
    codes = KeptCode.objects.values_list("key", flat=True).iterator()
    return chain(sheets, codes, coding.keys_in_use())


def published_of(group: UUID) -> str | None:
    """The slug of the group's first published report."""
    rows = Report.objects.filter(group=group).exclude(published_at=None).order_by("published_at")
    return rows.values_list("slug", flat=True).first()


def open_survey_of(group: UUID) -> str | None:
    """The slug of a survey of the group that people can answer now."""
    rows = Asking.objects.filter(survey__group=group, closed_at=None).exclude(opened_at=None)
    return rows.order_by("opened_at", "pk").values_list("slug", flat=True).first()


def published(places: Set[UUID]) -> set[UUID]:
    """Those of these places that are reports which everyone can read."""
    out = Report.objects.filter(pk__in=places).exclude(published_at=None)
    return set(out.values_list("pk", flat=True))


def troubles() -> Iterator[str]:
    """A sentence for each survey whose sheets cannot all be opened, or that told too much, and for
    each coding that cannot be opened."""
    yield from coding.troubles()
    for survey in Survey.objects.order_by("pk"):
        sheets = dict(survey.sheets.values_list("key", "sealed"))
        try:
            opened = sealing.unseal_many({key: bytes(words) for key, words in sheets.items()})
        except NotOurs:
            yield f"survey {survey.id}: the sealed bytes of a sheet were changed"
            continue
        if len(opened) != len(sheets):
            yield f"survey {survey.id}: {len(sheets) - len(opened)} sheets have no key"
        yield from told_too_much(survey)


def told_too_much(survey: Survey) -> Iterator[str]:
    """What a reader could work out from all releases of a survey together."""
    rows = Release.objects.filter(survey=survey).order_by("at", "pk")
    releases = [row.as_domain() for row in rows]
    try:
        told = [found.why for found in audit(releases)] if releases else []
    except (NoWorld, TooLarge, Unfinished):
        told = ["its releases do not fit together"]
    yield from (f"survey {survey.id}: {why}" for why in told)
