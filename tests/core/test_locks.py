"""Lock one, walked: every URL, by everybody that a person can be to it."""

from copy import copy
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from alongside.campaigns.domain import Shown
from alongside.campaigns.operations import letters, signing
from alongside.core.permissions import MAY, Permission, Relationship, may
from alongside.evidence.operations import reports
from alongside.gatherings.access.reminders import ticket
from alongside.groups.models import JoinCard
from alongside.groups.operations import make_card
from alongside.words.models import Use
from tests.care.test_worry import worry
from tests.conftest import STORY, World, now, write_letter
from tools.write_access import FILE, table, views

R = Relationship
STANDING = {
    "anonymous": {R.ANONYMOUS},
    "stranger": {R.STRANGER, R.OWN},
    "left": {R.LEFT, R.OWN},
    "paused": {R.PAUSED, R.OWN},
    "member": {R.MEMBER, R.OWN},
    "support": {R.MEMBER, R.SUPPORT, R.OWN, R.HOSTED, R.READER, R.CODER},
    "host": {R.MEMBER, R.HOST, R.OWN, R.NAMED, R.HOSTED},
    "steward": {R.MEMBER, R.STEWARD, R.OWN, R.READER, R.CODER},
    "own": {R.MEMBER, R.OWN, R.NAMED},
}


OF_ONE = {"words_id", "draft_id", "showing_id", "wish_of"}  # `own`'s alone


def patterns(resolver: URLResolver | None = None) -> list[URLPattern]:
    found: list[URLPattern] = []
    for each in (resolver or get_resolver()).url_patterns:
        found += patterns(each) if isinstance(each, URLResolver) else [each]
    return found


def test_every_page_carries_a_mark():
    bare = [one.name for one in patterns() if not hasattr(one.callback, "mark")]
    assert bare == []


def test_every_permission_is_in_the_table_and_used():
    assert set(MAY) == set(Permission)
    used = {one.callback.mark for one in patterns() if isinstance(one.callback.mark, Permission)}
    assert used == set(Permission)


def test_the_readable_table_is_true():
    assert FILE.read_text() == table(views())


@pytest.fixture
def arguments(world: World) -> dict[str, object]:
    """Something of the group for every argument that a URL takes."""
    host, at = world.id("host"), now()
    report = reports.write_report("R", "", id=uuid4(), group=world.group, by=host, now=at)
    reports.add_quote(report, world.story, STORY[:18], by=host, now=at)
    letter = write_letter(world, report=report)
    letters.open_to_all(letter, by=host, now=at)
    mailed: list[str] = []

    def mail(title: str, link: str) -> tuple[str, str]:
        mailed.append(link)
        return "", ""

    signing.sign(
        letter,
        name="A",
        email="a@demo.invalid",
        shown=Shown.NAME,
        site="/",
        mail=mail,
        now=at,
    )
    code = make_card(world.group, by=host, now=at)
    from alongside.campaigns.models import Letter
    from alongside.evidence.models import Report
    from alongside.gatherings.models import Part
    from tests.evidence.coding.help import a_coding
    from tests.evidence.surveys.help import LONELY as ASKS
    from tests.evidence.surveys.help import a_survey, write
    from tests.evidence.test_survey import LONELY, bring, release
    from tests.gatherings.test_invitations import invited
    from tests.gatherings.test_keeping import resource
    from tests.gatherings.test_panels import a_panel
    from tests.gatherings.test_series import weekly
    from tests.words.calls_help import a_call, give
    from tests.words.test_drafts import draft_of, send
    from tests.words.test_giving import a_hand_over
    from tests.words.test_one_to_one import shown_to
    from tests.words.test_pictures import picture_of
    from tests.words.test_recipients import a_recipient
    from tests.words.test_suggestions import suggested
    from tests.words.test_wishes import trusts

    send(world, uuid4(), "Not done", who="own")
    call = a_call(world)
    survey = bring(world, LONELY)
    asking = a_survey(world)
    reports.add_table(report, survey, ["lonely"], group=world.group, by=host, now=at)

    return {
        "slug": world.slug,
        "survey_id": write(world, ASKS).id,
        "survey_slug": asking.path.rpartition("/")[2],
        "code_id": uuid4(),
        "words_id": world.story,
        "recipient_id": a_recipient(world),
        "hand_over_id": a_hand_over(world),
        "draft_id": draft_of(world, "own").id,
        "number": 1,
        "pair_id": uuid4(),
        "question": 1,
        "picture_id": picture_of(world),
        "suggestion_id": suggested(world),
        "showing_id": shown_to(world, "own", by="member"),
        "wish_of": trusts(world, "member", "own"),
        "call_id": call.id,
        "call_slug": call.path.rpartition("/")[2],
        "answer_id": give(call),
        "gathering_id": world.gathering,
        "series_id": weekly(world),
        "part_id": Part.objects.get(gathering=world.gathering, number=3).id,
        "report_id": report,
        "use_id": Use.objects.get(place=report).id,
        "table_id": release(world, survey, "lonely").id,
        "report_slug": Report.objects.get(pk=report).slug,
        "letter_id": letter,
        "letter_slug": Letter.objects.get(pk=letter).slug,
        "code": code,
        "card_id": JoinCard.objects.get(code=code).id,
        "worry_id": worry(world),
        "ticket": ticket(world.gathering, world.id("member")),
        **a_coding(world),
        **a_panel(world, world.gathering),
        "kind": "vtt",
        "invitation_id": invited(world),
        "resource_id": resource(world),
        "secret": mailed[0].rpartition("/")[2],
    }


def relations(who: str, words: bool) -> set[Relationship]:
    """A person is OWN to their own things; to the world's story only its teller is."""
    return STANDING[who] - ({R.OWN} if words and who != "own" else set())


def ask(client: Client, method: str, path: str) -> tuple[int, bytes]:
    """One request, with everything that it did undone."""
    cookies = copy(client.cookies)
    with transaction.atomic(), transaction.atomic(using="keys"):
        response = getattr(client, method)(path)
        for name in (None, "keys"):
            transaction.set_rollback(True, using=name)
    client.cookies = cookies
    return response.status_code, response.content


def absent_pages(client: Client) -> dict[str, bytes]:
    """The page of something that is not there at all, without its own path."""
    return {
        method: ask(client, method, NOWHERE)[1].replace(NOWHERE.encode(), b"")
        for method in ("get", "post")
    }


NOWHERE = "/g/the-kettle/nowhere-at-all"


@pytest.mark.parametrize("who", STANDING)
def test_walk_every_url(who: str, world: World, arguments: dict[str, object]):
    """Absent and not-yours are one 404, with the same page, for GET and for POST."""
    client, leaks = world.client(who), []
    absent = absent_pages(client)
    for one in patterns():
        names = one.pattern.converters
        path = reverse(one.name, kwargs={name: arguments[name] for name in names})
        mark = one.callback.mark
        answers = {method: ask(client, method, path) for method in ("get", "post")}
        statuses = {method: status for method, (status, _) in answers.items()}
        fine = max(statuses.values()) < 500
        if isinstance(mark, Permission):
            if may(mark, relations(who, not OF_ONE.isdisjoint(names))):
                fine &= set(statuses.values()) != {404}
            else:
                fine &= set(statuses.values()) == {404} and all(
                    content.replace(path.encode(), b"") == absent[method]
                    for method, (_, content) in answers.items()
                )
        if not fine:
            leaks.append((path, str(mark), statuses))
    assert leaks == []


def test_a_marked_view_that_opens_no_door_fails(rf):
    from django.http import HttpResponse

    from alongside.core.marks import DoorStayedShut, needs

    @needs(Permission.INVITE)
    def careless(request):
        return HttpResponse("everything")

    with pytest.raises(DoorStayedShut):
        careless(rf.get("/"))


def test_hosts_need_a_passkey_outside_a_demo(world: World, settings):
    settings.DEMO = False
    assert world.client("host").get(f"/g/{world.slug}/cards").status_code == 404
    assert world.client("host").get(f"/g/{world.slug}/").status_code == 200
