"""Coded words in rows: sealed, whole or not at all, and out again as they came."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now
from hypothesis import HealthCheck, given, settings

from alongside.core.keyring.models import WordsKey
from alongside.core.models import LedgerLine
from alongside.evidence.domain.qda.kept import with_memos
from alongside.evidence.domain.qda.read import read
from alongside.evidence.domain.qda.write import project as written
from alongside.evidence.models import Code, CodedWords, Coding, Excerpt, Memo
from alongside.evidence.operations import Refused, coding
from alongside.evidence.queries import keys_in_use, troubles
from alongside.evidence.queries.coding import coding_behind, project_of
from tests.conftest import World
from tests.evidence.qda import building as b
from tests.evidence.qda.test_counting import UTF16, counted_by
from tests.evidence.qda.test_round_trip import letters, projects

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "refi_qda"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")


def bring(world: World, data: bytes, **more: object) -> UUID:
    return coding.import_coding(
        read(data, **more),
        group=world.group,
        title="Winter",
        asked_by="Us",
        promised="Only counts",
        by=None,
        now=now(),
    )


def noted() -> bytes:
    """Two people, a memo on each kind of thing, a description, and a code in a code."""
    ref = f'<NoteRef targetGUID="{b.MEMO}"/>'
    marks = b.selection(3, 18, "<Description>odd</Description>" + b.coding(b.KIND, b.ANN, ref))
    marks += b.selection(3, 18, b.coding(b.HARD, b.BO)) + ref
    notes = (
        f'<Notes><Note guid="{b.MEMO}" name="Why" creatingUser="{b.ANN}"><PlainTextContent>Ask'
        f"</PlainTextContent></Note></Notes><Description>Six weeks</Description>{ref}"
    )
    codes = b.CODES.replace("</Description>", f"</Description>{ref}")
    return b.qdpx(b.xml(b.source(marks), notes, codes=codes))


def test_words_names_and_memos_are_sealed(world):
    made = bring(world, noted())
    rows = [*CodedWords.objects.all(), *Memo.objects.all()]
    assert len(rows) == 4  # one text, one memo, and two descriptions that became memos
    for secret in (b"ring each other", b"Notes", b"Why", b"Ask", b"Six weeks", b"odd"):
        assert not any(secret in bytes(row.sealed) for row in rows)
    keys = WordsKey.objects.filter(owner=made)
    assert set(keys.values_list("pk", flat=True)) == {row.key for row in rows}
    assert {row.key for row in rows} <= set(keys_in_use())
    assert list(troubles()) == []


def test_a_project_leaves_as_it_came(world):
    made = bring(world, noted())
    came, leaves = with_memos(read(noted()).project), project_of(made)
    assert letters(leaves) == letters(came)
    assert (leaves.codes, leaves.coders, leaves.memos) == (came.codes, came.coders, came.memos)
    assert (leaves.sources[0].memos, leaves.about) == (came.sources[0].memos, came.about)
    assert [one.text for one in leaves.sources] == [b.TEXT]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(projects())
def test_any_project_leaves_as_it_came(world, held):
    made = coding.import_coding(
        read(written(held), codes_only=False),
        group=world.group,
        title=held.name,
        asked_by="",
        promised="",
        by=None,
        now=now(),
    )
    again = read(written(project_of(made))).project
    came = with_memos(held)
    assert letters(again) == letters(came)
    assert (again.codes, set(again.memos)) == (came.codes, set(came.memos))
    assert [one.text for one in again.sources] == [one.text for one in held.sources]
    assert list(troubles()) == []
    Coding.objects.all().delete()


def test_codes_land_on_the_same_characters_through_the_rows(world):
    data, chosen = counted_by(UTF16, "\N{BYTE ORDER MARK}")
    found = read(written(project_of(bring(world, data)))).project.sources[0]
    assert [found.text[each.start : each.end] for each in found.excerpts] == chosen


def test_the_same_file_again_is_refused(world):
    bring(world, noted())
    with pytest.raises(Refused, match="imported before"):
        bring(world, noted())
    bring(world, noted(), codes_only=True)
    assert Coding.objects.count() == 2


def test_an_import_that_fails_leaves_no_row(world, monkeypatch):
    def crash(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(coding.ledger, "write", crash)
    with pytest.raises(RuntimeError):
        bring(world, noted())
    for rows in (Coding, Code, CodedWords, Excerpt, Memo):
        assert rows.objects.count() == 0


def test_in_and_out_are_one_line_each_in_the_ledger(world):
    before = LedgerLine.objects.count()
    made = bring(world, noted())
    coding.export_coding(made, by=None, now=now())
    assert LedgerLine.objects.count() == before + 2


def test_no_consent_no_file(world):
    made = bring(world, noted())
    Coding.objects.update(counting="no")
    with pytest.raises(Refused):
        coding.export_coding(made, by=None, now=now())
    with pytest.raises(Refused, match="not here any more"):
        coding.export_coding(uuid4(), by=None, now=now())


def test_words_whose_key_is_gone_are_not_in_the_file(world):
    made = bring(world, noted())
    WordsKey.objects.filter(pk=CodedWords.objects.get().key).delete()
    assert project_of(made).sources == ()
    assert [each for each in troubles() if "1 words or memos have no key" in each]


def test_what_verify_finds(world):
    made = bring(world, noted())
    Excerpt.objects.update(end=len(b.TEXT) + 1)
    assert list(troubles()) == [f"coding {made}: an excerpt goes beyond its words"]
    CodedWords.objects.update(sealed=b"x" * 60)
    assert list(troubles()) == [
        f"coding {made}: the sealed bytes of words or of a memo were changed"
    ]


def test_a_report_has_the_coded_words_of_its_group(world):
    from alongside.evidence.operations.reports import write_report

    report = {"id": uuid4(), "group": world.group, "by": world.id("host"), "now": now()}
    write_report("Nights", "", **report)
    slug = slug_of(report["id"])
    assert coding_behind(slug) == []
    made = bring(world, noted())
    assert coding_behind(slug) == coding_behind(str(made)) == [made]
    assert coding_behind("no-such") == coding_behind(str(uuid4())) == []


def slug_of(report: object) -> str:
    from alongside.evidence.models import Report

    return Report.objects.get(pk=report).slug


@needs_data
def test_real_files_go_through_the_rows(world):
    for file in sorted(DATA.glob("*.q*")):
        held = read(file.read_bytes(), codes_only=file.name.startswith("atlasti8"))
        made = coding.import_coding(
            held, group=world.group, title="", asked_by="", promised="", by=None, now=now()
        )
        again = read(written(project_of(made))).project
        assert letters(again) == letters(with_memos(held.project))
        assert again.codes == held.project.codes
    assert list(troubles()) == []
