"""What is public and new, for programs that read feeds. Pure.

An item names a thing and leads to it; it carries no words of anybody: what a feed reader has copied
can not be taken back. Sources: RFC 4287 (Atom), JSON Feed 1.1.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

TITLE = "Alongside: open letters and reports"
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Item:
    path: str
    title: str
    says: str  # one sentence
    group: str
    at: datetime
    changed_at: datetime


def as_json(items: Sequence[Item], site: str) -> str:
    """`site` is the address without a stroke at the end."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": TITLE,
        "home_page_url": f"{site}/",
        "feed_url": f"{site}/feed.json",
        "language": "en-GB",
        "items": [
            {
                "id": f"{site}{item.path}",
                "url": f"{site}{item.path}",
                "title": item.title,
                "content_text": item.says,
                "date_published": stamp(item.at),
                "date_modified": stamp(item.changed_at),
                "authors": [{"name": item.group}],
            }
            for item in items
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


def as_atom(items: Sequence[Item], site: str, now: datetime) -> str:
    """`now` is when the feed changed last where there is nothing in it."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {"xml:lang": "en-GB"})
    put(feed, "id", f"{site}/feed.atom")
    put(feed, "title", TITLE)
    put(feed, "updated", stamp(max((item.changed_at for item in items), default=now)))
    put(feed, "link", rel="self", href=f"{site}/feed.atom", type="application/atom+xml")
    put(feed, "link", rel="alternate", href=f"{site}/", type="text/html")
    for item in items:
        entry = put(feed, "entry")
        put(entry, "id", f"{site}{item.path}")
        put(entry, "title", item.title)
        put(entry, "published", stamp(item.at))
        put(entry, "updated", stamp(item.changed_at))
        put(put(entry, "author"), "name", item.group)
        put(entry, "link", rel="alternate", href=f"{site}{item.path}", type="text/html")
        put(entry, "summary", item.says)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, "unicode")


def put(inside: ElementTree.Element, name: str, text: str = "", **more: str) -> ElementTree.Element:
    made = ElementTree.SubElement(inside, f"{{{ATOM}}}{name}", more)
    made.text = "".join(letter for letter in text if letter.isprintable()) or None
    return made


def stamp(at: datetime) -> str:
    """Source: RFC 3339."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
