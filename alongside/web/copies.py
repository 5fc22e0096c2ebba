"""Everything of one person, put together from each context's own part."""

from base64 import b64encode
from datetime import date
from typing import Any

from alongside.evidence.access.sheets import my_codes
from alongside.evidence.queries.coding_own import answers_of, memos_of
from alongside.gatherings.queries import debriefs_of, reminders_of, times_of, trainings_of
from alongside.groups.access import my_groups
from alongside.people.access import Person
from alongside.words.access.drafts import Draft, my_drafts
from alongside.words.access.folding import folded_by
from alongside.words.access.mine import Mine, my_words
from alongside.words.access.pictures import copies_of
from alongside.words.access.read_back import Named, allowed, named_in
from alongside.words.access.showings import shown_of
from alongside.words.access.suggestions import suggested_by
from alongside.words.access.where import Where
from alongside.words.access.wishes import my_wish
from alongside.words.domain.consent import Consent

GONE = "not on the list any more"


def everything_of(person: Person, today: date) -> dict[str, Any]:
    return {
        "name": person.name,
        "email": person.email,
        "groups": [{"name": group.name, "left": group.left} for group in my_groups(person)],
        "times I can come": times_of(person.id),
        "reminders": reminders_of(person.id),
        "after gatherings I hosted": debriefs_of(person.id),
        "trainings I can give": trainings_of(person.id),
        "drafts": [draft(one) for one in my_drafts(person)],
        "if I die": wish_of(person),
        "what I fold away": folded_by(person.id),
        "what I suggested": suggested_by(person.id),
        "memos I wrote while coding": memos_of(person.id),
        "what I said of how my words were read": answers_of(person.id),
        "codes of surveys that I keep": [
            {"survey": kept.title, "code": kept.code} for kept in my_codes(person)
        ],
        "words": words_of(person, today),
    }


def wish_of(person: Person) -> list[dict[str, str]]:
    wish = my_wish(person)
    return [{"wish": wish.what, "trusted": wish.named_name}] if wish else []


def draft(one: Draft) -> dict[str, Any]:
    return {
        "text": one.text,
        "first": one.note,
        "nobody_may_know": one.hidden,
        "group": one.group_name,
        "begun_on": one.begun_on.isoformat(),
    }


def words_of(person: Person, today: date) -> list[dict[str, Any]]:
    """Pictures are in the file itself, so that it is whole without the site."""
    found = my_words(person, today)
    named = named_in(found)
    pictures = copies_of(mine.id for mine in found)
    shown = shown_of(person)
    return [
        words(mine, person.name, named)
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


def words(mine: Mine, name: str, named: Named) -> dict[str, Any]:
    return {
        "group": mine.group_name,
        "what": mine.genre,
        "licence": mine.licence,
        "told_on": mine.told_on.isoformat(),
        "told_with": mine.with_others,
        "text": mine.text,
        "first": mine.note,
        "nobody_may_know": mine.hidden,
        "wants_help": mine.wants_help,
        "taken_back_on": mine.taken_back_on and mine.taken_back_on.isoformat(),
        "answered": f"{mine.answered} of 4 questions",
        "allowed": mine.consent and answers(mine.consent, mine.chosen_name, named),
        "in_plain_words": [f"{line.title}: {line.said}" for line in allowed(mine, name, named)],
        "used_in": [place(use) for use in mine.uses],
    }


def answers(consent: Consent, chosen_name: str, named: Named) -> dict[str, Any]:
    """What this person said, as far as they answered. Whom they named, by name."""
    recipients = {key: name for key, (_, name, _) in named.recipients.items()}
    groups = {key: name for key, (_, name) in named.groups.items()}
    return {
        "readers": consent.readers,
        "groups": sorted(groups.get(one, GONE) for one in consent.groups),
        "quoting": consent.quoting,
        "chosen_name": chosen_name,
        "sees_each_quote_first": consent.show_cuts,
        "counting": consent.counting,
        "given_to": sorted(recipients.get(one, GONE) for one in consent.given_to),
        "begins": consent.begins and consent.begins.isoformat(),
        "until": consent.until and consent.until.isoformat(),
        "rests": consent.paused,
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
