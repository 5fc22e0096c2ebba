"""Fill an empty home with a backup that finding.py found whole."""

from django.conf import settings
from django.db import connections

from alongside.core import epochs, taken_back
from alongside.core.backups import rows
from alongside.core.backups.finding import Backup, Secrets
from alongside.core.disk import write_whole


def not_empty() -> str | None:
    """The name of a database that has tables already."""
    for alias in ("keys", "default"):
        if connections[alias].introspection.table_names():
            return str(connections[alias].settings_dict["NAME"])
    return None


def fill(found: Backup, opened: Secrets) -> dict[str, tuple[int, int]]:
    """Fill the home that the settings name. Nothing that was taken back is destroyed yet.

    Returns for each table how many rows came, and how many differ from the backup.
    """
    for number, key in opened.epochs.items():
        write_whole(epochs.file(number), key)
    write_whole(settings.HOME.folder / "recovery.pub", found.of_keys.recovery.encode())
    for kind, listed in found.copied.ids.items():
        taken_back.add(sorted(listed), kind)
    told: dict[str, tuple[int, int]] = {}
    for alias, folder, of in (
        ("keys", found.keys, found.of_keys),
        ("default", found.content, found.of_content),
    ):
        told |= rows.load(alias, folder, of.tables, of.version)
    return told
