from pathlib import Path
from uuid import uuid4

import pytest
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as some

from alongside.core.keyring.models import WordsKey
from alongside.evidence import operations
from alongside.evidence.domain.answers import BadFile, read
from alongside.evidence.domain.disclosure.telling import Unsafe
from alongside.evidence.models import Release, Report, Sheet, Survey
from alongside.evidence.queries import troubles
from tests.conftest import World

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"a,b\n", "no answers"),
        (b"a,b\n1,2\n3\n", "row 3 has 1 columns"),
        (b"a,b,a\n1,2,3\n", "columns 1 and 3 are both named"),
        (b"a,,c\n1,2,3\n", "column 2 has no name"),
        (b"a,b\n1,caf\xe9\n", "row 2 has bytes that are no UTF-8"),
        (b"a,b\n1,\x00\n", "row 2 has a NUL"),
        (b'a,b\n1,"2\n', "not a CSV"),
    ],
)
def test_a_bad_file_is_named_by_its_place(data, says):
    with pytest.raises(BadFile, match=says):
        read(data)


def test_a_mark_at_the_start_and_crlf_are_no_fault():
    found = read("﻿a,b\r\n1,2\r\n".encode())
    assert (found.columns, found.sheets) == (["a", "b"], [{"a": "1", "b": "2"}])


@given(some.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    try:
        found = read(data)
    except BadFile:
        return
    assert all(len(sheet) == len(found.columns) for sheet in found.sheets)


def bring(world: World, text: str, title: str = "Winter") -> object:
    return operations.import_survey(
        read(text.encode()),
        group=world.group,
        title=title,
        asked_by="Us",
        promised="Only counts",
        by=None,
        now=now(),
    )


LONELY = "lonely,age\n" + "often,30\n" * 12 + "never,40\n" * 6


def test_sheets_are_sealed_whole_and_say_no_name(world):
    survey = bring(world, LONELY)
    rows = Sheet.objects.filter(survey=survey)
    assert rows.count() == 18
    assert not any(b"often" in bytes(row.sealed) for row in rows)
    keys = WordsKey.objects.filter(pk__in=[row.key for row in rows])
    assert set(keys.values_list("owner", flat=True)) == {survey}
    assert list(troubles()) == []


def test_the_same_file_again_is_refused(world):
    bring(world, LONELY)
    with pytest.raises(operations.Refused, match="imported before"):
        bring(world, LONELY)
    assert Survey.objects.count() == 1


def test_an_import_that_fails_leaves_no_row(world, monkeypatch):
    def crash(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(operations.ledger, "write", crash)
    with pytest.raises(RuntimeError):
        bring(world, LONELY)
    assert (Survey.objects.count(), Sheet.objects.count()) == (0, 0)


def release(world: World, survey: object, *columns: str) -> Release:
    return operations.release(survey, columns, group=world.group, by=world.id("host"), now=now())


def test_a_question_is_released_once_and_then_stays_as_it_was(world):
    survey = bring(world, LONELY)
    first = release(world, survey, "lonely")
    Sheet.objects.filter(survey=survey).delete()
    assert release(world, survey, "lonely").content == first.content
    assert Release.objects.count() == 1


def test_the_same_question_of_another_survey_is_refused(world):
    """One sheet more: two counts of the same people would show what the newcomer said."""
    release(world, bring(world, LONELY), "lonely")
    more = bring(world, LONELY + "never,41\n", title="Winter again")
    with pytest.raises(Unsafe):
        release(world, more, "lonely")


def test_no_consent_no_count(world):
    survey = bring(world, LONELY)
    Survey.objects.filter(pk=survey).update(counting="no")
    with pytest.raises(operations.Refused):
        release(world, survey, "lonely")


def test_a_survey_of_another_group_is_not_ours(world):
    survey = bring(world, LONELY)
    with pytest.raises(operations.Refused):
        operations.release(survey, ["lonely"], group=uuid4(), by=world.id("host"), now=now())


def test_a_host_makes_a_report_of_it(world):
    survey, host = bring(world, LONELY), world.client("host")
    made = host.post(f"/g/{world.slug}/reports/new", {"title": "Nights", "once": str(uuid4())})
    where = made["Location"]
    asked = host.post(f"{where}/table", {"question": f"{survey}:lonely"})
    assert asked.status_code == 303
    draft = f"/reports/{Report.objects.get().slug}"
    assert world.client("anonymous").get(draft).status_code == 404
    host.post(f"{where}/publish")
    public = f"/reports/{Report.objects.get().slug}"
    page = world.client("anonymous").get(public).content.decode()
    assert "18 people answered" in page
    assert ">12<" in page
    assert host.post(f"{where}/table", {"question": f"{survey}:age"}).status_code == 422


def test_a_question_that_cannot_be_told_says_so(world):
    text = "name\n" + "\n".join(f"person {number}" for number in range(30))
    survey, host = bring(world, text), world.client("host")
    where = host.post(f"/g/{world.slug}/reports/new", {"title": "N", "once": str(uuid4())})
    answer = host.post(f"{where['Location']}/table", {"question": f"{survey}:name"})
    assert answer.status_code == 422
    assert "differ too much" in answer.content.decode()
    assert "person 7" not in answer.content.decode()


@needs_data
def test_a_real_survey_of_1259_people(world):
    found = read((DATA / "osmi" / "osmi_2014.csv").read_bytes())
    assert len(found.sheets) == 1259
    survey = operations.import_survey(
        found, group=world.group, title="O", asked_by="", promised="", by=None, now=now()
    )
    table = release(world, survey, "Gender")
    cells = table.content["tables"][0]["cells"]
    assert cells[-1] == {"where": {"Gender": "*"}, "count": 1259}
    assert sum(cell["count"] for cell in cells[:-1]) == 1259
    assert min(cell["count"] for cell in cells) >= 5
    with pytest.raises(Unsafe):
        release(world, survey, "Timestamp")


@needs_data
def test_a_real_survey_with_a_doubled_header_is_refused():
    with pytest.raises(BadFile, match="both named"):
        read((DATA / "osmi" / "osmi_2016.csv").read_bytes())
