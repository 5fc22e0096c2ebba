"""Epoch keys: files beside the keys database. Each night a new one; the ones before are destroyed.

A copy of the keys database is worth nothing without the epoch file that it needs, so destroying
that file destroys what an old copy could open.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction

from alongside.core.cipher import lock, new_key, unlock
from alongside.core.disk import write_whole
from alongside.core.keyring.models import OwnerKey

NAME = re.compile(r"epoch-(\d{6})\.key")
LOCK = 0x65706F6368  # any number that is nobody else's: "epoch"


def file(number: int) -> Path:
    return Path(settings.KEY_FOLDER) / f"epoch-{number:06}.key"


def numbers() -> list[int]:
    found = (NAME.fullmatch(path.name) for path in Path(settings.KEY_FOLDER).glob("epoch-*.key"))
    return sorted(int(name[1]) for name in found if name)


@contextmanager
def held() -> Iterator[None]:
    """A transaction of the keys, until whose end no epoch key that it reads is destroyed.

    On SQLite each of ours begins with the one lock for writing; PostgreSQL is asked for one.
    """
    with transaction.atomic(using="keys"):
        if connections["keys"].vendor == "postgresql":
            with connections["keys"].cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        yield


def needed() -> set[int]:
    """Numbers of the epoch keys that some owner's key is wrapped by."""
    return set(OwnerKey.objects.order_by().values_list("epoch", flat=True).distinct())


def read(number: int) -> bytes:
    return file(number).read_bytes()


def newest() -> tuple[int, bytes]:
    """The newest epoch key, made when there is none: to be asked while `held`."""
    known = numbers()
    if not known:
        make(1)
        known = [1]
    return known[-1], read(known[-1])


def make(number: int) -> bytes:
    """Write a key whole or not at all, and be sure that it is on the disk before it is used."""
    fresh = new_key()
    write_whole(file(number), fresh)
    return fresh


def turn() -> int:
    """Wrap every owner's key anew and destroy the older epoch keys. Returns the new number.

    Safe to repeat after a crash: a file that some row still needs is never removed.
    """
    with held():  # one turn after the other: each wraps with a key that no other destroys
        before = newest()[0]
        fresh = make(before + 1)
        for row in OwnerKey.objects.select_for_update().order_by("pk").iterator():
            plain = unlock(read(row.epoch), bytes(row.wrapped), row.pk)
            row.wrapped, row.epoch = lock(fresh, plain, row.pk), before + 1
            row.save(update_fields=["wrapped", "epoch"])
    with held():  # a draft that somebody is writing now is none that a crash left
        for number in {one for one in numbers() if one <= before} - needed():
            file(number).unlink()
        for draft in Path(settings.KEY_FOLDER).glob("epoch-*.new"):  # of a crash; it is a key
            draft.unlink()
    return before + 1
