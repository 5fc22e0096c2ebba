"""Tables from sheets, and what may be told after somebody came, changed or went."""

from uuid import UUID

import pytest
from django.utils.timezone import now

from alongside.evidence.domain.disclosure.telling import Unsafe
from alongside.evidence.domain.surveys.questions import Kind
from alongside.evidence.domain.surveys.skipping import Condition
from alongside.evidence.models import Release, Sheet
from alongside.evidence.operations import Refused, releases, sheets
from alongside.evidence.queries import troubles
from tests.conftest import World
from tests.evidence.disclosure.attacker import Reader
from tests.evidence.surveys.help import LONELY, TELL, Asked, a_survey, fill, question

WHERE = question("Where?", Kind.ONE, "room", "video")


def release(survey: Asked, *columns: str) -> dict[str, object]:
    world = survey.world
    return releases.release(
        survey.id, columns, group=world.group, by=world.id("host"), now=now()
    ).content


def counts(content) -> dict[str, int]:
    cells = content["tables"][0]["cells"]
    return {" ".join(cell["where"].values()): cell["count"] for cell in cells}


def many(world: World) -> tuple[Asked, list[UUID]]:
    """Closed, with 24 sheets: 12 often (6 room, 6 video), 12 never (the same)."""
    survey = a_survey(world, LONELY, WHERE, TELL)
    found = [
        fill(survey, {"Lonely?": [lonely], "Where?": [where], "Anything else?": ["Secret words"]})
        for lonely in ("often", "never")
        for where in ("room", "video")
        for _ in range(6)
    ]
    survey.close()
    return survey, found


def test_a_table_of_sheets_in_the_words_of_the_first_language(world: World):
    survey, _ = many(world)
    assert counts(release(survey, "Lonely?")) == {"never": 12, "often": 12, "*": 24}
    assert counts(release(survey, "Lonely?", "Where?"))["often room"] == 6
    assert Reader([row.content for row in Release.objects.order_by("at")]).works_out() == []
    assert list(troubles()) == []


def test_own_words_and_days_are_in_no_table(world: World):
    survey, _ = many(world)
    with pytest.raises(Refused):
        release(survey, "Anything else?")
    assert "Secret" not in str([row.content for row in Release.objects.all()])


def test_nothing_is_counted_while_people_answer(world: World):
    survey = a_survey(world, LONELY)
    for _ in range(12):
        fill(survey, {"Lonely?": ["often"]})
    with pytest.raises(Refused, match="Close it first"):
        release(survey, "Lonely?")


def test_a_draft_is_in_no_count(world: World):
    survey, found = many(world)
    Sheet.objects.filter(pk=found[0]).update(sent=False)
    assert counts(release(survey, "Lonely?"))["*"] == 23


def test_one_change_after_a_table_is_not_shown_by_another_table(world: World):
    """One sheet of last time is gone, and one has come: their difference would be one person."""
    survey, found = many(world)
    release(survey, "Lonely?")
    sheets.say(found[0], "Lonely?", ["never"], now=now())
    with pytest.raises(Unsafe):
        release(survey, "Lonely?", "Where?")
    assert Release.objects.count() == 1


def test_one_who_takes_back_after_a_table_is_not_shown(world: World):
    survey, found = many(world)
    release(survey, "Lonely?")
    sheets.take_sheet_back(found[0], now=now())
    with pytest.raises(Unsafe):
        release(survey, "Lonely?", "Where?")


def test_changes_that_follow_each_other_on_one_sheet_count_once(world: World):
    """Five changes of one person are one sheet that left, not five that hide each other."""
    survey, found = many(world)
    release(survey, "Lonely?")
    for answer in ("never", "often") * 3:
        sheets.say(found[0], "Lonely?", [answer], now=now())
    with pytest.raises(Unsafe):
        release(survey, "Lonely?", "Where?")
    told = Sheet.objects.filter(survey=survey.id, told=True).count()
    assert told == 23


def test_what_many_changed_is_told_with_how_many_left(world: World):
    survey, found = many(world)
    release(survey, "Lonely?")
    for sheet, where in zip(found[:12], ["video"] * 6 + ["room"] * 6, strict=True):
        sheets.say(sheet, "Where?", [where], now=now())
    after = release(survey, "Where?")
    assert after["left_since"] == 12
    assert Reader([row.content for row in Release.objects.order_by("at")]).works_out() == []
    assert Sheet.objects.filter(told=True).count() == 24


def test_a_newcomer_is_left_out_of_the_next_table(world: World):
    """Somebody sent theirs late: the new table is of those of last time."""
    survey, _ = many(world)
    release(survey, "Lonely?")
    late = Sheet.objects.filter(survey=survey.id).order_by("pk").first()
    assert late
    Sheet.objects.filter(pk=late.pk).update(told=True)
    text = sheets.filled(late).as_text()
    sealed = releases.sealing.seal(text, survey.id)
    Sheet.objects.create(survey_id=survey.id, key=sealed.key, sealed=sealed.bytes)
    assert counts(release(survey, "Lonely?", "Where?"))["* *"] == 24


def test_an_answer_to_a_question_that_is_not_asked_any_more_counts_nowhere(world: World):
    more = question("Why?", Kind.ONE, "x", "y", only_if=(Condition("Lonely?", "often"),))
    survey = a_survey(world, LONELY, more)
    for _ in range(8):
        fill(survey, {"Lonely?": ["never"], "Why?": ["x"]})
        fill(survey, {"Lonely?": ["often"], "Why?": ["y"]})
    survey.close()
    assert counts(release(survey, "Why?")) == {"y": 8, "(no answer)": 8, "*": 16}
