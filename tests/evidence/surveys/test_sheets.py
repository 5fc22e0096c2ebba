"""Answering: a code, a question a page, all of it changed or taken back, and nobody known."""

import re
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils.timezone import now

from alongside.core.keyring.models import WordsKey
from alongside.core.models import LedgerLine
from alongside.evidence.domain.surveys.kept import How
from alongside.evidence.models import KeptCode, Sheet
from alongside.evidence.operations import Refused, sheets
from alongside.evidence.operations.surveys import forget_without_keys
from alongside.web.erasing import erase
from tests.conftest import World
from tests.evidence.surveys.help import LONELY, TELL, a_survey, begin, content, fill

ALL = "/surveys/mine/answers"


def the_sheet() -> Sheet:
    return Sheet.objects.get()


def said() -> dict[str, list[str]]:
    return content(the_sheet().id)


def answer(client: Client, number: int, **form: object) -> str:
    response = client.post(f"/surveys/mine/{number}", {"do": "next"} | form)
    assert response.status_code == 303
    return response["Location"]


def test_a_question_a_page_to_the_end(world: World):
    client, _ = begin(a_survey(world))
    assert answer(client, 1, answer="often") == "/surveys/mine/2"
    assert answer(client, 2, answer=["talk", "tea"]) == "/surveys/mine/3"
    assert answer(client, 3, answer="The kettle.") == "/surveys/mine/4"
    assert answer(client, 4, answer="2024-02-29") == "/surveys/mine/5"
    assert answer(client, 5, place0="3", place1="1", place2="2") == ALL
    assert said() == {
        "Lonely?": ["often"],
        "What helps?": ["tea", "talk"],
        "Anything else?": ["The kettle."],
        "Since when?": ["2024-02-29"],
        "What first?": ["room", "phone", "bus"],
    }
    assert not the_sheet().sent
    page = client.get(ALL).content.decode()
    assert "The kettle." in page
    assert "Send my answers" in page
    assert client.post(ALL)["Location"] == ALL
    assert the_sheet().sent
    assert "We have your answers" in client.get(ALL).content.decode()


def test_a_question_that_is_skipped_is_not_shown_and_not_kept_in_a_table(world: World):
    client, _ = begin(a_survey(world))
    assert answer(client, 1, answer="never") == "/surveys/mine/3"
    assert client.get("/surveys/mine/2")["Location"] == "/surveys/mine/3"
    assert "What helps?" not in client.get(ALL).content.decode()


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_every_question_can_be_left_unsaid(world: World, number):
    client, _ = begin(a_survey(world))
    answer(client, 1, answer="often")
    page = client.get(f"/surveys/mine/{number}").content.decode()
    assert "I would rather not say" in page
    client.post(f"/surveys/mine/{number}", {"do": "not-say", "answer": "often"})
    names = ["Lonely?", "What helps?", "Anything else?", "Since when?", "What first?"]
    assert said()[names[number - 1]] == []


@pytest.mark.parametrize(
    ("number", "form", "says"),
    [
        (1, {"answer": "sometimes"}, "Choose from the answers"),
        (4, {"answer": "31/31/2022"}, "Write the day like"),
        (5, {"place0": "1", "place1": "1", "place2": "2"}, "Give each of them a place"),
        (3, {"answer": "x" * 10_001}, "The most is 10,000"),
    ],
)
def test_what_is_no_answer_stays_on_the_page(world: World, number, form, says):
    client, _ = begin(a_survey(world))
    response = client.post(f"/surveys/mine/{number}", {"do": "next"} | form)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert said() == {}


def test_the_code_opens_it_again_in_another_browser(world: World):
    client, code = begin(a_survey(world))
    answer(client, 1, answer="often")
    other = Client()
    assert other.get(ALL).status_code == 404
    assert other.post("/surveys/mine", {"code": code})["Location"] == ALL
    assert "often" in other.get(ALL).content.decode()
    assert "Go on with the questions" in other.get(ALL).content.decode()
    other.post("/surveys/mine/done")
    assert other.get(ALL).status_code == 404


def test_a_wrong_code_opens_nothing(world: World):
    _, code = begin(a_survey(world))
    last = str((int(code[-1]) + 1) % 10)
    response = Client().post("/surveys/mine", {"code": code[:-1] + last})
    assert response.status_code == 422
    assert "opens nothing" in response.content.decode()


def test_after_it_is_closed_answers_are_changed_and_taken_back(world: World):
    survey = a_survey(world, LONELY, TELL)
    client, code = begin(survey)
    answer(client, 1, answer="often")
    client.post(ALL)
    survey.close()
    other = Client()
    other.post("/surveys/mine", {"code": code})
    assert answer(other, 1, answer="never") == ALL
    assert said()["Lonely?"] == ["never"]
    other.post("/surveys/mine/take-back")
    assert not Sheet.objects.exists()
    assert Client().post("/surveys/mine", {"code": code}).status_code == 422
    assert client.get(ALL).status_code == 404


def test_taking_back_destroys_the_key_and_so_does_a_change(world: World):
    sheet = fill(a_survey(world), {"Lonely?": ["often"]})
    first = Sheet.objects.get(pk=sheet).key
    sheets.say(sheet, "Lonely?", ["never"], now=now())
    second = Sheet.objects.get(pk=sheet).key
    assert not WordsKey.objects.filter(pk=first).exists()
    sheets.take_sheet_back(sheet, now=now())
    sheets.take_sheet_back(sheet, now=now())
    assert not WordsKey.objects.filter(pk=second).exists()
    with pytest.raises(Refused):
        sheets.say(sheet, "Lonely?", ["often"], now=now())


def test_taking_back_that_stopped_half_way_is_finished_at_night(world: World):
    sheet = Sheet.objects.get(pk=fill(a_survey(world), {"Lonely?": ["often"]}))
    WordsKey.objects.filter(pk=sheet.key).delete()
    forget_without_keys()
    assert not Sheet.objects.exists()


def test_closing_destroys_drafts_and_stops_beginning(world: World):
    survey = a_survey(world)
    client, _ = begin(survey)
    key = the_sheet().key
    kept = fill(survey, {"Lonely?": ["never"]})
    survey.close()
    assert [row.id for row in Sheet.objects.all()] == [kept]
    assert not WordsKey.objects.filter(pk=key).exists()
    assert client.get(ALL).status_code == 404
    response = Client().post(survey.path, {"once": str(uuid4()), "language": "0"})
    assert response.status_code == 422
    assert "is closed" in response.content.decode()


def test_a_sheet_says_nobody_and_no_time(world: World):
    survey, member = a_survey(world), world.client("member")
    lines = LedgerLine.objects.count()
    before = {row.pk: row.session_data for row in Session.objects.all()}
    client, code = begin(survey, member)
    answer(client, 1, answer="often")
    client.post(ALL)
    assert LedgerLine.objects.count() == lines
    assert {row.pk: row.session_data for row in Session.objects.all()} == before
    row = the_sheet()
    fields = {field.name for field in Sheet._meta.get_fields()}
    assert fields == {"id", "survey", "key", "sealed", "sent", "told", "code", "once"}
    assert b"often" not in bytes(row.sealed)
    assert code.replace(" ", "") not in (row.code or "")
    assert not KeptCode.objects.exists()


def test_the_code_is_forgotten_once_it_was_written_down(world: World):
    client, code = begin(a_survey(world))
    assert sheets.filled(the_sheet()).code == ""
    assert code not in client.get("/surveys/mine/code").content.decode()


def test_the_same_form_twice_begins_one_sheet(world: World):
    survey, once = a_survey(world), str(uuid4())
    form = {"once": once, "language": "0"}
    assert Client().post(survey.path, form).status_code == 303
    assert Client().post(survey.path, form).status_code == 303
    assert Sheet.objects.count() == 1
    sheets.wrote_code_down(the_sheet().id, now=now())
    later = Client().post(survey.path, form)
    assert later.status_code == 422
    assert "sheet" not in later.cookies


def test_answering_together_and_the_language_stand_on_the_sheet(world: World):
    client, _ = begin(a_survey(world), language="1", how=How.TOGETHER.value)
    filled = sheets.filled(the_sheet())
    assert (filled.how, filled.language) == (How.TOGETHER, "Polski")
    page = client.get("/surveys/mine/1").content.decode()
    assert "Lonely? (pl)" in page
    assert "often pl" in page


def test_a_member_keeps_the_code_if_they_choose_to(world: World):
    survey, member = a_survey(world), world.client("member")
    member.post(survey.path, {"once": str(uuid4()), "language": "0"})
    code = re.search(r"\d{4} \d{4} \d{4} \d{4}", member.get("/surveys/mine/code").content.decode())
    assert code
    member.post("/surveys/mine/code", {"do": "keep"})
    assert code[0] in member.get("/me/surveys").content.decode()
    assert code[0] in member.get("/me/copy").content.decode()
    for who in ("own", "host"):
        assert code[0] not in world.client(who).get("/me/surveys").content.decode()
    kept = KeptCode.objects.get()
    assert code[0].replace(" ", "").encode() not in bytes(kept.sealed)
    world.client("own").post(f"/me/surveys/{kept.id}/forget")
    assert KeptCode.objects.exists()
    member.post(f"/me/surveys/{kept.id}/forget")
    assert not KeptCode.objects.exists()
    assert not WordsKey.objects.filter(pk=kept.key).exists()


def test_erasing_an_account_forgets_its_codes_and_leaves_the_sheet(world: World):
    survey, member = a_survey(world), world.client("member")
    member.post(survey.path, {"once": str(uuid4()), "language": "0"})
    member.post("/surveys/mine/code", {"do": "keep"})
    erase(world.people["member"], now=now())
    assert not KeptCode.objects.exists()
    assert Sheet.objects.count() == 1
