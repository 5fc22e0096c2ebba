from pathlib import Path
from uuid import uuid4

import pytest
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as some

from alongside.core.keyring.models import WordsKey
from alongside.evidence.domain.answers import BadFile, read
from alongside.evidence.domain.disclosure.telling import Unsafe
from alongside.evidence.models import Release, Report, Sheet, Survey
from alongside.evidence.operations import Refused, releases, surveys
from alongside.evidence.queries import troubles
from tests.conftest import World
from tests.evidence.disclosure.attacker import Reader

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
    return surveys.import_survey(
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
    with pytest.raises(Refused, match="imported before"):
        bring(world, LONELY)
    assert Survey.objects.count() == 1


def test_an_import_that_fails_leaves_no_row(world, monkeypatch):
    def crash(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(surveys.ledger, "write", crash)
    with pytest.raises(RuntimeError):
        bring(world, LONELY)
    assert (Survey.objects.count(), Sheet.objects.count()) == (0, 0)


def release(world: World, survey: object, *columns: str) -> Release:
    return releases.release(survey, columns, group=world.group, by=world.id("host"), now=now())


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
    with pytest.raises(Refused):
        release(world, survey, "lonely")


def test_a_survey_of_another_group_is_not_ours(world):
    survey = bring(world, LONELY)
    with pytest.raises(Refused):
        releases.release(survey, ["lonely"], group=uuid4(), by=world.id("host"), now=now())


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


TWO = "lonely,meet\n" + "often,room\n" * 9 + "often,video\n" * 8 + "never,room\n" * 7
TWO += "never,video\n" * 6 + "never,phone\n" * 2


def test_one_question_by_another_is_safe_beside_each_alone(world):
    survey = bring(world, TWO)
    for columns in (["lonely"], ["meet"], ["meet", "lonely"]):
        release(world, survey, *columns)
    told = [row.content for row in Release.objects.order_by("at")]
    assert [len(one["tables"][0]["cells"]) for one in told] == [3, 3, 9]
    assert Reader(told).works_out() == []
    assert release(world, survey, "lonely", "meet") == Release.objects.order_by("at").last()
    assert list(troubles()) == []


def test_releases_that_tell_too_much_together_are_named(world):
    survey = bring(world, TWO)
    release(world, survey, "lonely")
    row = Release.objects.get()
    row.content["tables"][0]["cells"][0]["count"] = None
    row.content["tables"][0]["cells"][1]["count"] = 30
    row.save()
    assert list(troubles()) == [
        f"survey {survey}: table t1, lonely is never: a reader can tell that fewer than 5 are in it"
    ]


def page_with(world: World, text: str, **asked: str) -> tuple[int, str]:
    """The draft after a host asked for a table."""
    survey, host = bring(world, text), world.client("host")
    where = host.post(f"/g/{world.slug}/reports/new", {"title": "N", "once": str(uuid4())})
    asked = {name: f"{survey}:{column}" for name, column in asked.items()}
    answer = host.post(f"{where['Location']}/table", asked)
    if answer.status_code != 303:
        return answer.status_code, answer.content.decode()
    return 303, host.get(where["Location"]).content.decode()


def test_a_host_asks_for_one_question_by_another(world):
    status, page = page_with(world, TWO, question="lonely", by="meet")
    assert status == 303
    assert "lonely – meet" in page
    assert '<th scope="col" class="num" data-words>room</th>' in page
    assert '<td class="num">9</td>' in page
    assert '<th scope="row">All</th>' in page
    assert "hidden to keep people safe" not in page


def test_hidden_numbers_have_one_mark_and_say_why(world):
    counts = {"often": [12, 3, 9, 8], "some": [9, 8, 7, 11], "never": [7, 9, 12, 8], "no": [9] * 4}
    rows = [f"{one},m{at}\n" * n for one, each in counts.items() for at, n in enumerate(each)]
    status, page = page_with(world, "lonely,meet\n" + "".join(rows), question="meet", by="lonely")
    assert status == 303
    assert page.count('<span class="hid">hidden</span>') == 4
    assert page.count("hidden to keep people safe") == 1
    assert "too small" not in page


def test_two_questions_of_two_surveys_are_refused(world):
    other = bring(world, LONELY, title="Other")
    survey, host = bring(world, TWO), world.client("host")
    where = host.post(f"/g/{world.slug}/reports/new", {"title": "N", "once": str(uuid4())})
    asked = {"question": f"{survey}:meet", "by": f"{other}:age"}
    answer = host.post(f"{where['Location']}/table", asked)
    assert answer.status_code == 422
    assert "two questions of the same survey" in answer.content.decode()
    assert Release.objects.count() == 0


@needs_data
def test_a_real_survey_of_1259_people(world):
    found = read((DATA / "osmi" / "osmi_2014.csv").read_bytes())
    assert len(found.sheets) == 1259
    survey = surveys.import_survey(
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
