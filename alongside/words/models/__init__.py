from alongside.words.models.beside import Beside, Folding
from alongside.words.models.calls import Call, CallAnswer, CallReader, CallReading
from alongside.words.models.consents import (
    Consent,
    SharedWith,
    Tellers,
    as_consents,
    every_row,
    newest_consents,
    newest_of,
    newest_rows,
)
from alongside.words.models.handovers import HandOver
from alongside.words.models.pictures import Picture
from alongside.words.models.recipients import Recipient
from alongside.words.models.showings import Showing
from alongside.words.models.suggestions import Suggestion
from alongside.words.models.uses import Use
from alongside.words.models.wishes import SaidDied, Wish
from alongside.words.models.words import Words

__all__ = [
    "Beside",
    "Call",
    "CallAnswer",
    "CallReader",
    "CallReading",
    "Consent",
    "Folding",
    "HandOver",
    "Picture",
    "Recipient",
    "SaidDied",
    "SharedWith",
    "Showing",
    "Suggestion",
    "Tellers",
    "Use",
    "Wish",
    "Words",
    "as_consents",
    "every_row",
    "newest_consents",
    "newest_of",
    "newest_rows",
]
