"""A letter with 3,000 names stays a small page; every name stands on one page of names."""

import html
import re

import brotli
import pytest
from django.test import Client
from django.utils.timezone import now

from alongside.campaigns.models import Letter, Signature
from alongside.campaigns.operations.letters import open_to_all
from alongside.core import sealing
from tests.conftest import World, write_letter
from tests.counting import queries

FIRST = ["Ada", "Kofi", "Mei", "Noor", "Ines", "Tomas", "Wren", "Bilal", "Siobhan", "Yusuf"]
LAST = ["Marsh", "Okafor", "Lindqvist", "Ferreira", "O’Dowd", "Achebe", "Novak", "Haddad"]
PAGE_BYTES = 5000  # of HTML, on the wire


@pytest.fixture
def letter(world: World) -> Letter:
    made = write_letter(world)
    open_to_all(made, by=world.id("host"), now=now())
    texts = [f"{FIRST[n % 10]} {LAST[n % 8]} {n}" for n in range(3000)]
    Signature.objects.bulk_create(
        [
            Signature(
                letter_id=made,
                mailbox=f"{number}",
                details=f"{number}",
                shown="name",
                state="confirmed",
                key=one.key,
                sealed=one.bytes,
                confirmed_at=now(),
            )
            for number, one in enumerate(sealing.seal_many(texts, made))
        ],
        batch_size=500,
    )
    return Letter.objects.get(pk=made)


def test_the_first_visit_stays_small_and_asks_little(letter):
    with queries() as asked:
        page = Client().get(f"/letters/{letter.slug}").content
    assert len(brotli.compress(page)) <= PAGE_BYTES
    assert len(asked) <= 10


def test_every_name_stands_on_one_page(letter):
    found: list[str] = []
    for number in range(1, 31):
        page = Client().get(f"/letters/{letter.slug}/names?page={number}").content.decode()
        found += re.findall(r'<li dir="auto">([^<]+)</li>', page)
        assert ("More names" in page) == (number < 30)
    assert len(found) == len(set(found)) == 3000
    assert html.unescape(found[4]).startswith("Ines O’Dowd")


def test_a_page_that_is_not_there_is_said(letter):
    for page in ("0", "31", "-1", "x", "9" * 40):
        assert Client().get(f"/letters/{letter.slug}/names?page={page}").status_code == 404
