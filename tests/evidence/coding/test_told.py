"""Themes told: people, not words; through the check; once; and in a report."""

from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.evidence.access.coding_counted import readable, to_count
from alongside.evidence.domain.disclosure.telling import Unsafe
from alongside.evidence.models import Code, CodedWords, Coder, Coding, Excerpt, Release, WordsRead
from alongside.evidence.operations import Refused, coding_codes, coding_told, reports, versions
from alongside.evidence.queries import troubles
from alongside.evidence.queries.coding import project_of
from tests.conftest import World
from tests.evidence.coding.help import of_a_file


def coded(
    world: World, given: dict[str, int], people: int = 20, name: str = "x", by: int = 2
) -> UUID:
    """People of whom the first so many speak of each theme, as all who code say."""
    made = of_a_file(world, [(f"Words {n}", f"p{n}") for n in range(people)], name)
    rows = list(CodedWords.objects.filter(coding=made).order_by("number"))
    coders = list(Coder.objects.filter(coding=made))[:by]
    WordsRead.objects.bulk_create(WordsRead(words=r, coder=c) for r in rows for c in coders)
    for theme, times in given.items():
        put(made, theme, rows[:times], coders)
    return made


def put(made: UUID, theme: str, rows: list[CodedWords], coders: list[Coder]) -> None:
    code = coding_codes.new_code(made, theme)
    Excerpt.objects.bulk_create(
        Excerpt(words=r, start=0, end=5, code_id=code, coder=c) for r in rows for c in coders
    )


def told(world: World, made: UUID, *names: str) -> dict[str, int | None]:
    codes = Code.objects.filter(coding=made, name__in=names).values_list("pk", flat=True)
    release = coding_told.tell_themes(
        made, list(codes), group=world.group, by=world.id("host"), now=now()
    )
    tables = Release.objects.get(pk=release).as_domain().tables
    return {table.columns[0]: table.cells["Yes",] for table in tables}


def test_people_are_counted_and_small_themes_are_not_told(world):
    made = coded(world, {"Waiting": 9, "Kind": 12, "Rare": 3, "All": 18})
    assert told(world, made, "Waiting", "Kind", "Rare", "All") == {"Waiting": 9, "Kind": 12}
    assert list(troubles()) == []


def test_two_comments_of_one_person_are_one_person(world):
    made = of_a_file(world, [(f"Words {n}", f"p{n % 10}") for n in range(20)])
    coder = Coder.objects.filter(coding=made).first()
    rows = list(CodedWords.objects.filter(coding=made))
    WordsRead.objects.bulk_create(WordsRead(words=r, coder=coder) for r in rows)
    people = {row.teller for row in rows}
    assert len(people) == 10
    some = set(list(people)[:5])
    put(made, "Waiting", [row for row in rows if row.teller in some], [coder])
    assert told(world, made, "Waiting") == {"Waiting": 5}
    assert Release.objects.get().content["people"] == 10


def test_a_theme_counts_where_everybody_who_read_gave_it(world):
    made = coded(world, {"Waiting": 12})
    one = Coder.objects.filter(coding=made).first()
    gone = Excerpt.objects.filter(coder=one).order_by("words__number").values("pk")[:3]
    Excerpt.objects.filter(pk__in=list(gone.values_list("pk", flat=True))).delete()
    assert told(world, made, "Waiting") == {"Waiting": 9}


def test_words_that_nobody_read_are_not_counted(world):
    made = coded(world, {"Waiting": 9})
    WordsRead.objects.filter(words__number__gte=15).delete()
    assert told(world, made, "Waiting") == {"Waiting": 9}
    assert Release.objects.get().content["people"] == 15


def test_what_stands_now_is_counted_not_the_first_reading(world):
    made = coded(world, {"Waiting": 9, "Kind": 7})
    code = Code.objects.get(name="Waiting")
    Excerpt.objects.filter(code=code, words__number=0).update(taken_off=True)
    assert told(world, made, "Waiting") == {"Waiting": 8}


def test_each_theme_is_told_once(world):
    made = coded(world, {"Waiting": 9, "Kind": 12})
    told(world, made, "Waiting")
    with pytest.raises(Refused, match="not told before"):
        told(world, made, "Waiting")
    assert told(world, made, "Waiting", "Kind") == {"Kind": 12}
    assert list(troubles()) == []


def test_few_who_came_or_went_since_must_not_show(world):
    made = coded(world, {"Waiting": 9, "Kind": 12, "Tea": 8})
    told(world, made, "Waiting")
    newest = CodedWords.objects.filter(coding=made).order_by("-number")
    keep = list(newest.values_list("pk", flat=True)[:3])
    WordsRead.objects.filter(words__in=keep).delete()
    with pytest.raises(Unsafe, match="Too few"):
        told(world, made, "Kind")


def test_one_who_came_for_one_who_went_is_found(world):
    """The number of people is the same, and still somebody else is behind it."""
    made = coded(world, {"Waiting": 9, "Kind": 12})
    last = CodedWords.objects.filter(coding=made).order_by("number").last()
    WordsRead.objects.filter(words=last).delete()
    told(world, made, "Waiting")
    first = CodedWords.objects.filter(coding=made).order_by("number").first()
    WordsRead.objects.filter(words=first).delete()
    for coder in Coder.objects.filter(coding=made):
        WordsRead.objects.create(words=last, coder=coder)
    with pytest.raises(Unsafe, match="Too few"):
        told(world, made, "Kind")


def test_another_coding_of_the_group_does_not_tell_the_same_theme(world):
    told(world, coded(world, {"Waiting": 9}, name="one"), "Waiting")
    with pytest.raises(Unsafe, match="Another coding"):
        told(world, coded(world, {"waiting": 10}, name="two"), "waiting")


def test_two_themes_of_one_name_are_told_apart_first(world):
    made = coded(world, {"Waiting": 9, "Kind": 8})
    Code.objects.filter(name="Kind").update(name="waiting")
    with pytest.raises(Refused, match="another name"):
        told(world, made, "Waiting")


def test_a_told_theme_keeps_its_name_and_is_not_joined(world):
    made = coded(world, {"Waiting": 9, "Kind": 12, "Tea": 2})
    told(world, made, "Waiting")
    codes = dict(Code.objects.values_list("name", "pk"))
    with pytest.raises(Refused, match="name stays"):
        coding_codes.change_code(codes["Waiting"], "Delay", "", coding=made)
    coding_codes.change_code(codes["Waiting"], "Waiting", "Weeks", coding=made)
    for one, other in (("Waiting", "Kind"), ("Kind", "Waiting")):
        with pytest.raises(Refused, match="not joined"):
            join(world, made, codes[one], codes[other])
    join(world, made, codes["Tea"], codes["Kind"])
    assert set(Code.objects.values_list("name", flat=True)) == {"Waiting", "Kind"}


def join(world: World, made: UUID, one: UUID, other: UUID) -> None:
    coding_codes.join_codes(one, other, coding=made, by=world.id("host"), now=now())


def test_joined_codes_bring_their_excerpts_and_what_they_mean(world):
    made = coded(world, {"Tea": 2, "Drinks": 3})
    codes = dict(Code.objects.values_list("name", "pk"))
    coding_codes.change_code(codes["Tea"], "Tea", "A cup", coding=made)
    join(world, made, codes["Tea"], codes["Drinks"])
    left = Code.objects.get()
    assert (left.name, left.description) == ("Drinks", "Tea: A cup")
    assert left.excerpts.count() == 10


def test_no_consent_no_count(world):
    made = coded(world, {"Waiting": 9})
    Coding.objects.update(counting="no")
    row = Coding.objects.get()
    assert readable(row.pk, row.counting, now().date()) == {}
    assert to_count(row, now().date()) == []
    with pytest.raises(Unsafe):
        told(world, made, "Waiting")


def test_themes_are_told_on_the_page_and_stand_in_a_report(world):
    made, host = coded(world, {"Waiting": 9, "Rare": 2}), world.client("host")
    path = f"/g/{world.slug}/coding/{made}/themes"
    report = reports.write_report(
        "Nights", "We asked.", id=uuid4(), group=world.group, by=world.id("host"), now=now()
    )
    assert host.post(path, {}).status_code == 422
    codes = [str(pk) for pk in Code.objects.values_list("pk", flat=True)]
    assert host.post(path, {"code": codes}).status_code == 303
    page = host.get(path).content.decode()
    assert "Rare" in page.partition("Tell more themes")[2]
    pressed = {"table": str(Release.objects.get().pk), "report": str(report)}
    assert host.post(f"{path}/report", {"table": pressed["table"]}).status_code == 422
    answer = host.post(f"{path}/report", pressed)
    assert answer["Location"] == f"/g/{world.slug}/reports/{report}"
    for shown in (host.get(answer["Location"]), published(world, report)):
        text = shown.content.decode()
        assert "Comments x" in text
        assert "Waiting" in text
        assert ">9<" in text
        assert "Rare" not in text
        assert "Asked by <span data-words>The Trust</span>" in text


def published(world: World, report: UUID):
    versions.publish(report, by=world.id("host"), now=now())
    from alongside.evidence.models import Report

    return world.client("anonymous").get(f"/reports/{Report.objects.get(pk=report).slug}")


def test_a_report_of_another_group_takes_nothing(world):
    made = coded(world, {"Waiting": 9})
    told(world, made, "Waiting")
    from alongside.groups.models import Group

    other = Group.objects.exclude(pk=world.group).get().pk
    report = reports.write_report(
        "N", "", id=uuid4(), group=other, by=world.id("stranger"), now=now()
    )
    pressed = {"table": str(Release.objects.get().pk), "report": str(report)}
    path = f"/g/{world.slug}/coding/{made}/themes/report"
    assert world.client("host").post(path, pressed).status_code == 422
    with pytest.raises(Refused, match="Choose a report"):
        coding_told.put_in_report(
            Release.objects.get().pk, report, coding=made, by=world.id("host"), now=now()
        )


def test_what_verify_finds_when_too_much_was_told(world):
    made = coded(world, {"Waiting": 9})
    told(world, made, "Waiting")
    row = Release.objects.get()
    for cell in row.content["tables"][0]["cells"]:
        cell["count"] = {"Yes": 2, "No": 18, "*": 20}[cell["where"]["Waiting"]]
    row.save()
    assert any(f"coding {made}" in each for each in troubles())


def test_what_was_coded_here_leaves_in_a_file_as_it_stands(world):
    made = coded(world, {"Waiting": 2}, people=3)
    Excerpt.objects.filter(words__number=0).update(taken_off=True)
    held = project_of(made)
    assert [len(source.excerpts) for source in held.sources] == [0, 2, 0]
