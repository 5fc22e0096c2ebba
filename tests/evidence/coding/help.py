"""A coding with two people who code, and how they press."""

from uuid import UUID, uuid4

from django.utils.timezone import now

from alongside.evidence.domain.themes.comments import Comment, Sorted
from alongside.evidence.models import Code, CodedWords, Coder
from alongside.evidence.operations import coding_begun, coding_codes
from tests.conftest import World

CODERS = ("support", "steward")


def own_words(world: World, title: str = "What helps") -> UUID:
    """Of the group's stories, with the two who code."""
    at, host = now(), world.id("host")
    made = coding_begun.begin(
        title, once=uuid4(), group=world.group, asked_by="The Kettle", by=host, now=at
    )
    coding_begun.put_own_words(made, by=host, now=at)
    return asked(world, made)


def of_a_file(world: World, texts: list[str | tuple[str, str]], name: str = "x") -> UUID:
    """Texts, or texts with whose they are; in the order in which they stand here."""
    comments = [Comment(*one) if isinstance(one, tuple) else Comment(one, "") for one in texts]
    made = coding_begun.bring_comments(
        Sorted(comments, {"blank, or no answer": 3}),
        fingerprint=name,
        group=world.group,
        title=f"Comments {name}",
        asked_by="The Trust",
        promised="Only counts",
        by=None,
        now=now(),
    )
    return asked(world, made)


def asked(world: World, coding: UUID) -> UUID:
    for who in CODERS:
        coding_begun.ask(coding, world.id(who), by=world.id("host"), now=now())
    return coding


class Codes:
    """Somebody who codes, pressing on the pages."""

    def __init__(self, world: World, coding: UUID, who: str) -> None:
        self.client = world.client(who)
        self.path = f"/g/{world.slug}/coding/{coding}"
        self.coding, self.coder = coding, Coder.objects.get(coding=coding, person=world.id(who))

    def page(self, number: int = 0) -> str:
        answer = self.client.get(f"{self.path}/words/{number}")
        assert answer.status_code == 200
        return answer.content.decode()

    def version(self, number: int) -> str:
        row = CodedWords.objects.get(coding=self.coding, number=number)
        return str(row.told.key) if row.told else ""

    def put(self, number: int = 0, status: int = 303, **form: object) -> str:
        form = {"version": self.version(number)} | form
        answer = self.client.post(f"{self.path}/words/{number}", form)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()

    def read(self, number: int = 0, **form: object) -> str:
        form = {"version": self.version(number)} | form
        answer = self.client.post(f"{self.path}/words/{number}/read", form)
        assert answer.status_code == 303
        return str(answer["Location"])


def code(coding: UUID, name: str) -> Code:
    return Code.objects.get(coding=coding, name=name)


def a_coding(world: World) -> dict[str, object]:
    """What URLs of a coding take: it has the story of `own` in it, and a code."""
    made = own_words(world)
    told = CodedWords.objects.get(coding=made, told=world.story)
    return {
        "coding_id": made,
        "coded_number": told.number,
        "code_id": coding_codes.new_code(made, "Tea"),
    }
