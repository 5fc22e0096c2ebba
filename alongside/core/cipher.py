"""AES-256-GCM, bound to the id of what it locks. Source: NIST SP 800-38D."""

import os
import uuid
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12  # bytes, drawn anew for each locking


class NotOurs(Exception):
    """The locked bytes do not fit their key: somebody changed them, or the disk did."""


def new_key() -> bytes:
    return AESGCM.generate_key(256)


def lock(key: bytes, plain: bytes, about: uuid.UUID) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, about.bytes)


def unlock(key: bytes, locked: bytes, about: uuid.UUID) -> bytes:
    return opener(key)(locked, about)


def opener(key: bytes) -> Callable[[bytes, uuid.UUID], bytes]:
    """Unlocks many things with one key: making it ready costs as much as unlocking a short one."""
    ready = AESGCM(key)

    def unlock_one(locked: bytes, about: uuid.UUID) -> bytes:
        try:
            return ready.decrypt(locked[:NONCE], locked[NONCE:], about.bytes)
        except (InvalidTag, ValueError) as wrong:
            raise NotOurs(str(about)) from wrong

    return unlock_one
