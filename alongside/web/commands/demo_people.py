"""The demo: two groups of invented people, and one whole line from a story to a letter."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.timezone import now

from alongside.campaigns import emails
from alongside.campaigns.domain import Shown
from alongside.campaigns.operations import letters, signatures, signing
from alongside.care.operations import name_people
from alongside.evidence.domain import answers
from alongside.evidence.operations import reports, surveys, versions
from alongside.groups import operations as groups
from alongside.people import operations as people
from alongside.web.commands.demo_after import a_training, before_tonight
from alongside.web.commands.demo_calls import a_call
from alongside.web.commands.demo_coding import a_coding
from alongside.web.commands.demo_evidence import easy_read
from alongside.web.commands.demo_gatherings import (
    GROUP,
    NAMES,
    ask_for_times,
    every_tuesday,
    night_panel,
    tonight,
)
from alongside.web.commands.demo_given import give_a_story
from alongside.web.commands.demo_surveys import an_open_survey, what_we_want
from alongside.web.commands.demo_telling import poem
from alongside.words.domain.answers import HowCounted, HowLong, HowQuoted, WhoReads
from alongside.words.domain.consent import Counting, Quoting, Readers
from alongside.words.operations import consents, telling

STORY = (
    "I rang at two in the morning. It rang for an hour and then it stopped.\n\n"
    "In the end a friend sat up with me until it got light."
)
QUOTE = "It rang for an hour and then it stopped."
TEXT = (
    "Your crisis line says it is open all night. We are the people who ring it.\n\n"
    "Most of us heard it ring until it stopped. We are not writing to blame the staff. "
    "Two workers cannot answer a line for three towns. They have told you this. So have we."
)
SIGNERS = [
    ("Iris Holloway", Shown.NAME),
    ("Rev. Joan Petty", Shown.NAME),
    ("Tom, a night worker", Shown.NAME),
    ("", Shown.COUNT),
    ("", Shown.COUNT),
    ("Ade Okafor", Shown.RECIPIENT),
]


def sheets() -> answers.Answers:
    """Forty invented sheets of two questions."""
    rows = ["How often are you lonely?,How do you like to meet?"]
    lonely = ["Often"] * 17 + ["Sometimes"] * 13 + ["Rarely"] * 8 + ["Never"] * 2
    meet = ["In the library", "On video", "In the library", "On the phone", "In the library"] * 8
    rows += [f"{one},{other}" for one, other in zip(lonely, meet, strict=True)]
    return answers.read("\n".join(rows).encode())


def load() -> None:
    at = now()
    who = {
        key: people.make_account(f"{key}@demo.invalid", name, now=at) for key, name in NAMES.items()
    }
    stranger = people.make_account("stranger@demo.invalid", "Sal", now=at)
    kettle = groups.found(
        "The Kettle",
        GROUP,
        about="For anyone who has been through hard times. You can just listen.",
        when="Every Tuesday, 7 pm to 8:30 pm",
        place="Brackwater Library, side door. Or by video or phone.",
        by=None,
        now=at,
    )
    corner = groups.found(
        "Quiet Corner",
        "quiet-corner",
        about="Run by autistic people.",
        when="Saturdays, 2 pm",
        place="Online",
        by=None,
        now=at,
    )
    for person in who.values():
        groups.join(kettle, person, now=at)
    groups.join(corner, stranger, now=at)
    for role in ("host", "support", "steward"):
        groups.give_role(kettle, who[role], role, by=None, now=at)
    groups.give_role(corner, stranger, "host", by=None, now=at)
    groups.leave(kettle, who["left"], now=at)
    people.pause_account(who["paused"], now=at)
    groups.make_card(kettle, by=who["host"], now=at)
    story = tell(STORY, who["member"], kettle, at)
    tell(
        "Nobody asked me what was wrong with me. They asked if I took sugar.",
        who["left"],
        kettle,
        at,
    )
    report(kettle, who["host"], story, at)
    give_a_story(kettle, who, story, at)
    ask_for_times(kettle, who, at)
    every_tuesday(kettle, who, at)
    night_panel(kettle, who, at)
    name_people(kettle, [who["host"], who["bea"]], by=who["host"], now=at)
    before_tonight(kettle, who, at)
    poem(kettle, who, at)
    a_training(kettle, who, at)
    a_call(kettle, who, at)
    a_coding(kettle, who, at)
    an_open_survey(kettle, who["host"], at)
    what_we_want(kettle, who["host"], at)
    tonight()


def tell(text: str, person: UUID, group: UUID, at: datetime) -> UUID:
    story = telling.tell(text, id=uuid4(), person=person, group=group, now=at)
    for said in (
        WhoReads(Readers.GROUP),
        HowQuoted(Quoting.MEMBER),
        HowCounted(Counting.COUNT),
        HowLong(until=date(at.year + 1, at.month, 1)),
    ):
        consents.answer(story, said, person=person, now=at)
    return story


def report(group: UUID, host: UUID, story: UUID, at: datetime) -> None:
    """A published report with a table and a quote, an open letter from it, and a draft."""
    survey = surveys.import_survey(
        sheets(),
        group=group,
        title="Winter sessions",
        asked_by="The Kettle",
        promised="We only count. Nobody sees one person’s answers.",
        by=None,
        now=at,
    )
    made = reports.write_report(
        "Nights in Brackwater",
        "We asked people how the nights are.",
        asked="We asked everybody who came to a session in the winter. They wrote on paper.",
        missing="People who could not come in the winter. They may have a harder time.",
        id=uuid4(),
        group=group,
        by=host,
        now=at,
    )
    reports.add_table(made, survey, ["How often are you lonely?"], group=group, by=host, now=at)
    reports.add_quote(made, story, QUOTE, by=host, now=at)
    versions.publish(made, by=host, now=at)
    easy_read(made, group, host, at)
    for title, demand in (
        ("Answer the phone at night", "Answer the line at night, every night."),
        ("Pay peer workers for travel", "Pay bus fares of peer workers, from January."),
    ):
        letter = letters.write(
            title,
            TEXT if "phone" in title else "Peer workers pay their own way to every shift.",
            recipient="The Chief Executive, Vale Health Trust",
            demand=demand,
            report=made if "phone" in title else None,
            id=uuid4(),
            group=group,
            by=host,
            now=at,
        )
        if "phone" in title:
            letters.open_to_all(letter, by=host, now=at)
            for number, (name, shown) in enumerate(SIGNERS, 1):
                signed = signing.sign(
                    letter,
                    name=name,
                    email=f"signer{number}@demo.invalid",
                    shown=shown,
                    site=f"{settings.HERE}/",
                    mail=emails.confirm,
                    now=at,
                )
                signatures.confirm(signed, now=at)
