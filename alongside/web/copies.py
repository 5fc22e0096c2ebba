"""Everything of one person, put together from each context's own part."""

from base64 import b64encode
from datetime import date
from typing import Any

from alongside.evidence.access.sheets import my_codes
from alongside.gatherings.queries import debriefs_of, reminders_of, times_of, trainings_of
from alongside.groups.access import my_groups
from alongside.people.access import Person
from alongside.words.access.drafts import my_drafts
from alongside.words.access.folding import folded_by
from alongside.words.access.mine import Mine, my_words
from alongside.words.access.pictures import copies_of
from alongside.words.access.showings import shown_of
from alongside.words.access.suggestions import suggested_by
from alongside.words.access.where import Where
from alongside.words.access.wishes import my_wish


def everything_of(person: Person, today: date) -> dict[str, Any]:
    return {
        "name": person.name,
        "email": person.email,
        "groups": [{"name": group.name, "left": group.left} for group in my_groups(person)],
        "times I can come": times_of(person.id),
        "reminders": reminders_of(person.id),
        "after gatherings I hosted": debriefs_of(person.id),
        "trainings I can give": trainings_of(person.id),
        "drafts": [{"text": draft.text, "group": draft.group_name} for draft in my_drafts(person)],
        "if I die": wish_of(person),
        "what I fold away": folded_by(person.id),
        "what I suggested": suggested_by(person.id),
        "codes of surveys that I keep": [
            {"survey": kept.title, "code": kept.code} for kept in my_codes(person)
        ],
        "words": words_of(person, today),
    }


def wish_of(person: Person) -> list[dict[str, str]]:
    wish = my_wish(person)
    return [{"wish": wish.what, "trusted": wish.named_name}] if wish else []


def words_of(person: Person, today: date) -> list[dict[str, Any]]:
    found = my_words(person, today)
    pictures = copies_of(mine.id for mine in found)
    shown = shown_of(person)
    return [
        words(mine)
        | {
            "pictures": [
                {
                    "in_it": described,
                    "kind": kind,
                    "base64": b64encode(content).decode(),
                    "path": path,
                }
                for described, kind, content, path in pictures.get(mine.id, [])
            ],
            "shown_to": shown.get(mine.id, []),
        }
        for mine in found
    ]


def words(mine: Mine) -> dict[str, Any]:
    consent = mine.consent
    return {
        "group": mine.group_name,
        "what": mine.form,
        "licence": mine.licence,
        "told_on": mine.told_on.isoformat(),
        "text": mine.text,
        "first": mine.note,
        "taken_back_on": mine.taken_back_on and mine.taken_back_on.isoformat(),
        "allowed": consent
        and {
            "readers": consent.readers,
            "quoting": consent.quoting,
            "counting": consent.counting,
            "until": consent.until and consent.until.isoformat(),
        },
        "used_in": [place(use) for use in mine.uses],
    }


def place(use: Where) -> dict[str, Any]:
    return {
        "kind": use.called,
        "title": use.title,
        "path": use.path if use.opens else "",
        "since": use.at.isoformat(),
        "by": use.by,
        "sent_on": use.sent_on and use.sent_on.isoformat(),
        "ended": use.ended_why,
        "ended_on": use.ended and use.ended.isoformat(),
    }


SHOWN = {"name", "email", "groups", "words", "drafts"}  # each has a part of the page to itself


def in_lines(things: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Whatever else there is, a line each, for the page that people read."""
    return [(name, list(map(line, kept))) for name, kept in things.items() if name not in SHOWN]


def line(kept: object) -> str:
    if isinstance(kept, dict):
        return ", ".join(f"{name}: {line(value)}" for name, value in kept.items() if value)
    if isinstance(kept, list | tuple):
        return ", ".join(map(line, kept))
    return str(kept)
