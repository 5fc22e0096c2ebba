from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connections, transaction
from django.utils.timezone import localdate

from alongside.core import cipher, epochs, sealing
from alongside.core.keyring.models import OwnerKey, WordsKey

pytestmark = pytest.mark.usefixtures("rows")


def test_what_is_sealed_opens_again():
    owner = uuid4()
    sealed = sealing.seal_many(["one", "zwei 🌧", ""], owner)
    texts = sealing.unseal_many({one.key: one.bytes for one in sealed})
    assert [texts[one.key] for one in sealed] == ["one", "zwei 🌧", ""]
    assert len({one.key for one in sealed}) == 3


def test_sealed_bytes_hold_no_word_of_it():
    sealed = sealing.seal("kettle " * 50, uuid4())
    assert b"kettle" not in sealed.bytes


def test_a_destroyed_key_opens_nothing():
    sealed = sealing.seal("gone", uuid4())
    sealing.destroy([sealed.key])
    assert sealing.unseal(sealed.key, sealed.bytes) is None


def test_bytes_of_other_words_do_not_open():
    owner = uuid4()
    one, other = sealing.seal_many(["one", "other"], owner)
    with pytest.raises(cipher.NotOurs):
        sealing.unseal(one.key, other.bytes)


def test_keyed_hash_is_the_owners_own():
    one, other = uuid4(), uuid4()
    assert sealing.keyed_hash(one, "a@b") == sealing.keyed_hash(one, "a@b")
    assert sealing.keyed_hash(one, "a@b") != sealing.keyed_hash(other, "a@b")


def test_a_new_epoch_opens_all_and_destroys_the_old_file():
    sealed = sealing.seal("still here", uuid4())
    before = epochs.numbers()
    number = epochs.turn()
    assert epochs.numbers() == [number]
    assert number not in before
    assert sealing.unseal(sealed.key, sealed.bytes) == "still here"
    assert set(OwnerKey.objects.values_list("epoch", flat=True)) == {number}


def test_an_epoch_that_stopped_half_way_loses_nothing():
    """The new file is there, the rows still need the old one: the next turn mends it."""
    sealed = sealing.seal("still here", uuid4())
    old = epochs.newest()[0]
    epochs.make(old + 1)
    assert sealing.unseal(sealed.key, sealed.bytes) == "still here"
    epochs.turn()
    assert old not in epochs.numbers()
    assert sealing.unseal(sealed.key, sealed.bytes) == "still here"


def test_the_key_is_kept_before_the_words_and_outlives_a_failure():
    """If keeping the words fails, a key without words is left: harmless, and swept later."""
    with transaction.atomic():
        sealed = sealing.seal("never kept", uuid4())
        transaction.set_rollback(True)
    assert WordsKey.objects.filter(pk=sealed.key).exists()


def test_old_keys_that_seal_nothing_are_swept_and_no_other():
    kept, unused = sealing.seal_many(["kept", "unused"], uuid4())
    today = localdate()
    assert sealing.sweep([kept.key], before=today) == 0  # they may be just being written
    assert sealing.sweep([kept.key], before=today + timedelta(days=1)) == 1
    assert sealing.known([kept.key, unused.key]) == {kept.key}


def test_a_power_cut_loses_no_no():
    """FULL: what was committed is on the disk. Deleted bytes are zeroed."""
    for name in ("default", "keys"):
        if connections[name].vendor != "sqlite":
            continue
        with connections[name].cursor() as cursor:
            asked = {}
            for pragma in ("journal_mode", "synchronous", "secure_delete"):
                cursor.execute(f"PRAGMA {pragma}")
                asked[pragma] = cursor.fetchone()[0]
        assert asked == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}
