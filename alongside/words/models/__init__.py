from alongside.words.models.beside import Beside, Folding
from alongside.words.models.calls import Call, CallAnswer, CallReader, CallReading
from alongside.words.models.consents import (
    Consent,
    SharedWith,
    Tellers,
    all_rows,
    as_consents,
    newest_consents,
    newest_of,
    newest_rows,
)
from alongside.words.models.recipients import Recipient
from alongside.words.models.uses import Use
from alongside.words.models.words import Words

__all__ = [
    "Beside",
    "Call",
    "CallAnswer",
    "CallReader",
    "CallReading",
    "Consent",
    "Folding",
    "Recipient",
    "SharedWith",
    "Tellers",
    "Use",
    "Words",
    "all_rows",
    "as_consents",
    "newest_consents",
    "newest_of",
    "newest_rows",
]
