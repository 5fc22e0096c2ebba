"""Whether everything holds: each sealed thing opens, each chain is whole, each count is true."""

from collections.abc import Iterator
from itertools import chain
from uuid import UUID

from alongside.campaigns import queries as campaigns
from alongside.care import queries as care
from alongside.core import ledger
from alongside.evidence import queries as evidence
from alongside.gatherings import queries as gatherings
from alongside.words import queries as words

CONTEXTS = (words, gatherings, care, evidence, campaigns)


def keys_in_use() -> Iterator[UUID]:
    """Every key that seals something."""
    return chain.from_iterable(context.keys_in_use() for context in CONTEXTS)


def troubles() -> Iterator[str]:
    """A sentence for each thing that is not as it should be."""
    for context in CONTEXTS:
        yield from context.troubles()
    yield from ledger.broken()
