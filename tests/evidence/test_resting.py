"""How many people a claim rests on: told where it shows nobody, counted once, in fives."""

from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as some

from alongside.campaigns.models import Letter
from alongside.campaigns.operations import letters
from alongside.evidence.domain.disclosure import THRESHOLD
from alongside.evidence.domain.resting import rests_on
from alongside.evidence.models import Report
from alongside.evidence.operations import reports, versions
from alongside.words.models import Words
from alongside.words.operations.taking_back import take_back
from tests.conftest import World, tell, write_letter
from tests.gatherings.test_many_at_once import crowd

PEOPLE = some.sets(some.integers(1, 40).map(lambda number: UUID(int=number)))


@given(PEOPLE, PEOPLE)
def test_a_number_is_true_and_never_small(named, nameless):
    told = rests_on(named, nameless)
    assert told is None or THRESHOLD <= told <= len(named | nameless)


@given(PEOPLE, PEOPLE)
def test_who_stands_without_a_name_stands_among_five_or_there_is_no_number(named, nameless):
    if rests_on(named, nameless) is not None:
        assert len(nameless - named) == 0 or len(nameless - named) >= THRESHOLD


@given(PEOPLE, PEOPLE)
def test_one_more_person_is_never_seen_to_be_just_one(named, nameless):
    before = rests_on(named, nameless)
    after = rests_on(named, nameless | {UUID(int=99)})
    assert None in (before, after) or after in (before, before + THRESHOLD)


def a_report(world: World, stories: list[UUID], publish: bool = True) -> UUID:
    host, at = world.id("host"), now()
    made = reports.write_report("Nights", "", id=uuid4(), group=world.group, by=host, now=at)
    for story in stories:
        reports.add_quote(made, story, "We rang.", by=host, now=at)
    if publish:
        versions.publish(made, by=host, now=at)
    return made


def told_by(world: World, count: int, **answers: str) -> list[UUID]:
    people = crowd(world, count)
    return [tell("We rang. It rang.", person.id, world.group, **answers) for person in people]


def page(world: World, report: UUID) -> str:
    path = f"/reports/{Report.objects.get(pk=report).slug}"
    return world.client("anonymous").get(path).content.decode()


@pytest.mark.parametrize(("people", "said"), [(4, None), (5, 5), (9, 5), (11, 10)])
def test_a_report_tells_it_in_fives_or_says_hidden(world, people, said):
    shown = page(world, a_report(world, told_by(world, people)))
    assert ("This rests on the words of" in shown) == (said is not None)
    assert ("to keep people safe." in shown) == (said is None)
    assert f"This rests on the words of {said} people or more. Counted on" in shown or said is None


def test_one_person_with_many_quotes_is_one(world):
    stories = [tell("We rang. It rang.", world.id("own"), world.group) for _ in range(6)]
    assert "This rests on the words of" not in page(world, a_report(world, stories))


def test_one_nameless_among_named_ones_leaves_no_number(world):
    stories = told_by(world, 6, quoting="my-name")
    stories.append(tell("We rang. It rang.", world.id("own"), world.group))
    assert "This rests on the words of" not in page(world, a_report(world, stories))


def test_somebody_at_risk_makes_no_difference(world):
    stories = told_by(world, 5, quoting="my-name")
    stories.append(tell("We rang. It rang.", world.id("own"), world.group))
    Words.objects.filter(pk=stories[-1]).update(hidden=True)
    assert "words of 5 people or more" in page(world, a_report(world, stories))
    four = a_report(world, stories[1:])
    assert "This rests on the words of" not in page(world, four)


def test_who_does_not_allow_counting_is_not_counted(world):
    stories = told_by(world, 4, quoting="my-name")
    own, told = world.id("own"), "We rang. It rang."
    stories.append(tell(told, own, world.group, quoting="my-name", counting="no"))
    assert "This rests on the words of" not in page(world, a_report(world, stories))
    other = tell(told, own, world.group, quoting="my-name")
    assert "words of 5 people or more" in page(world, a_report(world, [*stories, other]))


def test_who_stands_there_by_name_is_not_taken_for_one_without(world):
    """Four stand there without a name, and one whose name another quote tells."""
    stories = told_by(world, 4)
    own = world.id("own")
    stories.append(tell("We rang. It rang.", own, world.group, quoting="my-name", counting="no"))
    stories.append(tell("We rang. It rang.", own, world.group))
    assert "This rests on the words of" not in page(world, a_report(world, stories))


def test_it_stays_with_its_date_when_somebody_takes_words_back(world):
    stories = told_by(world, 5)
    report = a_report(world, stories)
    before = page(world, report)
    for story in stories[:3]:
        take_back(story, by=world.id("own"), now=now())
    after = page(world, report)
    assert after.count("These words were taken back.") == 3
    number = before.partition("This rests on")[2].partition("</p>")[0]
    assert "Counted on" in number
    assert number in after


def test_hosts_see_before_they_publish_what_everyone_will_see(world):
    report = a_report(world, told_by(world, 5), publish=False)
    path = f"/g/{world.slug}/reports/{report}/publish"
    assert "words of 5 people or more" in world.client("host").get(path).content.decode()


def test_a_letter_tells_the_number_of_its_report_and_none_of_its_own(world):
    stories = told_by(world, 5)
    report = a_report(world, stories)
    take_back(stories[0], by=world.id("own"), now=now())
    letter = write_letter(world, "Letter", report)
    letters.open_to_all(letter, by=world.id("host"), now=now())
    path = f"/letters/{Letter.objects.get(pk=letter).slug}"
    shown = world.client("anonymous").get(path).content.decode()
    assert "This rests on the words of 5 people or more. Counted on" in shown


def test_a_letter_of_an_unpublished_report_tells_none(world):
    report = a_report(world, told_by(world, 5), publish=False)
    letter = write_letter(world, "Letter", report)
    letters.open_to_all(letter, by=world.id("host"), now=now())
    path = f"/letters/{Letter.objects.get(pk=letter).slug}"
    shown = world.client("anonymous").get(path).content.decode()
    assert "We rang." in shown
    assert "This rests on the words of" not in shown
