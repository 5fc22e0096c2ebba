"""The demo's surveys: one that is open, and one of seventy-two people that was asked on paper."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

from alongside.evidence.domain import answers
from alongside.evidence.domain.surveys import building
from alongside.evidence.domain.surveys.kept import How
from alongside.evidence.domain.surveys.questions import Choice, Kind, Question
from alongside.evidence.domain.surveys.skipping import Condition
from alongside.evidence.operations import asking, reports, sheets, surveys, versions

LANGUAGES = ("English", "Polski")
ABOUT = asking.About(
    "How we meet next year",
    "We plan the next year. We want to know what is good for you.\n\n"
    "In January we tell the group what we found.",
    "The Kettle",
    "We only count. We do not show any number that could show who you are.",
    LANGUAGES,
)
# What seventy-two invented people said: how many of them said yes to each.
WANTED = {
    "Do you want support from people like you?": 45,
    "Would you come to a group?": 24,
    "Would you like training?": 38,
    "Do you feel lonely?": 50,
}
PEOPLE = 72
STEPS = (5, 7, 11, 13)  # none divides 72 with another: who says yes to what is mixed


def both(english: str, polish: str) -> dict[str, str]:
    return dict(zip(LANGUAGES, (english, polish), strict=True))


def choice(english: str, polish: str, picture: str = "") -> Choice:
    return Choice(english, both(english, polish), picture)


JOIN = Question(
    "How do you like to join?",
    Kind.MANY,
    both("How do you like to join?", "Jak lubisz brać udział?"),
    choices=(
        choice("In the library", "W bibliotece", "pin"),
        choice("On video", "Przez wideo", "camera"),
        choice("On the phone", "Przez telefon", "phone"),
    ),
)
QUESTIONS = (
    Question(
        "Welcome",
        Kind.SAYS,
        both("There are six short questions.", "Mamy sześć krótkich pytań."),
        hint=both("You can leave out any of them.", "Każde możesz pominąć."),
    ),
    JOIN,
    Question(
        "What makes video hard?",
        Kind.WORDS,
        both("What makes video hard?", "Co jest trudne w wideo?"),
        only_if=(Condition(JOIN.name, "On video"),),
    ),
    Question(
        "How do you feel when you come home?",
        Kind.SCALE,
        both("How do you feel when you come home?", "Jak się czujesz po powrocie do domu?"),
        choices=(
            choice("Better", "Lepiej", "happy"),
            choice("The same", "Tak samo", "calm"),
            choice("More tired", "Bardziej zmęczona lub zmęczony", "tired"),
        ),
    ),
    Question(
        "Would you like to host one day?",
        Kind.ONE,
        both("Would you like to host one day?", "Czy chcesz kiedyś poprowadzić spotkanie?"),
        choices=(
            choice("Yes", "Tak", "hand"),
            choice("No", "Nie", "rest"),
            choice("I am not sure", "Nie wiem", "unsure"),
        ),
    ),
    Question(
        "What should come first?",
        Kind.RANKING,
        both("What should come first?", "Co ma być najpierw?"),
        choices=(
            choice("Bus fares", "Bilety na autobus"),
            choice("A warm room", "Ciepła sala"),
            choice("A training", "Szkolenie"),
        ),
    ),
    Question(
        "On which day could we have a party?",
        Kind.DATE,
        both("On which day could we have a party?", "Którego dnia zrobić przyjęcie?"),
    ),
)


def an_open_survey(group: UUID, host: UUID, at: datetime) -> None:
    """Six people have answered, one of them together with somebody."""
    made = asking.write_survey(ABOUT, id=uuid4(), group=group, by=host, now=at)
    for each in QUESTIONS:
        asking.change_questions(made, partial(building.put, question=each))
    asking.open_survey(made, by=host, now=at)
    for number in range(6):
        how = How.TOGETHER if number == 0 else How.ALONE
        sheet = sheets.begin_sheet(made, how=how, language="English", once=uuid4(), now=at)
        sheets.wrote_code_down(sheet, now=at)
        sheets.say(sheet, JOIN.name, ["In the library", "On video"][: 1 + number % 2], now=at)
        sheets.send(sheet)


def wanted() -> answers.Answers:
    rows = [",".join(WANTED)]
    for person in range(PEOPLE):
        said = (
            "Yes" if person * step % PEOPLE < yes else "No"
            for step, yes in zip(STEPS, WANTED.values(), strict=True)
        )
        rows.append(",".join(said))
    return answers.read("\n".join(rows).encode())


def what_we_want(group: UUID, host: UUID, at: datetime) -> None:
    """A past survey and the report of it: 62.5 % want support, nearly 70 % are lonely."""
    survey = surveys.import_survey(
        wanted(),
        group=group,
        title="What do we want?",
        asked_by="The Kettle",
        promised="We only count. Nobody sees one person’s answers.",
        by=None,
        now=at,
    )
    made = reports.write_report(
        "What 72 of us want",
        "We asked people in Brackwater what they want from us.",
        asked="We asked on paper, at the library and at the food bank.",
        missing="People who do not go out. They may be lonelier still.",
        id=uuid4(),
        group=group,
        by=host,
        now=at,
    )
    for question in WANTED:
        reports.add_table(made, survey, [question], group=group, by=host, now=at)
    versions.publish(made, by=host, now=at + timedelta(seconds=1))  # after the first report
