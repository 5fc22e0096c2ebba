"""A panel: who sits there says what is allowed; one no is enough; names only of who agreed."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import now

from alongside.core import sealing
from alongside.core.models import LedgerLine, Mail
from alongside.gatherings import emails
from alongside.gatherings.domain.panel import Lived
from alongside.gatherings.models import Captions, Gathering, Panel, PanelNote, Part, Speaker
from alongside.gatherings.operations import panels, planning, reminders, room, saying, seats
from alongside.gatherings.operations.captions import bring_captions, wipe_what_is_not_allowed
from alongside.gatherings.queries import keys_in_use
from alongside.groups import operations as groups
from tests.conftest import World

VTT = b"WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ana>It rang for an hour.\n"
ALL = {"agreed": "on", "lived": "shown", "records": "on"}


@pytest.fixture
def panel(world: World) -> UUID:
    return planning.plan(
        world.group,
        planning.Details("What helps", "panel", host=world.id("host"), support=world.id("support")),
        starts_at=now(),
        ends_at=now() + timedelta(minutes=90),
        by=None,
        now=now(),
    )


def path(world: World, panel: UUID) -> str:
    return f"/g/{world.slug}/gatherings/{panel}"


def add(world: World, panel: UUID, **form: str) -> Speaker:
    told = {"once": str(uuid4()), "lived": ""} | form
    fields = {f"speaker-{name}": value for name, value in told.items()}
    answer = world.client("host").post(f"{path(world, panel)}/panel/speakers", fields)
    assert answer.status_code == 303, answer.content.decode()
    return Speaker.objects.get(pk=told["once"])


def a_panel(world: World, gathering: UUID) -> dict[str, object]:
    """Make that gathering a panel with everything; what its addresses name."""
    Gathering.objects.filter(pk=gathering).update(kind="panel")
    guest, said = uuid4(), (True, Lived.SHOWN, True)
    told = {"mail": emails.asked_to_speak, "site": "", "now": now()}
    panels.add_speaker(gathering, "Nia", "", id=guest, said=said, **told)
    panels.publish(gathering, anyway=False, by=world.id("host"), now=now())
    bring_captions(gathering, VTT.decode(), by=world.id("host"), now=now())
    return {"speaker_id": guest, "panel_slug": Panel.objects.get(gathering=gathering).slug}


def published(world: World, panel: UUID, do: str = "publish") -> int:
    where = f"{path(world, panel)}/panel/publish"
    return world.client("host").post(where, {"do": do}).status_code


def public(panel: UUID) -> str:
    return Client().get(f"/panels/{Panel.objects.get(gathering=panel).slug}").content.decode()


def test_only_who_agreed_is_named_in_public(world, panel):
    add(world, panel, person=str(world.id("member")), about="Rang at night")
    add(world, panel, name="Nia Abara", agreed="on", lived="shown")
    assert published(world, panel) == 303
    page = public(panel)
    assert "Nia Abara" in page
    assert "Rang at night" not in page
    world.client("member").post(f"{path(world, panel)}/my-part", ALL)
    assert "Rang at night" in public(panel)
    world.client("member").post(f"{path(world, panel)}/my-part", {"lived": ""})
    assert "Rang at night" not in public(panel)
    assert published(world, panel, "take-down") == 303
    assert Client().get(f"/panels/{Panel.objects.get().slug}").status_code == 404


def test_a_host_does_not_say_yes_for_a_member(world, panel):
    one = add(world, panel, person=str(world.id("member")), agreed="on", records="on")
    assert (one.agreed, one.records, one.lived) == (False, False, "")
    host = world.client("host")
    host.post(f"{path(world, panel)}/panel/speakers/{one.id}", ALL)
    one.refresh_from_db()
    assert (one.agreed, one.records) == (False, False)


def test_where_nobody_lived_it_the_page_says_so_before_it_is_public(world, panel):
    add(world, panel, name="Prof. Hale", agreed="on")
    add(world, panel, name="Chair", agreed="on", lived="shown", chairs="on")
    assert published(world, panel) == 422
    assert Panel.objects.get().published_at is None
    assert published(world, panel, "anyway") == 303
    deeds = LedgerLine.objects.filter(about=panel).values_list("did", flat=True)
    assert "published a panel without lived experience" in deeds


def test_a_pair_has_the_word_together_and_who_has_it_names_the_next(world, panel):
    first = add(world, panel, person=str(world.id("member")))
    add(world, panel, name="Bo", beside=str(first.id), agreed="on")
    third = add(world, panel, person=str(world.id("own")))
    for who in ("member", "own"):
        world.client(who).post(f"{path(world, panel)}/my-part", {"lived": ""})
    assert (first.turn, third.turn) == (1, 2)
    room.open_room(panel, by=None, now=now())
    room.move_to(panel, 2)
    where, member = f"{path(world, panel)}/next-speaker", world.client("member")
    member.post(where, {"turn": "1", "seen": "0"})  # has no word yet
    assert Panel.objects.get().turn == 0
    world.client("host").post(where, {"turn": "1", "seen": "0"})
    seats.take_seat(panel, world.id("member"), "Priya", now=now())
    page = member.get(f"{path(world, panel)}/room").content.decode()
    assert "have the word" in page
    assert "Who speaks next?" in page
    member.post(where, {"turn": "2", "seen": "1"})
    assert Panel.objects.get().turn == 2
    world.client("host").post(where, {"turn": "1", "seen": "1"})  # saw an old page
    assert Panel.objects.get().turn == 2


def captions(world: World, panel: UUID, data: bytes = VTT) -> int:
    file = SimpleUploadedFile("panel.vtt", data)
    where = f"{path(world, panel)}/captions"
    return world.client("host").post(where, {"file": file}).status_code


def test_captions_need_everybodys_yes_and_one_no_wipes_them(world, panel):
    add(world, panel, name="Nia", records="on", agreed="on")
    add(world, panel, person=str(world.id("member")))
    assert captions(world, panel) == 422
    assert not Captions.objects.exists()
    world.client("member").post(f"{path(world, panel)}/my-part", ALL)
    assert captions(world, panel) == 303
    row = Captions.objects.get()
    assert b"rang" not in bytes(row.sealed)
    assert row.key in set(keys_in_use())
    host = world.client("host")
    for kind in ("vtt", "srt", "txt"):
        text = host.get(f"{path(world, panel)}/captions.{kind}").content.decode()
        assert "Ana" in text
        assert "It rang for an hour." in text
    assert world.client("member").get(f"{path(world, panel)}/captions.vtt").status_code == 404
    world.client("member").post(f"{path(world, panel)}/my-part", ALL | {"records": ""})
    # a box that is not ticked is not sent; an empty value is sent by nobody's browser
    world.client("member").post(f"{path(world, panel)}/my-part", {"agreed": "on", "lived": ""})
    assert not Captions.objects.exists()
    assert sealing.known([row.key]) == set()


def test_somebody_who_comes_to_the_table_later_without_a_yes_wipes_them_too(world, panel):
    add(world, panel, name="Nia", records="on")
    assert captions(world, panel) == 303
    add(world, panel, name="Lou")
    assert not Captions.objects.exists()


def test_who_left_the_group_is_named_no_more_and_allows_no_recording(world, panel):
    add(world, panel, person=str(world.id("member")), about="Rang at night")
    world.client("member").post(f"{path(world, panel)}/my-part", ALL)
    assert published(world, panel) == 303
    assert captions(world, panel) == 303
    assert "Rang at night" in public(panel)
    groups.leave(world.group, world.id("member"), now=now())
    assert "Rang at night" not in public(panel)
    host = world.client("host")
    assert host.get(f"{path(world, panel)}/captions.vtt").status_code == 404
    wipe_what_is_not_allowed(now=now())
    assert not Captions.objects.exists()


def test_a_file_that_is_no_captions_is_said_with_its_place(world, panel):
    add(world, panel, name="Nia", records="on")
    file = SimpleUploadedFile("panel.vtt", b"WEBVTT\n\n00:09.000 --> 00:03.000\nBack\n")
    answer = world.client("host").post(f"{path(world, panel)}/captions", {"file": file})
    assert answer.status_code == 422
    assert "Line 3" in answer.content.decode()


def test_a_note_with_a_name_asks_once_and_a_note_is_read_after_the_panel(world, panel):
    host, where = world.client("host"), f"{path(world, panel)}/panel/notes"
    name = world.people["member"].name
    form = {"once": str(uuid4()), "heading": "Nights", "text": f"{name} asked who answers."}
    asked = host.post(where, form)
    assert asked.status_code == 422
    assert "Is there a name in it?" in asked.content.decode()
    assert f"{name} asked who answers." in asked.content.decode()
    for _ in range(2):
        host.post(where, form | {"do": "keep"})
    assert PanelNote.objects.count() == 1
    about = world.client("own").get(path(world, panel)).content.decode()
    assert "asked who answers" not in about
    room.open_room(panel, by=None, now=now())
    room.close_room(panel, by=None, now=now())
    about = world.client("own").get(path(world, panel)).content.decode()
    assert "asked who answers" in about
    host.post(where, {"off": str(PanelNote.objects.get().id)})
    assert not PanelNote.objects.exists()


def test_turns_are_two_numbers_and_only_where_both_can_be_told(world, panel):
    room.open_room(panel, by=None, now=now())
    part = Part.objects.get(gathering=panel, kind="questions")
    room.move_to(panel, part.number)
    for who in ("host", "member"):
        seats.take_seat(panel, world.id(who), who, now=now())
        for _ in range(6 if who == "member" else 5):
            saying.say(panel, part.id, "Why?", id=uuid4(), person=world.id(who), now=now())
    room.close_room(panel, by=None, now=now())
    row = Panel.objects.get(gathering=panel)
    assert (row.table_turns, row.room_turns) == (5, 6)
    about = world.client("own").get(path(world, panel)).content.decode()
    assert "The table spoke 5 times. The room spoke 6 times." in about


def test_a_speaker_who_cannot_come_says_it_in_one_press_and_the_hosts_hear(world, panel):
    add(world, panel, person=str(world.id("member")))
    for _ in range(2):
        world.client("member").post(f"{path(world, panel)}/my-part", {"do": "cannot"})
    told = Mail.objects.filter(subject="A speaker cannot come").values_list("to", flat=True)
    assert sorted(told) == ["host@demo.invalid", "support@demo.invalid"]
    assert Speaker.objects.get().cannot


def test_only_a_speaker_who_can_come_is_reminded_as_one(world, panel):
    one = add(world, panel, person=str(world.id("member")))
    reminders.choose(world.group, world.id("member"), {2})
    row = Gathering.objects.get(pk=panel)
    for cannot in (False, True):
        Speaker.objects.filter(pk=one.pk).update(cannot=cannot)
        reminders.tell(row, [2], mail=emails.reminder, site="", now=now())
    texts = Mail.objects.filter(to="member@demo.invalid", subject__contains="What helps on")
    told = ["You speak" in text for text in texts.values_list("text", flat=True)]
    assert sorted(told) == [False, True]


def test_what_somebody_tells_the_speakers_is_read_at_the_table_only_and_taken_back(world, panel):
    add(world, panel, person=str(world.id("member")))
    where, text = f"{path(world, panel)}/tell", "You said what I could not say."
    own, form = world.client("own"), {"once": str(uuid4()), "words": text}
    for _ in range(2):
        assert own.post(where, form).status_code == 303
    own.post(where, form | {"once": "", "words": ""})
    mine = f"{path(world, panel)}/my-part"
    assert world.client("member").get(mine).content.decode().count(text) == 1
    for who in ("host", "support"):
        assert text not in world.client(who).get(mine).content.decode()
        assert text not in world.client(who).get(f"/g/{world.slug}/stories").content.decode()
    page = own.get("/words/").content.decode()
    assert text in page
    assert "Those at the table, without my name" in page
    own.post(f"/words/{form['once']}/take-back")
    assert text not in world.client("member").get(mine).content.decode()


def test_a_session_is_no_panel(world):
    where = f"/g/{world.slug}/gatherings/{world.gathering}"
    for page in ("panel", "my-part"):
        assert world.client("host").get(f"{where}/{page}").status_code == 404
    with pytest.raises(planning.NotNow):
        panels.describe(world.gathering, about="x", welcome="", access="")
    assert Gathering.objects.get(pk=world.gathering).kind == "session"
