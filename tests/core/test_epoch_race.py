"""Two at the same moment, each with a connection of its own: no key is lost, on either database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from threading import Barrier, Event
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections

from alongside.core import disk, epochs, sealing
from alongside.core.cipher import new_key

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


def test_two_nights_at_once_lose_nothing(monkeypatch: pytest.MonkeyPatch):
    """A lease ran out, and another process began the night anew."""
    sealed = sealing.seal("still here", uuid4())
    made, go_on = Event(), Event()
    make = epochs.make

    def slow(number: int) -> bytes:
        fresh = make(number)
        made.set()
        assert go_on.wait(20)
        return fresh

    with ThreadPoolExecutor(2) as two:
        monkeypatch.setattr(epochs, "make", slow)
        first = two.submit(apart, epochs.turn)
        assert made.wait(20)
        monkeypatch.setattr(epochs, "make", make)
        second = two.submit(apart, epochs.turn)
        wait([second], timeout=1)  # time to do harm in, where nothing holds it
        go_on.set()
        assert first.result(30) + 1 == second.result(30)
    assert sealing.unseal(sealed.key, sealed.bytes) == "still here"
    assert epochs.numbers() == sorted(epochs.needed())


def test_the_first_words_of_many_at_once_in_a_new_home_all_open(settings, tmp_path: Path):
    settings.KEY_FOLDER = tmp_path
    together = Barrier(6)

    def first_words() -> sealing.Sealed:
        together.wait(20)
        return sealing.seal("first of all", uuid4())

    with ThreadPoolExecutor(6) as many:
        asked = [many.submit(apart, first_words) for _ in range(6)]
        sealed = {one.result(60).key: one.result().bytes for one in asked}
    assert list(sealing.unseal_many(sealed).values()) == ["first of all"] * 6
    assert [file.name for file in tmp_path.iterdir()] == ["epoch-000001.key"]


def test_whoever_writes_one_file_at_the_same_moment_writes_it_whole(tmp_path: Path):
    contents = [bytes([number]) * 2000 for number in range(8)]
    together = Barrier(8)

    def write(content: bytes) -> None:
        for _ in range(20):
            together.wait(20)
            disk.write_whole(tmp_path / "one", content)

    with ThreadPoolExecutor(8) as many:
        for done in [many.submit(write, content) for content in contents]:
            done.result(60)
    assert (tmp_path / "one").read_bytes() in contents
    assert [file.name for file in tmp_path.iterdir()] == ["one"]


def test_a_draft_that_cannot_be_finished_is_thrown_away(tmp_path: Path):
    (tmp_path / "one").mkdir()
    with pytest.raises(OSError, match="one"):
        disk.write_whole(tmp_path / "one", b"content")
    assert [file.name for file in tmp_path.iterdir()] == ["one"]


def test_a_key_that_a_crash_left_as_a_draft_goes_in_the_night(settings, tmp_path: Path):
    settings.KEY_FOLDER = tmp_path
    (tmp_path / "epoch-000001.key.0a1b2c3d.new").write_bytes(new_key())
    epochs.turn()
    assert [file.name for file in tmp_path.iterdir()] == ["epoch-000002.key"]
