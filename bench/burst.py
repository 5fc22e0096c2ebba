"""A letter in a burst: 5,000 people sign, each twice, over 64 connections."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from bench.figures import Figure
from tests.site import Site

PEOPLE, LINES = 5000, 64
WORST = 1.0  # seconds, of 99 in a hundred
BARE = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;
CREATE TABLE signature (id BLOB PRIMARY KEY, letter BLOB, mailbox TEXT, details TEXT, sealed BLOB);
CREATE INDEX one ON signature (letter, details);
CREATE TABLE link (secret TEXT PRIMARY KEY, signature BLOB, until TEXT);
CREATE TABLE mail (id BLOB PRIMARY KEY, address TEXT, subject TEXT, text TEXT);
"""


def burst(site: Site) -> Iterator[Figure]:
    slug, where = site.places["letter_slug"], urlsplit(site.base)
    before = json.loads(site.command("letter", slug, "--json").stdout)["pending"]
    path = f"/letters/{slug}/sign"
    command = [sys.executable, "-m", "bench.signers", where.hostname, where.port, path]
    told = subprocess.run(
        [str(word) for word in (*command, PEOPLE, LINES)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = json.loads(told)
    kept = json.loads(site.command("letter", slug, "--json").stdout)["pending"] - before
    yield Figure(
        "burst: people kept of those who signed, each twice", kept, "people", PEOPLE, kept == PEOPLE
    )
    yield Figure("burst: p99 of an answer", found["p99"], "s", WORST, found["p99"] <= WORST)
    rate = found["answered"] / found["seconds"]
    alone = ours(1)
    yield Figure(
        "burst: signatures a second over the wire, beside ours with one commit each",
        rate,
        "a second",
        alone,
        rate >= 5 * alone,
    )
    together, batches = ours(LINES), bare(LINES)
    yield Figure(
        "burst: signatures a second in batches, beside the same rows by bare sqlite3",
        together,
        "a second",
        batches,
        together >= batches / 2,
    )


def ours(at_once: int, seconds: float = 2.0) -> float:
    """Signatures a second of our own operation, so many a commit, without the wire."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils.timezone import now

    for name in ("keys", "default"):
        call_command("migrate", database=name, verbosity=0)

    from alongside.campaigns import emails
    from alongside.campaigns.domain import Shown
    from alongside.campaigns.operations import letters
    from alongside.campaigns.operations.signing import Signing, sign_many
    from alongside.groups.operations import found

    at, slug, made = now(), f"b-{uuid4().hex[:8]}", uuid4()
    group = found("Burst", slug, about="", when="", place="", by=None, now=at)
    letters.write(
        "T", "T", recipient="R", demand="D", report=None, id=made, group=group, by=group, now=at
    )
    letters.open_to_all(made, by=group, now=at)
    done, end, ways = 0, time.perf_counter() + seconds, list(Shown)
    while time.perf_counter() < end:
        some = [
            Signing(made, f"S {each}", f"s{each}@demo.invalid", ways[each % 3], "http://localhost/")
            for each in range(done, done + at_once)
        ]
        sign_many(some, mail=emails.confirm, now=at)
        done += at_once
    return done / seconds


def bare(at_once: int, seconds: float = 2.0) -> float:
    """Posts a second of a program that does nothing but write the same rows, so many a commit."""
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(Path(folder) / "bare.sqlite3", isolation_level=None)
        database.executescript(BARE)
        done, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            write(database, [uuid4().bytes for _ in range(at_once)])
            done += at_once
        return done / seconds


def write(database: sqlite3.Connection, some: Sequence[bytes]) -> None:
    database.execute("BEGIN IMMEDIATE")
    database.executemany(
        "INSERT INTO signature VALUES (?, 'letter', ?, ?, ?)",
        [(one, one.hex() * 2, one.hex() * 2, one * 4) for one in some],
    )
    database.executemany(
        "INSERT INTO link VALUES (?, ?, '2026-12-01')", [(one.hex() * 2, one) for one in some]
    )
    database.executemany(
        "INSERT INTO mail VALUES (?, ?, 'Please confirm', ?)",
        [(one, "s@demo.invalid", "Hello. " * 60) for one in some],
    )
    database.execute("COMMIT")
