"""Words are sealed; each version has a key of its own in the keys database.

    epoch key (a file) ── wraps ── owner's key ── wraps ── key of one version ── seals ── words

Order matters. Sealing writes the key first, then the caller writes the words. Destroying goes
the other way round: the key first, then the bytes. A crash in between leaves a key without words
(harmless, swept at night) or words without a key (unreadable, which is what was asked for).

Source: NIST SP 800-57 part 1, 8.3.4 (destroying a key destroys what it sealed).
"""

import hmac
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from alongside.core import epochs
from alongside.core.cipher import lock, new_key, opener, unlock
from alongside.core.keyring.models import OwnerKey, WordsKey

AT_ONCE = 500  # SQLite takes a bounded number of parameters


@dataclass(frozen=True, slots=True)
class Sealed:
    key: uuid.UUID
    bytes: bytes


def owner_key(owner: uuid.UUID) -> bytes:
    """The owner's key, made on first use."""
    row = OwnerKey.objects.filter(pk=owner).first()
    if row is None:
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


def known(keys: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of these keys that were not destroyed."""
    asked = list(keys)
    found: set[uuid.UUID] = set()
    for start in range(0, len(asked), AT_ONCE):
        rows = WordsKey.objects.filter(pk__in=asked[start : start + AT_ONCE])
        found |= set(rows.values_list("pk", flat=True))
    return found


def destroy(keys: Iterable[uuid.UUID]) -> None:
    """Words sealed with these keys can be read by nobody from here on."""
    asked = list(keys)
    for start in range(0, len(asked), AT_ONCE):
        WordsKey.objects.filter(pk__in=asked[start : start + AT_ONCE]).delete()


def sweep(in_use: Iterable[uuid.UUID], *, before: date) -> int:
    """Destroy keys made before that day that seal nothing. Returns how many there were."""
    old = set(WordsKey.objects.filter(made_on__lt=before).values_list("pk", flat=True))
    unused = old - set(in_use)
    destroy(unused)
    return len(unused)


def forget_owner(owner: uuid.UUID) -> None:
    """Destroy an owner's key: all that was sealed under it, and what its keyed hashes mean."""
    OwnerKey.objects.filter(pk=owner).delete()


def keyed_hash(owner: uuid.UUID, text: str) -> str:
    """A fingerprint that only this owner's key can make: 64 hex digits. It goes with that key."""
    return hmac.digest(owner_key(owner), b"mailbox:" + text.encode(), "sha256").hex()
