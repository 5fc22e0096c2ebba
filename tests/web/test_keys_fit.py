"""A home whose keys are not those of its words does not open. It says why, in one sentence."""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.site import COMMAND, new_environment
from tests.web.restored import restore


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo home on SQLite, with an older copy of its keys beside it."""
    home = tmp_path_factory.mktemp("fits") / "home"
    environment = sqlite(home)
    run(environment, "demo")
    shutil.copytree(home / "keys", home.with_name("older"))
    (home.with_name("answers.csv")).write_text("How was it?\n" + "Good\n" * 9)
    run(
        environment, "import", "survey", str(home.with_name("answers.csv")), "--group", "the-kettle"
    )
    return home


def sqlite(home: Path) -> dict[str, str]:
    environment = new_environment(home) | {"ALONGSIDE_HOME": str(home)}
    return {
        k: v for k, v in environment.items() if k not in ("ALONGSIDE_DATABASE", "ALONGSIDE_KEYS")
    }


def run(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *words], env=environment, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "home"))


def refusal(home: Path, *words: str) -> str:
    told = run(sqlite(home), *(words or ("run",)))
    assert told.returncode == 1, told.stdout
    assert told.stderr.count("\n") == 1
    assert "Traceback" not in told.stderr
    return told.stderr


def test_a_keys_database_that_is_missing(home: Path):
    (home / "keys" / "keys.sqlite3").unlink()
    told = refusal(home)
    assert "is missing, but the words are here" in told
    assert "alongside restore" in told
    assert told == refusal(home)  # looking did not make an empty one that fits nothing


def test_an_epoch_key_that_is_missing(home: Path):
    next((home / "keys").glob("epoch-*.key")).unlink()
    assert "epoch-000001.key is missing" in refusal(home)


def test_keys_older_than_the_words(home: Path, made: Path, tmp_path: Path):
    place = tmp_path / "place"
    assert run(sqlite(home), "backup", str(place)).returncode == 0
    shutil.rmtree(home / "keys")
    shutil.copytree(made.with_name("older"), home / "keys")
    told = refusal(home)
    assert "9 sealed things have no key" in told
    assert "older than the words" in told
    assert "older than the words" in refusal(home, "backup", str(place))  # nor is it backed up
    assert restore(place, tmp_path / "again").done.returncode == 0
    given_up = run(sqlite(home), "verify", "--let-go")
    assert "9 things whose key was lost are given up" in given_up.stdout
    assert "Everything holds" in given_up.stdout
    assert "Everything holds" in run(sqlite(home), "verify").stdout


def test_a_list_of_what_was_taken_back_that_is_missing(home: Path):
    shutil.rmtree(home / "taken-back")
    assert "words could come back" in refusal(home)


@pytest.mark.parametrize("file", ["keys/keys.sqlite3", "alongside.sqlite3"])
def test_a_database_that_may_only_be_read(home: Path, file: str):
    """Byte 18 says that this SQLite is too old to write it, to root as well."""
    with closing(sqlite3.connect(home / file)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray((home / file).read_bytes())
    content[18] = 3
    (home / file).write_bytes(content)
    assert "let it be written" in refusal(home)


def test_a_keys_database_that_is_none(home: Path):
    (home / "keys" / "keys.sqlite3").write_bytes(b"not a database " * 1000)
    assert "cannot be opened" in refusal(home)


def test_an_old_keys_file_does_not_bring_back_what_was_taken_back(tmp_path: Path):
    """The list is apart from the keys: what it names is destroyed again before the site opens."""
    home = tmp_path / "home"
    environment = sqlite(home)
    run(environment, "demo")
    with closing(sqlite3.connect(home / "keys" / "keys.sqlite3")) as keys:
        (number,) = keys.execute("SELECT id FROM keyring_wordskey LIMIT 1").fetchone()
    (home / "taken-back" / "2026-11-27.keys.txt").write_text(f"\n{number}\n")
    again = environment | {"PORT": "0"}  # it goes no further than its port
    assert "PORT is" in run(again, "run").stderr
    with closing(sqlite3.connect(home / "keys" / "keys.sqlite3")) as keys:
        assert (
            keys.execute("SELECT 1 FROM keyring_wordskey WHERE id = ?", [number]).fetchall() == []
        )
