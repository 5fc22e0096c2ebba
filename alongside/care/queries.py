"""What the program itself reads of care."""

from collections.abc import Iterator
from uuid import UUID

from alongside.care.models import Worry


def keys_in_use() -> Iterator[UUID]:
    return Worry.objects.values_list("key", flat=True).iterator()
