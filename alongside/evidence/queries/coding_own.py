"""What somebody wrote about words of others and their own, for the copy of all their things."""

import json
from uuid import UUID

from alongside.core import sealing
from alongside.evidence.models import Meant, Memo


def memos_of(person: UUID) -> list[dict[str, str]]:
    """Memos that they wrote while coding. The words that these are about belong to others."""
    rows = Memo.objects.filter(coder__person=person).select_related("coding").order_by("pk")
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in rows})
    return [
        {"coding": row.coding.title, "text": json.loads(texts[row.key])["text"]}
        for row in rows
        if row.key in texts
    ]


def answers_of(person: UUID) -> list[dict[str, str]]:
    """What they said of how their own words were read."""
    rows = Meant.objects.filter(person=person).select_related("words__coding").order_by("pk")
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in rows})
    return [
        {"coding": row.words.coding.title, "text": texts[row.key]}
        for row in rows
        if row.key in texts
    ]
