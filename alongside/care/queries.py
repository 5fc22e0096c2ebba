"""What the program itself reads of care."""

from collections.abc import Iterator
from uuid import UUID

from alongside.care.models import Worry
from alongside.core import sealing


def keys_in_use() -> Iterator[UUID]:
    return Worry.objects.values_list("key", flat=True).iterator()


def troubles() -> Iterator[str]:
    """A sentence for each worry that does not open."""
    rows = Worry.objects.order_by("pk").values_list("pk", "key", "sealed")
    return sealing.wrong("worry", rows.iterator())
