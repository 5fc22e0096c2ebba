"""Whether the keys are those of the words: looked at before a site opens, or is backed up."""

from django.conf import settings
from django.db import DatabaseError, connections, transaction

from alongside.web.command import Refused

RESTORE = "put the newest backup back with `alongside restore`"


def keys_are_there() -> None:
    """Looked at before tables are made, which would make an empty one. Raises Refused."""
    try:
        words, keys = (
            "django_migrations" in connections[name].introspection.table_names()
            for name in ("default", "keys")
        )
    except DatabaseError as wrong:
        raise Refused(f"a database cannot be opened ({wrong}); {RESTORE}") from wrong
    if words and not keys:
        place = connections["keys"].settings_dict["NAME"]
        raise Refused(f"the keys database {place} is missing, but the words are here; {RESTORE}")


def keys_fit() -> None:
    """Raises Refused, with one sentence that says what to do."""
    from alongside.core import epochs, sealing, taken_back
    from alongside.web.whole import keys_in_use

    try:
        for name in ("keys", "default"):
            try_to_write(name)
        if missing := epochs.needed() - set(epochs.numbers()):
            raise Refused(f"{epochs.file(min(missing))} is missing; put it back, or {RESTORE}")
        sealing.destroy_listed()
        lost = len(sealing.lost(keys_in_use()))
    except taken_back.NoList as wrong:
        raise Refused(
            f"{settings.TAKEN_BACK_FOLDER} is missing, the list of what was taken back; without "
            f"it, words could come back: {RESTORE}"
        ) from wrong
    except DatabaseError as wrong:
        raise Refused(
            f"a database cannot be written ({wrong}); let it be written, then start again"
        ) from wrong
    if lost:
        raise Refused(
            f"{lost} sealed things have no key, for the keys database is older than the words; "
            f"{RESTORE}, or give these things up for good with `alongside verify --let-go`"
        )


def try_to_write(name: str) -> None:
    """Begin to change something that is not there. Raises DatabaseError."""
    with transaction.atomic(using=name), connections[name].cursor() as cursor:
        cursor.execute("UPDATE django_migrations SET name = name WHERE id < 0")
