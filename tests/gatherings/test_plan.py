"""The plan of one gathering: any part left out, moved or replaced; two hosts, or a stand-in."""

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as some

from alongside.core.models import Mail
from alongside.gatherings.domain.plan import TEMPLATES
from alongside.gatherings.models import Gathering, Hosting, Part
from alongside.gatherings.operations import hosts
from tests.conftest import World


def titles(world: World) -> list[str]:
    rows = Part.objects.filter(gathering=world.gathering).order_by("number")
    return list(rows.values_list("title", flat=True))


def path(world: World) -> str:
    return f"/g/{world.slug}/gatherings/{world.gathering}"


def part(world: World, title: str) -> str:
    found = Part.objects.get(gathering=world.gathering, title=title)
    return f"{path(world)}/plan/parts/{found.id}"


def on_now(world: World) -> str:
    row = Gathering.objects.get(pk=world.gathering)
    return Part.objects.get(gathering=row, number=row.part).title


@given(some.sampled_from(sorted(TEMPLATES)))
def test_every_template_begins_with_what_to_say_and_ends_with_thank_you(key):
    parts = TEMPLATES[key].parts
    assert (parts[0].kind, parts[-1].kind) == ("confidentiality", "gratitude-list")


def test_a_part_moves_and_what_is_on_stays_on(world):
    host = world.client("host")
    assert on_now(world) == "Check-in"
    host.post(part(world, "Check-in"), {"do": "up"})
    assert titles(world)[:3] == ["What stays here", "Check-in", "Icebreaker"]
    assert on_now(world) == "Check-in"
    host.post(part(world, "What stays here"), {"do": "up"})  # it is the first already
    assert titles(world)[0] == "What stays here"


def test_a_part_is_left_out_but_not_the_one_that_is_on(world):
    host = world.client("host")
    assert host.post(part(world, "Icebreaker"), {"do": "leave-out"}).status_code == 303
    assert "Icebreaker" not in titles(world)
    assert on_now(world) == "Check-in"
    refused = host.post(part(world, "Check-in"), {"do": "leave-out"})
    assert refused.status_code == 422
    assert "Go to another part first" in refused.content.decode()


def test_a_part_is_replaced_and_one_is_added(world):
    host = world.client("host")
    new = {"part-kind": "training", "part-title": "Rights", "part-minutes": "30"}
    old = Part.objects.get(gathering=world.gathering, title="Topic")
    host.post(f"{path(world)}/plan/parts", new | {"instead_of": str(old.id)})
    assert titles(world)[4] == "Rights"
    host.post(f"{path(world)}/plan/parts", new | {"part-title": "Tea", "part-kind": "break"})
    assert titles(world)[-1] == "Tea"
    wrong = host.post(f"{path(world)}/plan/parts", new | {"part-minutes": "0"})
    assert wrong.status_code == 422
    assert 'value="Rights"' in wrong.content.decode()


def test_a_host_who_cannot_come_is_replaced_by_whoever_offered_and_presses_first(world):
    hosts.offer(world.group, world.id("own"), {"host"})
    hosts.offer(world.group, world.id("paused"), {"host"})  # rests, and gets no mail
    assert world.client("host").post(f"{path(world)}/cannot-come").status_code == 303
    look = {who: world.client(who).get(path(world)).content.decode() for who in ("support", "own")}
    assert "These people said they could" in look["support"]
    assert "These people said they could" not in look["own"]
    told = [mail.to for mail in Mail.objects.order_by("to")]
    assert told == ["own@demo.invalid", "support@demo.invalid"]
    page = world.client("own").get(path(world)).content.decode()
    assert "We look for a host" in page
    assert world.client("own").get(f"{path(world)}/run").status_code == 404
    assert world.client("own").post(f"{path(world)}/stand-in", {"role": "host"}).status_code == 303
    assert world.client("own").get(f"{path(world)}/run").status_code == 200  # here, a host
    late = world.client("member").post(f"{path(world)}/stand-in", {"role": "host"})
    assert late.status_code == 422
    assert "Somebody else stands in" in late.content.decode()


def test_somebody_who_does_not_host_changes_nothing_with_cannot_come(world):
    world.client("member").post(f"{path(world)}/cannot-come")
    assert Hosting.objects.filter(gathering=world.gathering, person=None).count() == 0


def test_one_person_is_never_both_hosts(world):
    settle = f"{path(world)}/plan/settle"
    answer = world.client("host").post(settle, {"do": "support", "person": world.id("host")})
    assert answer.status_code == 422
    assert "two people" in answer.content.decode()


def test_it_asks_before_anyone_goes_alone(world):
    host = world.client("host")
    form = {"title": "Tea", "day": "2030-01-01", "time": "19:00", "once": str(uuid4())}
    run = host.post(f"/g/{world.slug}/gatherings/new", form | {"host": str(world.id("host"))})
    step = run["Location"].partition("?")[0] + "/step"
    asked = host.post(step, {"do": "open"})
    assert asked.status_code == 422
    assert "You would run this alone" in asked.content.decode()
    assert Gathering.objects.get(title="Tea").state == "planned"
    early = {"do": "open", "alone": "yes", "early": "yes"}
    assert host.post(step, early).status_code == 303
    assert Gathering.objects.get(title="Tea").state == "open"


def test_called_off_it_says_so_and_can_be_planned_again(world):
    host = world.client("host")
    form = {"title": "Tea", "day": "2030-01-01", "time": "19:00", "once": str(uuid4())}
    one = host.post(f"/g/{world.slug}/gatherings/new", form)["Location"].partition("?")[0]
    settle = f"{one}/plan/settle"
    host.post(settle, {"do": "call-off"})
    page = world.client("member").get(one).content.decode()
    assert "called off" in page
    assert "Not today" not in page
    host.post(settle, {"do": "plan-again"})
    assert Gathering.objects.get(title="Tea").state == "planned"
