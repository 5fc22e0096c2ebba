"""Keys live in a database of their own, so that a copy of the words is not a copy of the keys."""

from typing import Any

from django.db.models import Model


class KeysApart:
    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return "keys" if model._meta.app_label == "keyring" else None

    db_for_write = db_for_read

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool | None:
        return None

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (db == "keys") == (app_label == "keyring")
