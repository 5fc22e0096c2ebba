"""What the program itself reads of evidence, and what verify looks at."""

from collections.abc import Iterator, Set
from itertools import chain
from uuid import UUID

from alongside.core import sealing
from alongside.core.cipher import NotOurs
from alongside.evidence.models import Report, Sheet, Survey
from alongside.evidence.queries import coding


def keys_in_use() -> Iterator[UUID]:
    return chain(Sheet.objects.values_list("key", flat=True).iterator(), coding.keys_in_use())


def published_of(group: UUID) -> str | None:
    """The slug of the group's first published report."""
    rows = Report.objects.filter(group=group).exclude(published_at=None).order_by("published_at")
    return rows.values_list("slug", flat=True).first()


def unpublished(places: Set[UUID]) -> set[UUID]:
    """Those of these places that are reports which only their makers have seen."""
    drafts = Report.objects.filter(pk__in=places, published_at=None)
    return set(drafts.values_list("pk", flat=True))


def troubles() -> Iterator[str]:
    """A sentence for each survey whose sheets cannot all be opened, and each such coding."""
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
