"""The recovery key: on paper, and nowhere else. It opens key backups; the site can only close them.

A site keeps the public half. So a copy of a backup, of its words and its keys together, is worth
nothing without the paper. Source: RFC 9180 (HPKE), base mode, X25519, HKDF-SHA256, AES-256-GCM.

On paper there are four lines of sixteen letters and digits. Each line is eight bytes of the key
and two that check the line, so that a mistake is found where it was made.
"""

import base64
import hashlib
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
LINES, PART, CHECK = 4, 8, 2  # lines; bytes of the key and of the check in each
LENGTH = (PART + CHECK) * 8 // 5  # letters and digits of a line
# Nobody in a demo home is real, so all demo homes have this one, and it asks for no paper.
DEMO = hashlib.sha256(b"the recovery key of every demo home").digest()


class Mistyped(Exception):
    """What was typed is no recovery key. The message says where."""


class OtherKey(Exception):
    """This recovery key does not open that backup."""


def new() -> bytes:
    return secrets.token_bytes(LINES * PART)


def public(secret: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def on_paper(secret: bytes) -> str:
    rows = []
    for number in range(LINES):
        part = secret[number * PART : (number + 1) * PART]
        text = base64.b32encode(part + check(number, part)).decode()
        rows.append(" ".join(text[at : at + 4] for at in range(0, len(text), 4)))
    return "\n".join(rows)


def letters(typed: str) -> str:
    """As they are kept: what looks alike is taken for what it must be."""
    return "".join(typed.upper().split()).replace("0", "O").replace("1", "I").replace("8", "B")


def is_whole(typed: str) -> bool:
    return len(letters(typed)) >= LENGTH * LINES


def from_paper(typed: str) -> bytes:
    """The key. Small letters, spaces and line breaks do not matter. Raises Mistyped."""
    text = letters(typed)
    if len(text) != LINES * LENGTH:
        raise Mistyped(f"a recovery key has {LINES * LENGTH} letters and digits")
    secret = b""
    for number in range(LINES):
        try:
            row = base64.b32decode(text[number * LENGTH : (number + 1) * LENGTH])
        except ValueError as wrong:
            raise Mistyped(f"there is a mistake in line {number + 1}") from wrong
        if row[PART:] != check(number, row[:PART]):
            raise Mistyped(f"there is a mistake in line {number + 1}")
        secret += row[:PART]
    return secret


def check(number: int, part: bytes) -> bytes:
    return hashlib.sha256(bytes([number]) + part).digest()[:CHECK]


def close(plain: bytes, to: bytes, about: str) -> bytes:
    """`to` is a public half."""
    return SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(to), about.encode())


def open_with(secret: bytes, closed: bytes, about: str) -> bytes:
    """Raises OtherKey."""
    try:
        return SUITE.decrypt(closed, X25519PrivateKey.from_private_bytes(secret), about.encode())
    except (InvalidTag, ValueError) as wrong:
        raise OtherKey from wrong
