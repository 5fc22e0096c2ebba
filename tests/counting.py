"""Counts what a page asks of both databases."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connections


@contextmanager
def queries() -> Iterator[list[str]]:
    asked: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        if not sql.startswith(("SAVEPOINT", "RELEASE")):
            asked.append(sql)
        return execute(sql, *rest)

    with ExitStack() as watched:
        for name in ("default", "keys"):
            watched.enter_context(connections[name].execute_wrapper(note))
        yield asked
