"""Two at the same moment, each with a connection of its own: no key is lost, on either database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections

from alongside.core import epochs, sealing

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])


def apart(do: Callable[[], Any]) -> Any:
    """In a thread of its own, which closes its connections."""
    try:
        return do()
    finally:
        connections.close_all()


@pytest.mark.parametrize("known", [True, False])
def test_a_night_destroys_no_epoch_key_that_first_words_are_being_sealed_with(
    monkeypatch: pytest.MonkeyPatch, known: bool
):
    """The night comes after somebody's first words have looked which epoch key is the newest."""
    if known:  # others have words already
        sealing.seal("before", uuid4())
    looked, go_on, turned = Event(), Event(), Event()
    newest = epochs.newest

    def slow() -> tuple[int, bytes]:
        found = newest()
        looked.set()
        assert go_on.wait(20)
        return found

    def night() -> int:
        number = epochs.turn()
        turned.set()
        return number

    with ThreadPoolExecutor(2) as two:
        monkeypatch.setattr(epochs, "newest", slow)
        first = two.submit(apart, lambda: sealing.seal("my first words", uuid4()))
        assert looked.wait(20)
        monkeypatch.setattr(epochs, "newest", newest)
        turning = two.submit(apart, night)
        turned.wait(1)  # time to do harm in, where nothing holds it
        go_on.set()
        sealed, number = first.result(30), turning.result(30)
    assert sealing.unseal(sealed.key, sealed.bytes) == "my first words"
    assert epochs.needed() <= set(epochs.numbers())
    epochs.turn()
    assert epochs.numbers() == [number + 1]
    assert sealing.unseal(sealed.key, sealed.bytes) == "my first words"
