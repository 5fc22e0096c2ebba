"""Words are sealed; each version has a key of its own in the keys database.

    epoch key (a file) ── wraps ── owner's key ── wraps ── key of one version ── seals ── words

Order matters. Sealing writes the key first, then the caller writes the words. Destroying goes
the other way round: the list of what was taken back (core.taken_back) first, then the key, then
the bytes. A crash in between leaves a key without words (harmless, swept at night) or words without
a key (unreadable, which is what was asked for).

Source: NIST SP 800-57 part 1, 8.3.4 (destroying a key destroys what it sealed).
"""

import hmac
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.utils.timezone import localdate

from alongside.core import epochs, taken_back
from alongside.core.cipher import NotOurs, lock, new_key, opener, unlock
from alongside.core.keyring.models import OwnerKey, WordsKey

AT_ONCE = 500  # SQLite takes a bounded number of parameters
Bytes = bytes | memoryview  # SQLite gives the one, PostgreSQL the other


@dataclass(frozen=True, slots=True)
class Sealed:
    key: uuid.UUID
    bytes: bytes


def owner_key(owner: uuid.UUID) -> bytes:
    """The owner's key, made on first use."""
    row = OwnerKey.objects.filter(pk=owner).first()
    if row is None:
        with epochs.held():  # so that no night turns the epoch in between
            number, epoch = epochs.newest()
            wrapped = lock(epoch, new_key(), owner)
            row, _ = OwnerKey.objects.get_or_create(
                pk=owner, defaults={"epoch": number, "wrapped": wrapped}
            )
    return unlock(epochs.read(row.epoch), bytes(row.wrapped), owner)


def seal_bytes(contents: Iterable[bytes], owner: uuid.UUID) -> list[Sealed]:
    """Seal each under a new key, and keep the keys. The caller then keeps the sealed bytes."""
    wrapping = owner_key(owner)
    rows, sealed, today = [], [], localdate()
    for content in contents:
        key, secret = uuid.uuid4(), new_key()
        wrapped = lock(wrapping, secret, key)
        rows.append(WordsKey(id=key, owner_id=owner, wrapped=wrapped, made_on=today))
        sealed.append(Sealed(key, lock(secret, content, key)))
    WordsKey.objects.bulk_create(rows, batch_size=AT_ONCE)
    return sealed


def seal_many(texts: Iterable[str], owner: uuid.UUID) -> list[Sealed]:
    return seal_bytes((text.encode() for text in texts), owner)


def seal(text: str, owner: uuid.UUID) -> Sealed:
    return seal_many([text], owner)[0]


def unseal_bytes(sealed: Mapping[uuid.UUID, bytes]) -> dict[uuid.UUID, bytes]:
    """Contents by key. A key that was destroyed is missing from the answer. Raises NotOurs."""
    asked = [key for key, content in sealed.items() if content]
    found: dict[uuid.UUID, bytes] = {}
    owners: dict[uuid.UUID, Callable[[bytes, uuid.UUID], bytes]] = {}
    for start in range(0, len(asked), AT_ONCE):
        rows = WordsKey.objects.filter(pk__in=asked[start : start + AT_ONCE]).order_by("pk")
        # Values, not rows: somebody who searches all their notes opens twenty thousand keys.
        values = rows.values_list("pk", "wrapped", "owner", "owner__wrapped", "owner__epoch")
        for key, wrapped, owner, owner_wrapped, epoch in values.iterator(chunk_size=AT_ONCE):
            if owner not in owners:
                owners[owner] = opener(unlock(epochs.read(epoch), bytes(owner_wrapped), owner))
            secret = owners[owner](bytes(wrapped), key)
            found[key] = unlock(secret, bytes(sealed[key]), key)
    return found


def unseal_of(owner: uuid.UUID, sealed: Mapping[uuid.UUID, bytes]) -> dict[uuid.UUID, str]:
    """Texts by key, of one owner. Asks for all keys of theirs at once: for somebody who looks
    through everything they have, that is half the time of `unseal_many`. Raises NotOurs."""
    row = OwnerKey.objects.filter(pk=owner).first()
    if row is None:
        return {}
    unwrap = opener(unlock(epochs.read(row.epoch), bytes(row.wrapped), owner))
    keys = WordsKey.objects.filter(owner=owner).order_by("pk").values_list("pk", "wrapped")
    return {
        key: unlock(unwrap(bytes(wrapped), key), content, key).decode()
        for key, wrapped in keys.iterator(chunk_size=AT_ONCE)
        if (content := sealed.get(key))
    }


def unseal_many(sealed: Mapping[uuid.UUID, bytes]) -> dict[uuid.UUID, str]:
    """Texts by key. A key that was destroyed is missing from the answer. Raises NotOurs."""
    return {key: content.decode() for key, content in unseal_bytes(sealed).items()}


def unseal(key: uuid.UUID, sealed: bytes) -> str | None:
    return unseal_many({key: sealed}).get(key)


def gone(keys: Iterable[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    """Those of these keys that were destroyed, in handfuls that one question can take."""
    asked = set(keys)
    missing = list(asked - known(asked))
    for start in range(0, len(missing), AT_ONCE):
        yield missing[start : start + AT_ONCE]


def wrong(
    what: str, rows: Iterable[tuple[uuid.UUID, uuid.UUID, Bytes]], *, at_once: int = AT_ONCE
) -> Iterator[str]:
    """A sentence for each row (its id, its key, its sealed bytes) that does not open.

    No bytes seal nothing. `at_once` rows are in memory together.
    """
    left = (each for each in rows if each[2])
    while some := list(islice(left, at_once)):
        try:
            opened: Collection[uuid.UUID] = unseal_bytes({key: bytes(it) for _, key, it in some})
        except NotOurs:  # one of them; which one?
            opened = [key for _, key, it in some if opens(key, bytes(it))]
        there = known(key for _, key, _ in some)
        for row, key, _ in some:
            if key not in there:
                yield f"{what} {row}: the key is gone"
            elif key not in opened:
                yield f"{what} {row}: the sealed bytes were changed"


def opens(key: uuid.UUID, sealed: bytes) -> bool:
    try:
        return key in unseal_bytes({key: sealed})
    except NotOurs:
        return False


def known(keys: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of these keys that were not destroyed."""
    asked = list(keys)
    found: set[uuid.UUID] = set()
    for start in range(0, len(asked), AT_ONCE):
        rows = WordsKey.objects.filter(pk__in=asked[start : start + AT_ONCE])
        found |= set(rows.values_list("pk", flat=True))
    return found


def made_before(day: date, keys: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of these keys that are there and were made before that day."""
    old = WordsKey.objects.filter(made_on__lt=day)
    asked = list(keys)
    found: set[uuid.UUID] = set()
    for start in range(0, len(asked), AT_ONCE):
        rows = old.filter(pk__in=asked[start : start + AT_ONCE])
        found |= set(rows.values_list("pk", flat=True))
    return found


def destroy(keys: Iterable[uuid.UUID]) -> None:
    """Words sealed with these keys can be read by nobody from here on, nor after a restore."""
    asked = list(keys)
    taken_back.add(asked)
    for start in range(0, len(asked), AT_ONCE):
        WordsKey.objects.filter(pk__in=asked[start : start + AT_ONCE]).delete()


def destroy_listed() -> None:
    """Destroy what the list names and is still here: after a crash, and in a restored site.

    Raises taken_back.NoList.
    """
    listed = list(taken_back.read())
    for start in range(0, len(listed), AT_ONCE):
        some = listed[start : start + AT_ONCE]
        WordsKey.objects.filter(pk__in=some).delete()
        OwnerKey.objects.filter(pk__in=some).delete()


def lost(in_use: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Keys that are missing though nobody took anything back: the keys are not those of the words.

    Raises taken_back.NoList.
    """
    return set(in_use) - set(WordsKey.objects.values_list("pk", flat=True)) - taken_back.read()


def sweep(in_use: Iterable[uuid.UUID], *, before: date) -> int:
    """Destroy keys made before that day that seal nothing. Returns how many there were."""
    old = set(WordsKey.objects.filter(made_on__lt=before).values_list("pk", flat=True))
    unused = old - set(in_use)
    destroy(unused)
    return len(unused)


def forget_owner(owner: uuid.UUID) -> None:
    """Destroy an owner's key: all that was sealed under it, and what its keyed hashes mean."""
    under = WordsKey.objects.filter(owner=owner).values_list("pk", flat=True)
    taken_back.add([owner, *under])
    OwnerKey.objects.filter(pk=owner).delete()


def hasher(owner: uuid.UUID) -> Callable[[str], str]:
    """Makes fingerprints that only this owner's key can make: 64 hex digits. They go with it."""
    key = owner_key(owner)
    return lambda text: hmac.digest(key, b"mailbox:" + text.encode(), "sha256").hex()


def keyed_hash(owner: uuid.UUID, text: str) -> str:
    return hasher(owner)(text)
