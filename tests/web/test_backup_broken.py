"""A word that was broken before the backup is broken in it: nobody is told that all is well."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.web.restored import restore
from tests.web.test_keys_fit import run, sqlite


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Backups of a home in which the sealed bytes of one story were changed."""
    home = tmp_path_factory.mktemp("broken") / "home"
    assert run(sqlite(home), "demo").returncode == 0
    with closing(sqlite3.connect(home / "alongside.sqlite3")) as database, database:
        number, sealed = database.execute(
            "SELECT id, sealed FROM words_words WHERE length(sealed) > 0 ORDER BY id"
        ).fetchone()
        changed = bytes([sealed[0] ^ 1]) + sealed[1:]
        database.execute("UPDATE words_words SET sealed = ? WHERE id = ?", (changed, number))
    place = home.with_name("there")
    assert run(sqlite(home), "backup", str(place)).returncode == 0
    return place


def says_one_is_wrong(done: subprocess.CompletedProcess[str]) -> bool:
    named = done.stdout.count(": the sealed bytes were changed")
    return done.returncode == 1 and named == 1 and done.stderr.startswith("1 things")


def test_a_drill_refuses_a_backup_with_a_broken_word(broken: Path):
    home = broken.with_name("home")
    drill = run(sqlite(home), "drill", str(broken))
    assert says_one_is_wrong(drill), drill
    assert "try an older backup" in drill.stderr
    assert "The drill went well" not in drill.stdout
    assert not home.with_name("home.drill").exists()


def test_a_restore_says_what_is_wrong_and_what_to_do_and_keeps_the_home(
    broken: Path, tmp_path: Path
):
    restored = restore(broken, tmp_path / "back")
    assert says_one_is_wrong(restored.done), restored.done
    assert "restore another backup" in restored.done.stderr
    assert f"The site is restored in {tmp_path / 'back'}." in restored.done.stdout
    assert restored.command("verify").stderr.startswith("1 things")
