"""A thousand words are told, backed up, and taken back. The clock is ours; everything else is real.

Each night the nightly job runs, then a backup is made; each hour the hourly job runs.
"""

import json
import sqlite3
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import transaction

import alongside.web.urls  # noqa: F401 (every page takes the real clock before this one turns it)
from alongside.campaigns.domain import Shown
from alongside.campaigns.operations import letters
from alongside.campaigns.operations.signatures import confirm, take_off
from alongside.campaigns.operations.signing import sign
from alongside.core import sealing
from alongside.core.backups import making, promise, rows
from alongside.core.keyring.models import WordsKey
from alongside.web import jobs
from alongside.web.erasing import erase
from alongside.web.whole import troubles
from alongside.words.models import Words
from alongside.words.operations.taking_back import take_back
from alongside.words.operations.telling import tell
from tests.conftest import World, write_letter
from tests.web.restored import restore
from tests.web.thief import readable

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])

COUNT = 1000
HOUR = timedelta(hours=1)
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


class Clock:
    """The simulated clock, and what happens by itself while it goes."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.place, self.now = place, NOON
        monkeypatch.setattr("django.utils.timezone.now", lambda: self.now)
        monkeypatch.setattr(making, "clock", lambda: self.now)

    def go(self, hours: int) -> None:
        for _ in range(hours):
            self.now += HOUR
            if self.now.hour == 3:
                jobs.nightly(None, now=self.now)
                making.make(self.place, making.recovery_key(), self.now)
            jobs.hourly(None, now=self.now)


@pytest.fixture
def clock(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings) -> Clock:
    settings.HOME = replace(settings.HOME, folder=tmp_path)
    settings.TAKEN_BACK_FOLDER = tmp_path / "list"
    settings.TAKEN_BACK_FOLDER.mkdir()
    return Clock(tmp_path / "backups", monkeypatch)


def all_at_once() -> ExitStack:
    """One wait for the disk instead of thousands."""
    whole = ExitStack()
    for alias in ("default", "keys"):
        whole.enter_context(transaction.atomic(using=alias))
    return whole


def tell_all(world: World, now: datetime, count: int = 20) -> dict[UUID, str]:
    texts = {uuid4(): f"What I never told anybody, {number}." for number in range(count)}
    with all_at_once():
        for story, text in texts.items():
            tell(text, id=story, person=world.id("own"), group=world.group, now=now)
    return texts


def take_all_back(world: World, stories: dict[UUID, str], now: datetime) -> None:
    with all_at_once():
        for story in stories:
            take_back(story, by=world.id("own"), now=now)


def test_a_thousand_words_are_in_no_backup_and_no_restored_site_after_48_hours(
    world: World, clock: Clock, tmp_path: Path
):
    stories = tell_all(world, clock.now, COUNT)
    told = set(stories.values())
    clock.go(24)
    assert len(told & readable(clock.place)) == COUNT  # the thief can read, so this test can fail
    oldest = min((clock.place / "content").iterdir()).name

    take_all_back(world, stories, clock.now)
    assert list(troubles()) == []
    clock.go(1)
    assert len(told & readable(clock.place)) == COUNT  # the last night's keys are still kept,
    restored = restore(clock.place, tmp_path / "an-hour")
    assert told & restored.readable() == set()  # but a restored site knows what was taken back
    assert "Everything holds" in restored.command("verify").stdout

    clock.go(47)
    assert len(list((clock.place / "keys").iterdir())) == 2
    assert told & readable(clock.place) == set()
    # Content of before the taking back, with the newest keys.
    last = restore(clock.place, tmp_path / "last", "--content", oldest)
    assert last.done.returncode == 0, last.done.stderr
    assert told & last.readable() == set()
    assert any("kettle was on" in text for text in readable(clock.place) & last.readable())


def test_the_list_holds_no_more_than_the_key_backups_need(world: World, clock: Clock):
    take_all_back(world, tell_all(world, clock.now), clock.now)
    clock.go(24)
    assert len(ids(clock)) >= 20  # no key backup is older; the first is just made
    clock.go(24 * 3)
    assert ids(clock) == []
    assert Words.objects.exclude(taken_back_at=None).count() == 20


def test_an_erased_account_and_a_name_taken_off_do_not_come_back_after_years(
    world: World, clock: Clock, tmp_path: Path
):
    """They have no key that would be missing, and somebody may have kept a content by hand."""
    letter = write_letter(world)
    letters.open_to_all(letter, by=world.id("host"), now=clock.now)
    counted = {"name": "", "shown": Shown.COUNT, "site": "/", "mail": lambda *_: ("", "")}
    signed = [
        sign(letter, email=f"{number}@a.invalid", now=clock.now, **counted) for number in range(2)
    ]
    for one in signed:
        confirm(one, now=clock.now)
    clock.go(24)
    oldest = min((clock.place / "content").iterdir()).name
    take_off(signed[0], now=clock.now)
    erase(world.people["own"], now=clock.now)
    clock.go(24 * 5)
    assert any(
        "own@" in line for line in rows.read("people.person", clock.place / "content" / oldest)
    )
    making.forget_ids(clock.now + timedelta(days=800))
    jobs.hourly(None, now=clock.now)
    restored = restore(clock.place, tmp_path / "home", "--content", oldest)
    assert restored.done.returncode == 0, restored.done.stderr
    with closing(sqlite3.connect(restored.home / "alongside.sqlite3")) as database:
        people = {row[0] for row in database.execute("SELECT email FROM people_person")}
        states = dict(database.execute("SELECT id, state FROM campaigns_signature").fetchall())
    assert "member@demo.invalid" in people
    assert "own@demo.invalid" not in people
    assert [states[one.hex] for one in signed] == ["removed", "confirmed"]


def ids(clock: Clock) -> list[str]:
    head, *lines = (clock.place / "taken-back" / "ids.txt").read_text().splitlines()
    assert json.loads(head)["until"] == clock.now.isoformat()
    return lines


def test_backups_that_stop_are_said_and_the_last_keys_stay(world: World, clock: Clock):
    page = f"/words/{world.story}/take-back"
    assert "backups" not in world.client("own").get(page).content.decode()
    clock.go(24)
    assert "until we make new ones" in world.client("own").get(page).content.decode()
    clock.go(24)
    assert "Our backups forget it within 2 days." in world.client("own").get(page).content.decode()
    assert "33 hours" in "".join(promise.window(clock.now))
    assert "late" not in "".join(promise.window(clock.now))
    for _ in range(60):
        clock.now += HOUR
        jobs.hourly(None, now=clock.now)
    assert len(list((clock.place / "keys").iterdir())) == 1
    assert "The last backup is late" in "".join(promise.window(clock.now))
    assert promise.hold(clock.now) == "until new"
    assert sealing.known(WordsKey.objects.values_list("pk", flat=True))
