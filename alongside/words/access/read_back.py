"""A whole consent in plain words, as its person reads it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format

from alongside.groups.access import named_groups
from alongside.words.access.mine import Mine
from alongside.words.domain.consent import Counting, Quoting, Readers
from alongside.words.models import Recipient

OTHER_READERS = {
    Readers.EVERYONE: "Anyone.",
    Readers.TABLE: "Those at the table, without my name.",
    Readers.CALL: "The two readers of the call.",
    Readers.COLLECTION: "The two readers. If both say yes: anyone, on the page of the call.",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a consent as its person reads it back."""

    question: int
    picture: str
    title: str
    said: str


@dataclass(frozen=True, slots=True)
class Named:
    """Who can be named in a consent: groups, and recipients with their group and what for."""

    groups: dict[UUID, tuple[str, str]]  # slug, name
    recipients: dict[UUID, tuple[str, str, str]]  # slug of the group, name, what for

    def other_groups(self, mine: Mine) -> tuple[tuple[UUID, str], ...]:
        found = self.groups.items()
        return tuple((key, name) for key, (slug, name) in found if slug != mine.slug)

    def recipients_of(self, mine: Mine) -> tuple[tuple[UUID, str, str], ...]:
        found = self.recipients.items()
        return tuple((key, name, why) for key, (slug, name, why) in found if slug == mine.slug)


def may_name(words: Sequence[Mine]) -> Named:
    """For asking: every group that somebody could name. Asks three times at most."""
    named = {group for mine in words if mine.consent for group in mine.consent.groups}
    return Named(by_id(named), listed(words))


def by_id(named: set[UUID]) -> dict[UUID, tuple[str, str]]:
    return {group.id: (group.slug, group.name) for group in named_groups(named)}


def listed(words: Sequence[Mine]) -> dict[UUID, tuple[str, str, str]]:
    """The recipients on the lists of the groups of these words."""
    slugs = {mine.slug for mine in words}
    rows = Recipient.objects.filter(group__slug__in=slugs, removed_at=None).order_by("name")
    found = rows.values_list("id", "group__slug", "name", "what_for")
    return {key: (slug, name, why) for key, slug, name, why in found}


def named_in(words: Sequence[Mine]) -> Named:
    """For reading consents back: of groups only those that are named, and no recipients for an
    answer to a call that is given to nobody. Mostly asks once."""
    named = {group for mine in words if mine.consent for group in mine.consent.groups}
    alone = all(
        mine.answers_call and not (mine.consent and mine.consent.given_to) for mine in words
    )
    return Named(by_id(named) if named else {}, {} if alone else listed(words))


def allowed(mine: Mine, name: str, named: Named) -> list[Line]:
    """The whole consent in plain words: a line for each question. Empty before the last answer."""
    if mine.consent is None or not mine.complete:
        return []
    counting = "Yes." if mine.consent.counting is Counting.COUNT else "No."
    recipients = named.recipients_of(mine)
    to = ", ".join(title for key, title, _ in recipients if key in mine.consent.given_to)
    said = f"{to}." if to else "Nobody."
    given = [Line(3, "letter", "Whom may we give it to", said)] if recipients else []
    until = mine.consent.until
    second = Line(2, "speech", "May we quote it", how_quoted(mine, name))
    if mine.answers_call:
        second = Line(2, "pencil", "In what name", in_what_name(mine))
    return [
        Line(1, "eye", "Who may read it", who_reads(mine, named)),
        second,
        Line(3, "chart", "May we count it", counting),
        *given,
        Line(4, "calendar", "Until when", written(until) if until else "Until I take it back."),
    ]


def written(day: date) -> str:
    return f"{date_format(day, 'j F Y')}."


def who_reads(mine: Mine, named: Named) -> str:
    match mine.consent.readers if mine.consent else Readers.ME:
        case Readers.GROUP:
            return f"My group, {mine.group_name}."
        case Readers.GROUPS:
            chosen = mine.consent.groups if mine.consent else frozenset()
            others = [name for key, name in named.other_groups(mine) if key in chosen]
            return f"My group, {mine.group_name}. And {' and '.join(others)}."
        case readers:
            return OTHER_READERS.get(readers, "Only me.")


def in_what_name(mine: Mine) -> str:
    return f"As “{mine.chosen_name}”." if mine.chosen_name and not mine.hidden else "No name."


def how_quoted(mine: Mine, name: str) -> str:
    quoting = mine.consent.quoting if mine.consent else Quoting.NO
    if quoting is Quoting.NO:
        return "No."
    names = {
        Quoting.MEMBER: f"as “A member of {mine.group_name}”",
        Quoting.CHOSEN: f"as “{mine.chosen_name}”",
        Quoting.MY_NAME: f"with the name I use here: {name}",
    }
    in_name = "with no name" if mine.hidden else names.get(quoting, "with no name")
    first = mine.consent is not None and mine.consent.show_cuts
    return f"Yes, {in_name}.{' I see each quote first.' if first else ''}"
