"""A survey on paper: printed with codes, typed in once, and its person's ever after."""

import re

import pytest
from django.test import Client
from django.utils.timezone import now

from alongside.evidence.domain.surveys.kept import How, of_kept
from alongside.evidence.domain.surveys.on_paper import printed
from alongside.evidence.models import Asking, Sheet
from alongside.evidence.operations import paper, sheets
from alongside.evidence.views import paper as view
from tests.conftest import World
from tests.evidence.surveys.help import HELP, LONELY, TELL, Asked, a_survey, write

ALL = "/surveys/mine/answers"


def copies(survey: Asked, number: int = 1) -> list[paper.Copy]:
    return paper.print_copies(survey.id, number, "English", now=now())


def typed(survey: Asked, number: str) -> Client:
    host = survey.world.client("host")
    assert host.post(f"{survey.inside}/type", {"number": number})["Location"] == ALL
    host.post("/surveys/mine/1", {"do": "next", "answer": "often"})
    return host


def test_the_file_holds_each_question_and_each_code(world: World, monkeypatch):
    survey, told = a_survey(world, LONELY, HELP, TELL), []
    real = view.pdf
    monkeypatch.setattr(view, "pdf", lambda file, **more: told.append(more) or real(file, **more))
    response = world.client("host").post(
        f"{survey.inside}/paper", {"copies": "2", "language": "all"}
    )
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    text = told[0]["told"]
    assert len(set(re.findall(r"\d{4} \d{4} \d{4} \d{4}", text))) == 2
    for said in ("Lonely?", "Lonely? (pl)", "tea pl", "We only count.", "/surveys/mine"):
        assert said in text
    assert Sheet.objects.filter(sent=False).count() == 2


def test_all_languages_are_beside_each_other_and_what_is_alike_stands_once():
    questions = of_kept(
        {
            "languages": ["English", "Polski"],
            "asked": [
                {
                    "name": "Video?",
                    "kind": "one",
                    "text": {"English": "Video?", "Polski": "Wideo?"},
                    "hint": {},
                    "choices": [
                        {"name": "OK", "label": {"English": "OK", "Polski": "OK"}, "picture": ""}
                    ],
                    "only_if": [],
                }
            ],
        }
    )
    (one,) = printed(questions, ["English", "Polski"])
    assert one["texts"] == ["Video?", "Wideo?"]
    assert one["choices"][0]["texts"] == ["OK"]
    assert printed(questions, ["Polski"])[0]["texts"] == ["Wideo?"]


def test_a_host_types_it_in_and_it_is_recorded_as_paper(world: World):
    survey = a_survey(world, LONELY)
    (copy,) = copies(survey)
    host = typed(survey, f"{copy.number[:4]} {copy.number[4:]}")
    assert host.post(ALL)["Location"] == f"{survey.inside}/type?done=1"
    row = Sheet.objects.get()
    filled = sheets.filled(row)
    assert (filled.how, filled.said, row.sent, row.once) == (
        How.PAPER,
        {"Lonely?": ["often"]},
        True,
        None,
    )


def test_after_it_was_sent_its_number_opens_nothing_and_no_host_holds_it(world: World):
    survey = a_survey(world, LONELY)
    (copy,) = copies(survey)
    host = typed(survey, copy.number)
    cookie = host.cookies["sheet"].value
    host.post(ALL)
    assert host.post(f"{survey.inside}/type", {"number": copy.number}).status_code == 422
    host.cookies["sheet"] = cookie
    assert host.get(ALL).status_code == 404
    assert host.get("/surveys/mine/1").status_code == 404


def test_its_person_changes_it_with_the_code_they_tore_off(world: World):
    survey = a_survey(world, LONELY)
    (copy,) = copies(survey)
    typed(survey, copy.number).post(ALL)
    somebody = Client()
    assert somebody.post("/surveys/mine", {"code": copy.code})["Location"] == ALL
    somebody.post("/surveys/mine/1", {"do": "next", "answer": "never"})
    assert sheets.filled(Sheet.objects.get()).said == {"Lonely?": ["never"]}


def test_the_number_of_another_survey_opens_nothing(world: World):
    one, other = a_survey(world, LONELY), a_survey(world, LONELY)
    (copy,) = copies(one)
    response = world.client("host").post(f"{other.inside}/type", {"number": copy.number})
    assert response.status_code == 422
    assert "No paper with this number" in response.content.decode()


@pytest.mark.parametrize("asked", ["0", "31", "-1", "x", ""])
def test_so_many_copies_are_not_printed(world: World, asked):
    survey = a_survey(world, LONELY)
    response = world.client("host").post(f"{survey.inside}/paper", {"copies": asked})
    assert response.status_code == 422
    assert "from 1 to 30" in response.content.decode()
    assert not Sheet.objects.exists()


def test_a_draft_is_not_printed_nor_is_one_that_is_closed(world: World):
    closed, draft = a_survey(world, LONELY), write(world, TELL)
    closed.close()
    for survey in (draft, closed):
        response = world.client("host").post(f"{survey.inside}/paper", {"copies": "1"})
        assert response.status_code == 422
    assert not Sheet.objects.exists()


def test_no_number_of_paper_is_left_after_closing(world: World):
    survey = a_survey(world, LONELY)
    (copy,) = copies(survey)
    sheets.send(paper.paper_of(survey.id, copy.number))
    assert Sheet.objects.exclude(once=None).exists()
    survey.close()
    assert Sheet.objects.count() == 1
    assert not Sheet.objects.exclude(once=None).exists()
    assert Asking.objects.get().closed_at
