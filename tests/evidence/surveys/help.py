"""A survey of the small world: written, opened, answered on its pages."""

import re
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.test import Client
from django.utils.timezone import now

from alongside.evidence.domain.surveys import building
from alongside.evidence.domain.surveys.kept import How
from alongside.evidence.domain.surveys.questions import Choice, Kind, Question
from alongside.evidence.domain.surveys.skipping import Condition
from alongside.evidence.models import Asking, Sheet
from alongside.evidence.operations import asking, sheets
from tests.conftest import World

LANGUAGES = ("English", "Polski")


def question(name: str, kind: Kind, *answers: str, only_if: tuple[Condition, ...] = ()) -> Question:
    return Question(
        name,
        kind,
        {"English": name, "Polski": f"{name} (pl)"},
        choices=tuple(Choice(each, {"English": each, "Polski": f"{each} pl"}) for each in answers),
        only_if=only_if,
    )


LONELY = question("Lonely?", Kind.SCALE, "never", "often")
HELP = question("What helps?", Kind.MANY, "tea", "talk", only_if=(Condition("Lonely?", "often"),))
TELL = question("Anything else?", Kind.WORDS)
SINCE = question("Since when?", Kind.DATE)
ORDER = question("What first?", Kind.RANKING, "bus", "room", "phone")
ABOUT = asking.About("Winter", "We want to know.", "The Kettle", "We only count.", LANGUAGES)


@dataclass
class Asked:
    """A survey and where its pages are."""

    world: World
    id: UUID
    inside: str = field(init=False)

    def __post_init__(self) -> None:
        self.inside = f"/g/{self.world.slug}/surveys/{self.id}"

    @property
    def path(self) -> str:
        return f"/surveys/{Asking.objects.get(pk=self.id).slug}"

    def open(self) -> None:
        asking.open_survey(self.id, by=self.world.id("host"), now=now())

    def close(self) -> None:
        asking.close_survey(self.id, by=self.world.id("host"), now=now())


def write(world: World, *questions: Question) -> Asked:
    survey = asking.write_survey(
        ABOUT, id=uuid4(), group=world.group, by=world.id("host"), now=now()
    )
    for each in questions:
        asking.change_questions(survey, lambda all_, each=each: building.put(all_, each))
    return Asked(world, survey)


def a_survey(world: World, *questions: Question) -> Asked:
    made = write(world, *(questions or (LONELY, HELP, TELL, SINCE, ORDER)))
    made.open()
    return made


def begin(survey: Asked, client: Client | None = None, **form: str) -> tuple[Client, str]:
    """Somebody begins on the page: their browser, and their code as it was shown."""
    client = client or Client()
    sent = {"once": str(uuid4()), "language": "0", "how": "alone"} | form
    assert client.post(survey.path, sent)["Location"] == "/surveys/mine/code"
    shown = client.get("/surveys/mine/code").content.decode()
    code = re.search(r"\d{4} \d{4} \d{4} \d{4}", shown.partition("data-words>")[2])
    assert code
    client.post("/surveys/mine/code")
    return client, code[0]


def fill(survey: Asked, said: dict[str, list[str]]) -> UUID:
    """A whole sheet that was sent, without the pages."""
    sheet = sheets.begin_sheet(
        survey.id, how=How.ALONE, language="English", once=uuid4(), now=now()
    )
    for name, answer in said.items():
        sheets.say(sheet, name, answer, now=now())
    sheets.send(sheet)
    return sheet


def content(sheet: UUID) -> dict[str, list[str]]:
    return dict(sheets.filled(Sheet.objects.get(pk=sheet)).said)
