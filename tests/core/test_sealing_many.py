"""Many sealed things at once: of one owner, and of bytes that are no text."""

from uuid import uuid4

import pytest

from alongside.core import sealing
from alongside.core.cipher import NotOurs, lock, new_key, opener


@pytest.fixture
def sealed(rows: None) -> dict[str, sealing.Sealed]:
    one, other = uuid4(), uuid4()
    kept = dict(zip("ab", sealing.seal_many(["first", "second"], one), strict=True))
    return kept | {"c": sealing.seal("another's", other), "owner": sealing.Sealed(one, b"")}


def test_of_one_owner_only_their_own_is_opened(sealed):
    asked = {one.key: one.bytes for name, one in sealed.items() if name != "owner"}
    opened = sealing.unseal_of(sealed["owner"].key, asked)
    assert opened == {sealed["a"].key: "first", sealed["b"].key: "second"}
    assert opened.items() < sealing.unseal_many(asked).items()


def test_what_was_destroyed_or_emptied_is_missing(sealed):
    sealing.destroy([sealed["a"].key])
    owner, second = sealed["owner"].key, sealed["b"]
    asked = {sealed["a"].key: sealed["a"].bytes, second.key: b""}
    assert sealing.unseal_of(owner, asked) == {}
    sealing.forget_owner(owner)
    assert sealing.unseal_of(owner, {second.key: second.bytes}) == {}


def test_changed_bytes_are_found(sealed):
    second = sealed["b"]
    changed = second.bytes[:-1] + bytes([second.bytes[-1] ^ 1])
    for open_all in (
        sealing.unseal_bytes,
        lambda asked: sealing.unseal_of(sealed["owner"].key, asked),
    ):
        with pytest.raises(NotOurs):
            open_all({second.key: changed})


def test_bytes_that_are_no_text_come_back_whole(rows):
    content = bytes(range(256)) * 40
    (one,) = sealing.seal_bytes([content], uuid4())
    assert content[:20] not in one.bytes
    assert sealing.unseal_bytes({one.key: one.bytes}) == {one.key: content}


def test_one_opener_opens_many_and_nothing_of_another_key():
    key, about = new_key(), [uuid4(), uuid4()]
    locked = [lock(key, b"x", each) for each in about]
    unlock = opener(key)
    assert [unlock(*each) for each in zip(locked, about, strict=True)] == [b"x", b"x"]
    with pytest.raises(NotOurs):
        unlock(locked[0], about[1])
    with pytest.raises(NotOurs):
        opener(new_key())(locked[0], about[0])
