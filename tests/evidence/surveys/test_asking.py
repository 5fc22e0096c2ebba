"""Hosts write a survey on its pages, open it and close it."""

from uuid import uuid4

import pytest

from alongside.core.models import LedgerLine
from alongside.evidence.domain.surveys.kept import of_kept
from alongside.evidence.domain.surveys.questions import Kind, Questions
from alongside.evidence.domain.surveys.skipping import Condition
from alongside.evidence.models import Asking, Survey
from tests.conftest import World
from tests.evidence.surveys.help import HELP, LONELY, TELL, Asked, a_survey, fill, write

ABOUT = {
    "title": "Winter",
    "about": "We want to know.",
    "asked_by": "The Kettle",
    "promised": "We only count.",
    "languages": "English\nPolski",
}


def questions(survey: Asked) -> Questions:
    return of_kept(Asking.objects.get(pk=survey.id).questions)


def names(survey: Asked) -> list[str]:
    return [question.name for question in questions(survey).asked]


def page(world: World, path: str, who: str = "host") -> str:
    return world.client(who).get(path).content.decode()


def test_written_on_its_pages_from_nothing_to_open(world: World):
    host = world.client("host")
    made = host.post(f"/g/{world.slug}/surveys/new", ABOUT | {"once": str(uuid4())})
    inside = made["Location"]
    survey = Asked(world, Survey.objects.get().id)
    assert inside == survey.inside
    assert "There is no question yet" in page(world, inside)
    asked = {
        "kind": "scale",
        "once": str(uuid4()),
        "text0": "Are you lonely?",
        "text1": "Czy?",
        "answers0": "never\noften\n",
        "answers1": "nigdy\nczęsto",
    }
    for _ in range(2):  # the same form twice is one question
        assert host.post(f"{inside}/questions/new", asked)["Location"].startswith(inside)
    pictures = {"picture0": "happy", "picture1": "lonely"}
    assert host.post(f"{inside}/questions/1/pictures", pictures).status_code == 303
    words = {"kind": "words", "once": str(uuid4()), "text0": "Why?", "text1": "Czemu?"}
    assert host.post(f"{inside}/questions/new", words | {"only0": "1.2"}).status_code == 303
    first, second = questions(survey).asked
    assert [(c.label["Polski"], c.picture) for c in first.choices] == [
        ("nigdy", "happy"),
        ("często", "lonely"),
    ]
    assert second.only_if == (Condition("Are you lonely?", "often"),)
    assert "Only if 1, “Are you lonely?”, is “often”" in page(world, inside)
    assert "nigdy" in page(world, f"{inside}/questions/1/look?language=Polski")
    assert host.post(f"{inside}/step", {"do": "open"})["Location"] == inside
    public = page(world, survey.path, "anonymous")
    assert "We only count." in public
    assert "Begin" in public
    assert Survey.objects.get().columns == ["Are you lonely?", "How people answered"]


def test_a_renamed_question_takes_its_conditions_along(world: World):
    survey = write(world, LONELY, HELP)
    typed = {"kind": "scale", "once": str(uuid4()), "text0": "Alone?", "text1": "x"}
    typed |= {"answers0": "never\noften", "answers1": "a\nb"}
    assert world.client("host").post(f"{survey.inside}/questions/1", typed).status_code == 303
    assert names(survey) == ["Alone?", "What helps?"]
    assert questions(survey).asked[1].only_if == (Condition("Alone?", "often"),)


def test_an_answer_that_others_depend_on_is_missed_before_it_opens(world: World):
    survey = write(world, LONELY, HELP)
    typed = {"kind": "scale", "once": str(uuid4()), "text0": "Lonely?", "text1": "x"}
    typed |= {"answers0": "never\nalways", "answers1": "a\nb"}
    host = world.client("host")
    host.post(f"{survey.inside}/questions/1", typed)
    assert "“often” is no answer to “Lonely?”" in page(world, survey.inside)
    refused = host.post(f"{survey.inside}/step", {"do": "open"})
    assert refused.status_code == 422
    assert Asking.objects.get().opened_at is None


def test_questions_move_up_and_out(world: World):
    survey, host = write(world, LONELY, TELL), world.client("host")
    host.post(f"{survey.inside}/questions/2/move", {"do": "up"})
    assert names(survey) == ["Anything else?", "Lonely?"]
    host.post(f"{survey.inside}/questions/1/move", {"do": "out"})
    assert names(survey) == ["Lonely?"]
    assert host.post(f"{survey.inside}/questions/2/move", {"do": "out"}).status_code == 404


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"text0": "", "text1": "y", "answers0": "a\nb", "answers1": "a\nb"}, "in English"),
        ({"text0": "x", "text1": "y", "answers0": "a\nb", "answers1": "a"}, "as many answers"),
        ({"text0": "x", "text1": "y", "answers0": "a\nb", "only0": "9.9"}, "Choose one of these"),
    ],
)
def test_what_is_no_question_stays_on_the_page(world: World, form, says):
    survey = write(world, LONELY)
    form |= {"kind": "one", "once": str(uuid4())}
    response = world.client("host").post(f"{survey.inside}/questions/new", form)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert names(survey) == ["Lonely?"]


def test_once_it_is_open_no_question_changes(world: World):
    survey, host = a_survey(world, LONELY), world.client("host")
    before = Asking.objects.get().questions
    typed = {"kind": "words", "once": str(uuid4()), "text0": "x", "text1": "y"}
    for path, form in [
        ("/questions/new", typed),
        ("/questions/1/move", {"do": "out"}),
        ("/about", ABOUT | {"once": str(uuid4())}),
        ("/step", {"do": "throw-away"}),
    ]:
        response = host.post(survey.inside + path, form)
        assert response.status_code == 422
        assert "the questions stay as they are" in response.content.decode()
    assert Asking.objects.get().questions == before


def test_a_draft_is_for_hosts(world: World):
    survey = write(world, LONELY)
    assert page(world, f"/g/{world.slug}/surveys/").count("A draft") == 1
    assert "A draft" not in page(world, f"/g/{world.slug}/surveys/", "member")
    assert world.client("host").get(survey.path).status_code == 404


def test_a_draft_is_thrown_away(world: World):
    survey = write(world, LONELY)
    world.client("host").post(f"{survey.inside}/step", {"do": "throw-away"})
    assert not Survey.objects.exists()


def test_opening_and_closing_leave_one_line_each(world: World):
    survey = a_survey(world, LONELY)
    for _ in range(2):
        survey.open()
        survey.close()
    did = list(LedgerLine.objects.filter(about=survey.id).values_list("did", flat=True))
    assert sorted(did) == ["closed a survey", "opened a survey", "wrote a survey"]


@pytest.mark.parametrize(("sheets", "says"), [(4, "hidden"), (6, "5 people or more")])
def test_how_many_answered_is_told_in_fives(world: World, sheets, says):
    survey = a_survey(world, LONELY)
    for _ in range(sheets):
        fill(survey, {"Lonely?": ["often"]})
    assert says in page(world, survey.inside)
    assert f"{sheets} people" not in page(world, survey.inside)
    survey.close()
    assert says in page(world, f"/g/{world.slug}/evidence")
    assert f"{sheets} people" not in page(world, f"/g/{world.slug}/evidence")


def test_every_kind_can_be_asked(world: World):
    survey, host = write(world, LONELY), world.client("host")
    for kind in Kind:
        typed = {"kind": kind, "once": str(uuid4()), "text0": f"{kind} x", "text1": "y"}
        typed |= {"answers0": "a\nb\nc", "answers1": "a\nb\nc"}
        assert host.post(f"{survey.inside}/questions/new", typed).status_code == 303
    survey.open()
    assert [one.kind for one in questions(survey).asked[1:]] == list(Kind)
