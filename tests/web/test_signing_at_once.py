"""Many sign at once: each answered post is there exactly once, also where the program is killed."""

import asyncio
import json
import os
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
from django.utils.timezone import now

from alongside.campaigns.models import Letter, Signature, SignatureLink
from alongside.campaigns.operations.letters import close, open_to_all
from alongside.core import sealing
from alongside.core.models import Mail
from alongside.web.asgi import environ
from alongside.web.signing import Signer, all_or_none
from tests.conftest import World, write_letter
from tests.site import Site, Visitor
from tests.web.dying import Say, killed, moments

# A hundred in the shape of a burst on PostgreSQL cost as much as four hundred on SQLite.
DEATHS = 50 if os.environ.get("ALONGSIDE_TEST_DATABASE") else 200
AT_ONCE = 12
pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)


@pytest.fixture
def letter(world: World) -> Letter:
    made = write_letter(world)
    open_to_all(made, by=world.id("host"), now=now())
    return Letter.objects.get(pk=made)


def address(number: int) -> str:
    return f"signer{number}@demo.invalid"


def post(letter: Letter, number: int, **changed: str) -> tuple[dict[str, object], bytes]:
    form = {"name": f"Signer {number}", "email": address(number), "shown": "name"} | changed
    path = f"/letters/{letter.slug}/sign"
    headers = [
        (b"host", b"localhost"),
        (b"content-type", b"application/x-www-form-urlencoded"),
        *([(b"origin", changed["origin"].encode())] if "origin" in changed else []),
    ]
    scope: dict[str, object] = {
        "type": "http",
        "method": "POST",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "http_version": "1.1",
        "scheme": "http",
        "headers": headers,
    }
    return scope, urlencode(form).encode()


def signed(*posts: tuple[dict[str, object], bytes]) -> list[int | None]:
    """The status of each, or None where the page is left to answer."""
    found = all_or_none([environ(scope, body) for scope, body in posts])
    return [answer.status if answer else None for answer in found]


def test_one_commit_takes_all_that_are_fine_and_leaves_the_others_to_the_page(letter):
    posts = [
        post(letter, 1),
        post(letter, 1),
        post(letter, 2, email="no address"),
        post(letter, 3, shown="count"),
        post(letter, 4, origin="https://elsewhere.invalid"),
        post(letter, 5, name="x" * 200),
    ]
    assert signed(*posts) == [303, 303, None, 303, None, None]
    assert Signature.objects.filter(letter=letter).count() == 2
    assert (
        SignatureLink.objects.count() == Mail.objects.filter(text__contains="/signature/").count()
    )
    assert SignatureLink.objects.count() == 3


def test_counted_only_keeps_no_name(letter):
    assert signed(post(letter, 3, shown="count")) == [303]
    row = Signature.objects.get()
    assert (row.key, bytes(row.sealed)) == (None, b"")


def test_a_name_typed_twice_in_one_commit_is_sealed_once(letter):
    signed(post(letter, 1), post(letter, 1))
    row = Signature.objects.get()
    assert sealing.unseal(row.key, bytes(row.sealed)) == "Signer 1"
    signed(post(letter, 1))
    again = Signature.objects.get()
    assert again.key == row.key


def test_the_fourth_mail_in_an_hour_is_left_to_the_page(letter):
    assert signed(*[post(letter, 1)] * 4) == [303, 303, 303, None]
    assert SignatureLink.objects.count() == 3


def test_a_closed_letter_is_left_to_the_page(letter, world):
    close(letter.id, by=world.id("host"), now=now())
    assert signed(post(letter, 1)) == [None]
    assert Signature.objects.count() == 0


def test_a_batch_that_fails_is_left_to_the_pages_and_keeps_nothing(letter, monkeypatch):
    from django.db import OperationalError

    from alongside.core import outbox

    def full(*args: object, **more: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(outbox, "post_many", full)
    assert signed(post(letter, 1), post(letter, 2)) == [None, None]
    assert Signature.objects.count() == 0


class Burst:
    """A child that signs in waves, and says who was answered."""

    def __init__(self, letter: Letter, first: int) -> None:
        self.letter, self.first = letter, first

    def __call__(self, say: Say) -> None:
        asyncio.run(self.waves(say))

    async def waves(self, say: Say) -> None:
        signer, number = Signer(environ), self.first
        say("begun")
        while True:
            number += AT_ONCE
            wave = range(number, number + AT_ONCE)
            await asyncio.gather(*(self.one(signer, each, say) for each in (*wave, *wave)))

    async def one(self, signer: Signer, number: int, say: Say) -> None:
        answer = await signer.answer(*post(self.letter, number))
        if answer and answer.status == 303:
            say(f"signed {number}")


def test_killed_at_random_each_answered_signature_is_there_exactly_once(letter):
    answered: set[int] = set()
    for at, (lines, part) in enumerate(moments(11, DEATHS)):
        said = killed(Burst(letter, at * 10_000), lines * 5, part)
        answered |= {int(line.partition(" ")[2]) for line in said[1:]}
    boxes = list(Signature.objects.values_list("mailbox", flat=True))
    make = sealing.hasher(letter.id)
    assert len(answered) > DEATHS
    assert {make(address(number)) for number in answered} - set(boxes) == set()
    assert len(boxes) == len(set(boxes))
    linked = set(SignatureLink.objects.values_list("signature", flat=True))
    assert linked == set(Signature.objects.values_list("pk", flat=True))


def test_thirty_people_sign_at_once_on_a_running_site(site: Site):
    slug = site.places["letter_slug"]
    before = count(site, slug)["pending"]

    def one(number: int) -> set[int]:
        form = {"name": f"Thirty {number}", "email": f"t{number}@demo.invalid", "shown": "name"}
        return {Visitor(site.base).ask(f"/letters/{slug}/sign", form).status for _ in range(2)}

    with ThreadPoolExecutor(15) as people:
        assert set.union(*people.map(one, range(30))) == {303}
    assert count(site, slug)["pending"] - before == 30
    wrong = Visitor(site.base).ask(f"/letters/{slug}/sign", {"name": "Typed", "shown": "name"})
    assert wrong.status == 422
    assert "Typed" in wrong.text


def count(site: Site, slug: str) -> dict[str, int]:
    found: dict[str, int] = json.loads(site.command("letter", slug, "--json").stdout)
    return found
