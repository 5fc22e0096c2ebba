"""The secret in a link that opens something: we keep its hash, never the secret."""

import hashlib


def hashed(secret: str) -> str:
    """64 hex digits. The secret is drawn, 24 bytes or more, so that no guessing finds it."""
    return hashlib.sha256(secret.encode()).hexdigest()
