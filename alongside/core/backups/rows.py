"""Rows of a database as lines of JSON, and back: the same lines from SQLite and from PostgreSQL.

One line is one row, its values in the order of the manifest's columns.
"""

import base64
import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, router, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from alongside.core.backups.folders import Damaged

# Made anew by themselves; or of the moment: who is signed in, and mails, which hold addresses that
# we promised not to keep. So nobody is signed in after a restore, and no mail goes out twice.
LEFT_OUT = (
    {"auth", "contenttypes", "sessions"},
    {
        "core.mail",
        "core.limit",
        "people.signinmail",
        # Somebody may have pressed “I am here” since: two people can say it again, and wait again.
        "words.saiddied",
    },
)
AT_ONCE = 1000
Table = type[Model]


def tables(alias: str) -> dict[str, Table]:
    """Every table of a database that a backup holds, by its name."""
    found = (model._meta for model in apps.get_models(include_auto_created=True))
    return {
        meta.label_lower: meta.model
        for meta in sorted(found, key=lambda meta: meta.label_lower)
        if router.allow_migrate_model(alias, meta.model)
        and meta.managed
        and not meta.proxy
        and meta.app_label not in LEFT_OUT[0]
        and meta.label_lower not in LEFT_OUT[1]
    }


def columns(table: Table) -> list[str]:
    return [column.attname for column in table._meta.concrete_fields]


@contextmanager
def snapshot(alias: str) -> Iterator[None]:
    """All that is read inside is of one moment. Nobody who writes has to wait.

    Not Django's own transaction: on SQLite ours begin with the lock for writing.
    """
    how = "BEGIN"
    if connections[alias].vendor == "postgresql":
        how = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connections[alias].cursor() as cursor:
        cursor.execute(how)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def lines(table: Table, alias: str, names: list[str]) -> Iterator[str]:
    rows = table._base_manager.using(alias).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield json.dumps([plain(value) for value in row], ensure_ascii=False)


def plain(value: Any) -> Any:
    """As JSON; whole to the microsecond, on which the ledger's chain hangs."""
    match value:
        case bytes() | memoryview():
            return base64.b64encode(value).decode()
        case UUID():
            return value.hex
        case datetime() | date() | time():
            return value.isoformat()
        case None | bool() | int() | float() | str() | list() | dict():
            return value
    raise TypeError(f"a backup does not know how to keep a {type(value).__name__}")


def write(table: Table, alias: str, folder: Path) -> None:
    with gzip.open(file_of(table._meta.label_lower, folder), "wt", 1, encoding="utf-8") as out:
        for line in lines(table, alias, columns(table)):
            out.write(f"{line}\n")


def file_of(name: str, folder: Path) -> Path:
    return folder / f"{name}.jsonl.gz"


def read(name: str, folder: Path) -> Iterator[str]:
    with gzip.open(file_of(name, folder), "rt", encoding="utf-8", newline="\n") as kept:
        for line in kept:
            yield line.rstrip("\n")


def version(alias: str) -> list[tuple[str, str]]:
    """The last migration of each app."""
    loader = MigrationExecutor(connections[alias]).loader
    return sorted(
        (app, name)
        for app, name in loader.applied_migrations
        if not any(
            child.key[0] == app and child.key in loader.applied_migrations
            for child in loader.graph.node_map[app, name].children
        )
    )


def load(
    alias: str, folder: Path, columns_of: dict[str, list[str]], at: list[tuple[str, str]]
) -> dict[str, tuple[int, int]]:
    """Fill an empty database as it was, with the tables of that time.

    Returns for each table how many rows came, and how many of them read back otherwise: none
    should. Raises Damaged where the backup is newer than this program.
    """
    executor = MigrationExecutor(connections[alias])
    if unknown := [app for app, name in at if (app, name) not in executor.loader.graph.nodes]:
        raise Damaged(
            f"{folder} was made by a newer version ({unknown[0]}); install that version first"
        )
    state = executor.migrate(at)
    models = {model._meta.label_lower: model for model in state.apps.get_models(True)}
    told: dict[str, tuple[int, int]] = {}
    with transaction.atomic(using=alias):
        # Tables come in the order of their names: what one needs of another is looked at in the
        # end. (On PostgreSQL migrations of the same transaction leave it otherwise; this mends it.)
        connections[alias].check_constraints()
        for name, kept in columns_of.items():
            fill(models[name], alias, kept, read(name, folder))
        for sql in connections[alias].ops.sequence_reset_sql(
            no_style(), [models[name] for name in columns_of]
        ):
            with connections[alias].cursor() as cursor:
                cursor.execute(sql)
        connections[alias].check_constraints()
    for name, kept in columns_of.items():
        given, came = set(read(name, folder)), set(lines(models[name], alias, kept))
        told[name] = len(given), len(given ^ came)
    return told


def fill(table: Table, alias: str, kept: list[str], given: Iterator[str]) -> None:
    column = {one.attname: one for one in table._meta.concrete_fields}
    fields = [column[name] for name in kept]
    while some := list(islice(given, AT_ONCE)):
        rows = [
            table(**{f.attname: f.to_python(value) for f, value in zip(fields, row, strict=True)})
            for row in map(json.loads, some)
        ]
        table._base_manager.using(alias).bulk_create(rows)
