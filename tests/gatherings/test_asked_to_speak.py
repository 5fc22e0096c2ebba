"""Nobody is named as a speaker before their yes."""

from uuid import UUID

from alongside.core.models import Mail
from alongside.gatherings.models import Speaker
from tests.conftest import World
from tests.gatherings.test_on_home import home
from tests.gatherings.test_panels import ALL, add, panel, path, public, published  # noqa: F401

PRIYA = "Priya Nair"


def asked(world: World, panel: UUID, who: str = "member") -> Speaker:  # noqa: F811
    world.people[who].name = PRIYA
    world.people[who].save()
    return add(world, panel, person=str(world.id(who)), about="Rang at night")


def look(world: World, who: str, page: str) -> str:
    return world.client(who).get(page).content.decode()


def test_before_their_yes_only_the_hosts_see_the_name(world, panel):  # noqa: F811
    one, where = asked(world, panel), path(world, panel)
    for who in ("own", "steward", "host"):
        assert "Rang at night" not in look(world, who, where)
    assert "Asked. No yes yet" in look(world, "host", f"{where}/panel")
    world.client("member").post(f"{where}/my-part", {"lived": ""})
    assert "Rang at night" in look(world, "own", where)
    published(world, panel, "anyway")
    assert PRIYA not in public(panel)  # a yes to the group is none to the public
    one.refresh_from_db()
    assert (one.comes, one.agreed) == (True, False)


def test_they_get_a_mail_and_a_card_on_their_home_until_they_answer(world, panel):  # noqa: F811
    asked(world, panel)
    (mail,) = Mail.objects.all()
    assert mail.to == "member@demo.invalid"
    link = f"{path(world, panel)}/my-part"
    assert link in mail.text
    assert link in home(world)
    assert link not in home(world, "own")
    assert "Yes, I will speak" in look(world, "member", link)
    world.client("member").post(link, ALL)
    assert link not in home(world)


def test_no_is_one_press_and_can_be_undone(world, panel):  # noqa: F811
    asked(world, panel)
    link, member = f"{path(world, panel)}/my-part", world.client("member")
    member.post(link, {"do": "cannot"})
    assert link not in home(world)
    assert "I can come after all" in look(world, "member", link)
    member.post(link, {"do": "can"})
    one = Speaker.objects.get()
    assert (one.cannot, one.comes) == (False, True)


def test_the_host_gets_the_link_as_words_to_copy(world, panel):  # noqa: F811
    one = asked(world, panel)
    page = look(world, "host", f"{path(world, panel)}/panel/speakers/{one.id}")
    assert f'data-copy="http://testserver{path(world, panel)}/my-part"' in page


def test_a_pair_is_told_as_one(world, panel):  # noqa: F811
    first = add(world, panel, name="Bea")
    add(world, panel, name="Bo", beside=str(first.id))
    add(world, panel, name="Nia")
    page = look(world, "host", f"{path(world, panel)}/panel")
    for said in ("Together with Bo, first", "Together with Bea, first", "Speaks second"):
        assert said in page
    assert "number 1" not in page


def test_a_public_panel_whose_lived_voice_goes_says_so_to_the_hosts(world, panel):  # noqa: F811
    asked(world, panel)
    add(world, panel, name="Prof. Hale", agreed="on")
    where, member = path(world, panel), world.client("member")
    member.post(f"{where}/my-part", ALL)
    assert published(world, panel) == 303
    warns = "Nobody at this table has lived it"
    assert warns not in look(world, "host", where)
    Mail.objects.all().delete()
    member.post(f"{where}/my-part", {"do": "cannot"})
    assert "nobody at the table has lived it" in Mail.objects.all()[0].text
    for page in (where, f"{where}/panel"):
        assert warns in look(world, "host", page)
    assert warns not in look(world, "own", where)
    assert "Prof. Hale" in public(panel)  # taking it down is the hosts' press


def test_what_a_guest_told_is_asked_of_the_host_as_they(world, panel):  # noqa: F811
    guest = add(world, panel, name="Nia")
    page = look(world, "host", f"{path(world, panel)}/panel/speakers/{guest.id}")
    assert "their name may stand" in page
    assert " I " not in page.partition("<main")[2].partition("<form")[2]
