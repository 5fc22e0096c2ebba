"""Real files come in, decided on, and safe tables come out."""

import pytest
from django.utils.timezone import now

from alongside.evidence.domain.bringing.brought import bring
from alongside.evidence.domain.bringing.spellings import decided
from alongside.evidence.operations import releases, surveys
from tests.evidence.bringing.test_bad_files import DATA, needs_data


def table_of(world, file: str, column: str, decisions: dict[str, dict[str, str]]):
    answers = decided(bring((DATA / file).read_bytes()).answers, decisions)
    at = now()
    survey = surveys.import_survey(
        answers, group=world.group, title="R", asked_by="", promised="", by=None, now=at
    )
    told = releases.release(survey, [column], group=world.group, by=world.id("host"), now=at)
    return told.content["tables"][0]["cells"]


@needs_data
@pytest.mark.parametrize(
    ("file", "column", "people"),
    [
        ("osmi/osmi_2016.csv", "Do you work remotely?", 1433),
        ("small_survey/efc_carers_100.csv", "e42dep", 100),
        ("nhs_fft/fft_comments_a.csv", "Service type 1", 4014),
    ],
)
def test_a_table_of_a_real_file(world, file, column, people):
    cells = table_of(world, file, column, {})
    assert cells[-1] == {"where": {column: "*"}, "count": people}
    assert all(cell["count"] is None or cell["count"] >= 5 for cell in cells)


@needs_data
def test_what_people_decided_is_counted_together(world):
    decisions = {"Gender": {"Mail": "Male", "maile": "Male", "male": "Male"}}
    cells = table_of(world, "osmi/osmi_2014.csv", "Gender", decisions)
    assert {"where": {"Gender": "Male"}, "count": 826} in cells
