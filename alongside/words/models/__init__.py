from alongside.words.models.consents import (
    Consent,
    SharedWith,
    as_consents,
    newest_consents,
    newest_rows,
)
from alongside.words.models.recipients import Recipient
from alongside.words.models.uses import Use
from alongside.words.models.words import Words

__all__ = [
    "Consent",
    "Recipient",
    "SharedWith",
    "Use",
    "Words",
    "as_consents",
    "newest_consents",
    "newest_rows",
]
