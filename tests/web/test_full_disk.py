"""The disk is full, or may only be read: a plain answer, nothing half written, nothing lost."""

import errno
import html
import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import OperationalError, connections

from alongside.core import sealing, taken_back
from alongside.web.whole import troubles
from alongside.words.models import Words
from tests.conftest import STORY, World

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
TYPED = "What happened & when <it> did.\n" * 3000
only_sqlite = pytest.mark.skipif(
    bool(os.environ.get("ALONGSIDE_TEST_DATABASE")),
    reason="how large PostgreSQL may become is not said on a connection",
)


@contextmanager
def full(name: str) -> Iterator[None]:
    """A database that cannot grow, and has no free page either."""
    with connections[name].cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count={pages}")
        refused = 0
        while refused < 50:  # a page that is half empty takes one row, and refuses another
            try:
                fill(name)
            except OperationalError:
                refused += 1
        yield
        cursor.execute("PRAGMA max_page_count=1000000")


def fill(name: str) -> None:
    if name == "keys":
        sealing.seal("x", uuid4())
        return
    with connections[name].cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_limit (id, count, ends) VALUES (%s, 1, '2020-01-01')", [uuid4().hex]
        )


@only_sqlite
@pytest.mark.parametrize("name", ["default", "keys"])
def test_words_that_cannot_be_kept_come_back_to_their_person(world: World, name: str):
    member = world.client("member")
    once = str(uuid4())
    form = {"words": TYPED, "once": once}
    before = Words.objects.count()
    with full(name):
        page = member.post(f"/g/{world.slug}/share", form)
        text = page.content.decode()
        assert page.status_code == 503
        assert "Nothing was changed." in text
        assert html.escape(TYPED.strip()) in text.replace("&#x27;", "'")
        assert f'name="once" value="{once}"' in text
        assert f'action="/g/{world.slug}/share"' in text
        assert Words.objects.count() == before
    assert list(troubles()) == []
    assert member.post(f"/g/{world.slug}/share", form).status_code == 303
    assert Words.objects.count() == before + 1


@only_sqlite
def test_a_full_disk_can_still_be_read_and_words_taken_back(world: World):
    with full("default"), full("keys"):
        own = world.client("own")
        assert STORY in html.unescape(own.get("/words/").content.decode())
        assert own.post(f"/words/{world.story}/take-back").status_code in (303, 503)
    sealing.destroy_listed()
    assert STORY not in html.unescape(own.get("/words/").content.decode())


def test_where_the_list_cannot_be_written_nothing_is_taken_back(world: World, monkeypatch):
    def no_room(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(taken_back, "add_to", no_room)
    own = world.client("own")
    page = own.post(f"/words/{world.story}/take-back")
    assert page.status_code == 503
    assert "Nothing was changed." in page.content.decode()
    monkeypatch.undo()
    assert "Nobody asked" in own.get("/words/").content.decode()
    assert list(troubles()) == []
    assert own.post(f"/words/{world.story}/take-back").status_code == 303


def test_another_mistake_of_ours_is_not_called_a_full_disk(world: World, monkeypatch):
    def fail(*args: object) -> None:
        raise ValueError

    monkeypatch.setattr(taken_back, "add_to", fail)
    own = world.client("own")
    own.raise_request_exception = False
    assert own.post(f"/words/{world.story}/take-back").status_code == 500
