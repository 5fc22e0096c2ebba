"""The power is cut at every write of real operations. What somebody was told stands, or it is lost.

The statements are those of the operations, as Django sent them, replayed on a disk that remembers.
"""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import apsw
import pytest
from django.db import connections
from django.utils.timezone import now

from alongside.evidence.operations.reports import write_report
from alongside.web.jobs import wipe
from alongside.web.settings import SQLITE
from alongside.words.domain.kinds import Place
from alongside.words.models import Use, Words
from alongside.words.operations import taking_back, uses
from tests.conftest import World, tell
from tests.web.power import Disk, Entry, Said, after_cuts

pytestmark = [
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
    pytest.mark.skipif(
        bool(os.environ.get("ALONGSIDE_TEST_DATABASE")),
        reason="PostgreSQL keeps its own journal; its fsync is not ours to choose",
    ),
]

STORIES = 12
Statement = tuple[str, str] | Said  # a database and its SQL; or what somebody was told


def record(do: Callable[[Callable[[str, UUID], None]], None]) -> list[Statement]:
    """Every statement that changes something, and what was said in between."""
    log: list[Statement] = []

    def heard(name: str) -> Callable[[str], None]:
        def hear(sql: str) -> None:
            if not sql.startswith(("SELECT", "--", "PRAGMA busy_timeout")):
                log.append((name, sql))

        return hear

    for name in ("default", "keys"):
        connections[name].ensure_connection()
        connections[name].connection.set_trace_callback(heard(name))
    try:
        do(lambda what, number: log.append(Said(what, number.hex)))
    finally:
        for name in ("default", "keys"):
            connections[name].connection.set_trace_callback(None)
    return log


def an_evening(world: World, say: Callable[[str, UUID], None]) -> None:
    """Stories are told and quoted; half of them are taken back; the journals are wiped."""
    host, own = world.id("host"), world.id("own")
    report = write_report("Report", "", id=uuid4(), group=world.group, by=host, now=now())
    for number in range(STORIES):
        text = f"Nobody asked me. {number} " + "I waited by the window. " * 200
        story = tell(text, own, world.group)
        say("told", story)
        uses.quote(
            story,
            "Nobody asked me.",
            place_kind=Place.REPORT,
            place=report,
            title="Report",
            path="/",
            by=host,
            group=world.group,
            now=now(),
        )
        say("quoted", story)
        if number % 2:
            taking_back.take_back(story, by=own, now=now())
            say("taken back", story)
        if number % 4 == 3:
            wipe(None, now=now())


@pytest.fixture
def base(world: World, tmp_path: Path) -> dict[str, bytes]:
    """Both databases as they are before the evening, whole in one file each."""
    wipe(None, now=now())
    found = {}
    for name in ("default", "keys"):
        file = Path(str(connections[name].settings_dict["NAME"]))
        shutil.copy(file, tmp_path / name)
        found[name] = file.read_bytes()
    return found


def replay(statements: list[Statement], folder: Path, pragmas: str) -> list[Entry]:
    disk = Disk()
    databases = {}
    for name in ("default", "keys"):
        databases[name] = apsw.Connection(str(folder / name), vfs="remembers")
        # One program at a time here: then SQLite needs no memory that it shares with others.
        databases[name].execute(f"PRAGMA locking_mode=EXCLUSIVE; {pragmas}").fetchall()
    disk.log.clear()  # opening changes nothing that anybody was told
    for each in statements:
        if isinstance(each, Said):
            disk.log.append(each)
        else:
            databases[each[0]].execute(each[1]).fetchall()
    log = list(disk.log)
    for database in databases.values():
        database.close()
    disk.unregister()
    return log


def lost(said: list[Said], files: dict[str, bytes], folder: Path) -> list[Said]:
    """What somebody was told and is not so, when both databases are opened again."""
    for name in ("default", "keys"):
        (folder / name).write_bytes(files[name])
        (folder / f"{name}-wal").write_bytes(files.get(f"{name}-wal", b""))
        (folder / f"{name}-shm").unlink(missing_ok=True)
    words = asked(folder / "default", "SELECT id, key FROM words_words WHERE length(sealed) > 0")
    quoted = {row[0] for row in asked(folder / "default", "SELECT words_id FROM words_use")}
    keys = {row[0] for row in asked(folder / "keys", "SELECT id FROM keyring_wordskey")}
    readable = {number for number, key in words if key in keys}
    taken = {each.id for each in said if each.what == "taken back"}
    holds = {
        "told": lambda one: one in readable or one in taken or one in being_taken(said),
        "quoted": lambda one: one in quoted,
        "taken back": lambda one: one not in readable,
    }
    return [each for each in said if not holds[each.what](each.id)]


def being_taken(said: list[Said]) -> set[str]:
    """The last story, whose taking back may be under way: then either is true."""
    return {said[-1].id} if said and said[-1].what == "quoted" else set()


def asked(file: Path, sql: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(sql).fetchall()


def cuts(world: World, base: dict[str, bytes], folder: Path, pragmas: str) -> tuple[int, int]:
    """How many cuts there were, and after how many something was lost."""
    statements = record(lambda say: an_evening(world, say))
    assert Use.objects.count() == STORIES
    assert Words.objects.exclude(taken_back_at=None).count() == STORIES // 2
    log = replay(statements, folder, pragmas)
    tried = wrong = 0
    for said, files in after_cuts(log, base, random.Random(7)):
        tried += 1
        wrong += bool(lost(said, files, folder))
    return tried, wrong


def test_nothing_that_anybody_was_told_is_lost(world: World, base, tmp_path: Path):
    tried, wrong = cuts(world, base, tmp_path, SQLITE["init_command"])
    assert tried >= 1000
    assert wrong == 0


def test_with_less_care_words_are_lost(world: World, base, tmp_path: Path):
    """The same with NORMAL: so the test above can fail."""
    careless = SQLITE["init_command"].replace("synchronous=FULL", "synchronous=NORMAL")
    tried, wrong = cuts(world, base, tmp_path, careless)
    assert tried >= 1000
    assert wrong > 20
