"""Two deeds on the same words in one moment, on the real database: no order of them shows a no."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.campaigns.models import Letter
from alongside.campaigns.operations import letters
from alongside.evidence.models import Report
from alongside.evidence.operations import Refused, reports, versions
from alongside.words.domain.answers import HowQuoted
from alongside.words.models import HandOver, Use
from alongside.words.operations import consents
from alongside.words.operations.giving import NotGiven, fetch
from alongside.words.operations.recipients import remove_recipient
from alongside.words.operations.taking_back import take_back
from alongside.words.queries import troubles
from tests.conftest import STORY, World, write_letter
from tests.gatherings.test_many_at_once import together
from tests.words.test_giving import a_hand_over, link_of, names
from tests.words.test_recipients import a_recipient

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
CUT = "Nobody asked what was wrong with me."


def refusing(deed: Callable[[], object], refusal: type[Exception]) -> Callable[[], str]:
    """What became of a deed that may be refused."""

    def do() -> str:
        try:
            deed()
        except refusal as refused:
            return str(refused)
        return ""

    return do


@pytest.fixture
def report(world: World) -> UUID:
    host, at = world.id("host"), now()
    made = reports.write_report("Report", "", id=uuid4(), group=world.group, by=host, now=at)
    reports.add_quote(made, world.story, CUT, by=host, now=at)
    return made


def changes(world: World, how: str) -> None:
    own, at = world.id("own"), now()
    if how == "taken back":
        take_back(world.story, by=own, now=at)
    else:
        consents.answer(world.story, HowQuoted(), person=own, now=at)


@pytest.mark.parametrize("how", ["taken back", "no longer quoted"])
@pytest.mark.parametrize("again", range(3))
def test_a_consent_changed_while_a_report_is_published(world, report, how, again):
    """Nothing but the quote is in the report: published before the change, or refused after it."""
    publish = lambda: versions.publish(report, by=world.id("host"), now=now())  # noqa: E731
    refused, _ = together([refusing(publish, Refused), lambda: changes(world, how)])
    row = Report.objects.get(pk=report)
    assert refused in ("", reports.EMPTY)
    assert (row.published_at is None) == bool(refused)
    answer = world.client("anonymous").get(f"/reports/{row.slug}")
    assert answer.status_code == (404 if refused else 200)
    assert CUT not in answer.content.decode()
    assert list(troubles()) == []


@pytest.mark.parametrize("again", range(3))
def test_taken_back_while_a_letter_carries_the_quote_over(world, report, again):
    made = together(
        [lambda: write_letter(world, "Letter", report), lambda: changes(world, "taken back")]
    )[0]
    letters.open_to_all(made, by=world.id("host"), now=now())
    path = f"/letters/{Letter.objects.get(pk=made).slug}"
    assert CUT not in world.client("anonymous").get(path).content.decode()
    assert not Use.objects.filter(words=world.story, ended_at=None).exists()
    assert list(troubles()) == []


@pytest.mark.parametrize("again", range(3))
def test_taken_back_while_it_is_given(world, again):
    inquiry = a_recipient(world)
    names(world, world.story, "own", inquiry)
    together(
        [
            refusing(lambda: a_hand_over(world, inquiry), NotGiven),
            lambda: changes(world, "taken back"),
        ]
    )
    assert not Use.objects.filter(words=world.story, ended_at=None).exists()
    assert list(troubles()) == []


@pytest.mark.parametrize("again", range(3))
def test_taken_off_the_list_while_it_is_given(world, again):
    """Given just before, it ends at once; just after, it is refused. Never does it stand."""
    inquiry = a_recipient(world)
    names(world, world.story, "own", inquiry)
    off = lambda: remove_recipient(inquiry, group=world.group, by=world.id("host"), now=now())  # noqa: E731
    together([refusing(lambda: a_hand_over(world, inquiry), NotGiven), off])
    assert not HandOver.objects.filter(ended_at=None).exists()
    assert not Use.objects.filter(place_kind="hand-over", ended_at=None).exists()


@pytest.mark.parametrize("again", range(3))
def test_taken_back_while_the_recipient_gets_a_copy(world, again):
    inquiry = a_recipient(world)
    names(world, world.story, "own", inquiry)
    a_hand_over(world, inquiry)
    secret = link_of(world).rpartition("/")[2]
    got, _ = together([lambda: fetch(secret, now=now()), lambda: changes(world, "taken back")])
    after = fetch(secret, now=now())
    assert [one.text for one in got.words] in ([STORY], [])
    assert [one.text for one in after.words] == []
    assert bool(got.words) == (Use.objects.get(words=world.story).sent_on is not None)
