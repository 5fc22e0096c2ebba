"""What no test may let pass: an undefined variable, a read that writes, an order not asked for."""

import random
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.db import connections
from django.db.models.query import QuerySet
from django.http import HttpRequest, HttpResponse

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
MAY = ("django_session", "'health'")  # the session itself; the question "can the site write?"


class UndefinedVariable(Exception):
    pass


class Undefined(str):
    """Stands where Django would print nothing for a variable that nobody set."""

    __slots__ = ()

    def __mod__(self, missing: object) -> str:
        raise UndefinedVariable(str(missing))


class WroteWhileReading(Exception):
    pass


def refuse_writes(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
) -> Any:
    if sql.lstrip().upper().startswith(WRITES) and not any(name in sql for name in MAY):
        raise WroteWhileReading(sql[:100])
    return execute(sql, params, many, context)


def reads_do_not_write(
    handle: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return handle(request)
        with ExitStack() as guarded:
            for name in ("default", "keys"):
                guarded.enter_context(connections[name].execute_wrapper(refuse_writes))
            return handle(request)

    return answer


def shuffle_unordered() -> None:
    """Rows that come in no order come in any order."""
    fetch = QuerySet._fetch_all

    def fetch_shuffled(self: QuerySet[Any]) -> None:
        fresh = self._result_cache is None
        fetch(self)
        if fresh and not self.ordered and self._result_cache:
            random.shuffle(self._result_cache)

    QuerySet._fetch_all = fetch_shuffled
