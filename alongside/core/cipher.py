"""AES-256-GCM, bound to the id of what it locks. Source: NIST SP 800-38D."""

import os
import uuid

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
    try:
        return AESGCM(key).decrypt(locked[:NONCE], locked[NONCE:], about.bytes)
    except (InvalidTag, ValueError) as wrong:
        raise NotOurs(str(about)) from wrong
