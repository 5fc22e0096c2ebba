"""A body outside asks; its mail is checked; the group says yes, no, or on these terms."""

import re
from datetime import timedelta
from uuid import UUID

from django.test import Client
from django.utils.timezone import now

from alongside.core import sealing
from alongside.core.models import Mail
from alongside.gatherings.models import Invitation
from alongside.gatherings.operations.invitations import forget_old
from alongside.gatherings.queries import keys_in_use
from alongside.groups.models import Group
from tests.conftest import World

FORM = {
    "body": "Brackwater School of Nursing",
    "name": "Lou Pemberton",
    "email": "lou@nursing.invalid",
    "what_for": "Tell our students what helps at night.\nOne hour.",
    "when": "A Thursday in March",
    "pay": "Nothing yet",
    "access": "Step-free",
    "audience": "40 students",
}


def ask(world: World, **changed: str) -> str:
    """The path that the mail leads to."""
    assert Client().post(f"/speak/{world.slug}", FORM | changed).status_code == 303
    mail = Mail.objects.get(to=changed.get("email", FORM["email"]), text__contains="/speak/mine/")
    found = re.search(r"/speak/mine/\S+", mail.text)
    assert found
    return found[0]


def invited(world: World) -> UUID:
    """One that the group can answer."""
    Client().post(ask(world), {"do": "send"})
    return Invitation.objects.get(group=world.group).id


def inside(world: World, who: str) -> str:
    return world.client(who).get(f"/g/{world.slug}/invitations").content.decode()


def seen(world: World) -> str:
    """What the page carries of the answer that it shows."""
    page = world.client("host").get(path(world)).content.decode()
    return re.findall(r'name="seen" value="([^"]*)"', page)[0]


def path(world: World) -> str:
    return f"/g/{world.slug}/invitations/{Invitation.objects.get().id}"


def test_nobody_sees_it_until_the_one_who_asks_has_pressed_the_button(world):
    link, outside = ask(world), Client()
    assert outside.get(link).status_code == 200
    assert FORM["body"] not in inside(world, "host")
    assert world.client("host").get(path(world)).status_code == 404
    for _ in range(2):
        assert outside.post(link, {"do": "send"}).status_code == 303
    told = Mail.objects.filter(subject="An invitation").values_list("to", flat=True)
    assert sorted(told) == ["host@demo.invalid", "support@demo.invalid"]
    assert FORM["body"] in inside(world, "member")
    page = world.client("member").get(path(world)).content.decode()
    assert "what helps at night" in page
    assert FORM["email"] not in page  # for those who answer


def test_no_is_one_press_and_yes_on_our_terms_says_them(world):
    link, host = ask(world), world.client("host")
    Client().post(link, {"do": "send"})
    for _ in range(2):
        assert host.post(f"{path(world)}/answer", {"do": "no"}).status_code == 303
    mails = Mail.objects.filter(to=FORM["email"], subject__startswith="An answer")
    assert mails.count() == 1
    assert "no, this time" in Client().get(link).content.decode()
    empty = host.post(f"{path(world)}/answer", {"do": "terms", "terms": ""})
    assert empty.status_code == 422
    terms = {"do": "terms", "terms": "Two of us. 80 pounds each."}
    host.post(f"{path(world)}/answer", terms | {"seen": seen(world)})
    assert "80 pounds each" in Client().get(link).content.decode()
    assert "80 pounds each" in mails.order_by("pk").filter(text__contains="terms").get().text


def test_a_member_does_not_answer_for_the_group(world):
    Client().post(ask(world), {"do": "send"})
    assert world.client("member").post(f"{path(world)}/answer", {"do": "yes"}).status_code == 404
    assert Invitation.objects.get().answer == ""


def test_taken_back_its_key_is_destroyed(world):
    link = ask(world)
    Client().post(link, {"do": "send"})
    key = Invitation.objects.get().key
    assert key in set(keys_in_use())
    Client().post(link, {"do": "take-back"})
    assert sealing.known([key]) == set()
    assert Client().get(link).status_code == 404


def test_what_was_not_confirmed_goes_after_a_week_and_all_after_a_year(world):
    first = ask(world)
    Client().post(first, {"do": "send"})
    ask(world, email="other@nursing.invalid")
    forget_old(now=now() + timedelta(days=8))
    (kept,) = Invitation.objects.all()
    assert kept.confirmed_at is not None
    forget_old(now=now() + timedelta(days=366))
    assert not Invitation.objects.exists()
    assert sealing.known([kept.key]) == set()


def test_missing_words_keep_what_was_typed_and_a_fourth_try_a_day_waits(world):
    short = Client().post(f"/speak/{world.slug}", FORM | {"pay": ""})
    assert short.status_code == 422
    assert "Lou Pemberton" in short.content.decode()
    assert "Write “nothing” if it is nothing." in short.content.decode()
    answers = [Client().post(f"/speak/{world.slug}", FORM).status_code for _ in range(4)]
    assert answers == [303, 303, 303, 422]


def test_a_group_that_is_closed_to_newcomers_is_not_asked(world):
    Group.objects.filter(pk=world.group).update(closed_at=now())
    assert Client().get(f"/speak/{world.slug}").status_code == 404
    assert Client().get("/speak/no-such-group").status_code == 404


def test_two_who_answer_at_once_send_one_answer(world):
    Client().post(ask(world), {"do": "send"})
    old = seen(world)
    where = f"{path(world)}/answer"
    assert world.client("host").post(where, {"do": "no", "seen": old}).status_code == 303
    late = world.client("support").post(where, {"do": "yes", "seen": old})
    assert late.status_code == 422
    assert "Somebody else answered meanwhile." in late.content.decode()
    assert "We said no." in late.content.decode()
    assert Mail.objects.filter(subject__startswith="An answer").count() == 1
    again = world.client("support").post(where, {"do": "yes", "seen": seen(world)})
    assert again.status_code == 303


def test_after_a_yes_there_is_a_way_to_write_to_the_hosts(world):
    link, outside = ask(world), Client()
    outside.post(link, {"do": "send"})
    refused = outside.post(link, {"do": "write", "words": "Too early"})
    assert refused.status_code == 422
    world.client("host").post(f"{path(world)}/answer", {"do": "yes"})
    mail = Mail.objects.get(subject="An answer to your invitation")
    assert link in mail.text
    empty = outside.post(link, {"do": "write", "words": ""})
    assert empty.status_code == 422
    key = Invitation.objects.get().key
    for _ in range(2):
        sent = outside.post(link, {"do": "write", "words": "Can we talk on Monday?"})
        assert sent.status_code == 303
    told = Mail.objects.filter(subject="About an invitation")
    assert sorted(mail.to for mail in told) == ["host@demo.invalid", "support@demo.invalid"]
    assert "Can we talk on Monday?" in told[0].text
    assert "Can we talk on Monday?" in world.client("member").get(path(world)).content.decode()
    assert sealing.known([key]) == set()  # what it replaced cannot be read any more


def test_terms_are_answered_with_yes_or_no_and_no_is_easy(world):
    link, outside = ask(world), Client()
    outside.post(link, {"do": "send"})
    terms = {"do": "terms", "terms": "Two of us. 80 pounds each."}
    world.client("host").post(f"{path(world)}/answer", terms)
    assert "No, not on these terms" in outside.get(link).content.decode()
    assert outside.post(link, {"do": "write", "reply": "no"}).status_code == 303
    assert "They say no to your terms." in Mail.objects.filter(subject__startswith="About")[0].text
    assert "They say no to our terms." in world.client("host").get(path(world)).content.decode()


def test_after_a_no_nothing_can_be_written_back(world):
    link, outside = ask(world), Client()
    outside.post(link, {"do": "send"})
    world.client("host").post(f"{path(world)}/answer", {"do": "no"})
    assert outside.post(link, {"do": "write", "words": "Please"}).status_code == 422
    assert not Mail.objects.filter(subject__startswith="About").exists()
