"""Every byte of the home, while words are live and after they are taken back."""

import os
import sqlite3
from uuid import UUID

import pytest

from tests.site import Site, Visitor, until

CANARY = "heliotrope marzipan barge"
CUT = "marzipan barge"


def files(site: Site) -> dict[str, bytes]:
    """All that the site wrote: databases, journals, keys, mail, and its log beside the home."""
    found = {
        str(file): file.read_bytes()
        for file in site.home.rglob("*")
        if file.is_file() and "static" not in file.parts
    }
    log = site.home.parent / f"{site.home.name}.log"
    return found | {str(log): log.read_bytes()}


def holding(site: Site, phrase: bytes) -> list[str]:
    return [name for name, content in files(site).items() if phrase in content]


def tell(member: Visitor, site: Site) -> UUID:
    answer = member.send(site.places["share"]["url"], "/share", {"words": f"Once: {CANARY}."})
    story = UUID(answer.goes_to.split("/")[2])
    for choice in ("group", "no-name", "count", "taken-back"):
        answer = member.ask(answer.goes_to, {"choice": choice})
    return story


def publish(host: Visitor, site: Site, story: UUID) -> list[str]:
    """The canary quoted in a report and in a letter. Returns their public paths."""
    group = f"/g/{site.places['group']}"
    made = host.send(f"{group}/reports/new", "/reports/new", {"title": "Canary"}).goes_to
    quoted = host.ask(f"{made}/quote", {"story": str(story), "sentence": CUT})
    assert quoted.status == 303
    assert host.ask(f"{made}/publish", {}).goes_to == made
    report = f"/reports/{link_in(host.ask(made).text, '/reports/')}"
    told = {"title": "Canary", "recipient": "Them", "text": "Text", "demand": "This"}
    begun = host.send(f"{group}/letters/new?report={made.rpartition('/')[2]}", "/letters/new", told)
    assert host.ask(f"{begun.goes_to}/step", {"do": "open"}).status == 303
    letter = f"/letters/{link_in(host.ask(begun.goes_to).text, '/letters/')}"
    return [report, letter]


def link_in(page: str, start: str) -> str:
    return page.partition(f'href="{start}')[2].partition('"')[0]


@pytest.mark.skipif(
    bool(os.environ.get("ALONGSIDE_TEST_DATABASE")),
    reason="PostgreSQL's files are not in the home; its rows are tested in test_taking_back",
)
def test_no_byte_of_the_home_holds_words(site: Site):
    member, host, visitor = site.signed_in("member"), site.signed_in("host"), site.visitor()
    story = tell(member, site)
    public = publish(host, site, story)
    assert all(CUT in visitor.ask(path).text for path in public)
    with sqlite3.connect(site.home / "alongside.sqlite3") as database:
        asked = database.execute("SELECT sealed, key FROM words_words WHERE id = ?", [story.hex])
        sealed, key = asked.fetchone()
    database.close()
    with sqlite3.connect(site.home / "keys" / "keys.sqlite3") as keys:
        wrapped = keys.execute("SELECT wrapped FROM keyring_wordskey WHERE id = ?", [key])
        secret = wrapped.fetchone()[0]
    keys.close()

    for phrase in (CANARY, CUT, "heliotrope"):
        assert holding(site, phrase.encode()) == []
    assert holding(site, sealed) != []  # the search finds what is there
    assert holding(site, secret) != []

    assert member.ask(f"/words/{story}/take-back", {}).status == 303
    for path in [*public, "/words/", "/me/copy"]:
        assert CUT not in member.ask(path).text
    assert until(lambda: not holding(site, sealed) and not holding(site, secret), seconds=5)
    assert holding(site, CANARY.encode()) == []
    assert "Everything holds" in site.command("verify").stdout


def test_no_code_and_no_link_of_a_mail_is_in_a_log(site: Site):
    visitor = site.visitor()
    path = site.command("sign-in", "member@demo.invalid").stdout.strip()
    visitor.ask(path, {})
    visitor.ask(path, {})
    visitor.ask(path + "wrong")
    log = site.home.parent / f"{site.home.name}.log"
    assert path.rpartition("/")[2] not in log.read_text()
