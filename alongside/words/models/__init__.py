from alongside.words.models.beside import Beside, Folding
from alongside.words.models.consents import (
    Consent,
    SharedWith,
    Tellers,
    as_consents,
    newest_consents,
    newest_rows,
)
from alongside.words.models.handovers import HandOver
from alongside.words.models.recipients import Recipient
from alongside.words.models.uses import Use
from alongside.words.models.words import Words

__all__ = [
    "Beside",
    "Consent",
    "Folding",
    "HandOver",
    "Recipient",
    "SharedWith",
    "Tellers",
    "Use",
    "Words",
    "as_consents",
    "newest_consents",
    "newest_rows",
]
