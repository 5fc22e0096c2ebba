"""The door for somebody who told words without an account: their return code."""

import hashlib
from datetime import date
from uuid import UUID

from django.utils.crypto import salted_hmac

from alongside.core.doors import let_in
from alongside.core.permissions import Permission, Relationship
from alongside.words.access.mine import Mine, describe
from alongside.words.domain.return_code import tidy
from alongside.words.models import CallAnswer, Words

COST = {"n": 2**14, "r": 8, "p": 1}  # 16 MB and a few hundredths of a second for each try


def hashed(code: str) -> str:
    """Slow, and keyed with the site's own secret: what is kept leads nobody back to the code.

    Source: RFC 7914 (scrypt).
    """
    pepper = salted_hmac("return code", "", algorithm="sha256").digest()
    return hashlib.scrypt(code.encode(), salt=pepper, dklen=32, **COST).hex()


def words_of_code(typed: str) -> UUID | None:
    """The words that this code leads to; None for any other, and for what cannot be a code."""
    code = tidy(typed)
    if code is None:
        return None
    rows = CallAnswer.objects.filter(code=hashed(code))
    return rows.values_list("words", flat=True).first()


def held_answer(words: UUID | None, today: date) -> Mine:
    """Words whose code was typed in this browser a while ago. Raises Http404.

    `words` is what the session holds. An answer of somebody with an account has no code.
    """
    rows = list(
        Words.objects.filter(
            pk__in=CallAnswer.objects.filter(pk=words).exclude(code=None).values("words")
        ).select_related("group")
    )
    let_in(Permission.DECIDE_BY_CODE, {Relationship.HOLDER} if rows else set())
    return describe(rows, None, today)[0]
