"""Pictures beside words: written anew, sealed, shown to whoever reads the words, and described."""

import base64
import io
import re
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from PIL import Image

from alongside.core import sealing
from alongside.words.domain.kinds import What
from alongside.words.domain.picture import cleaned
from alongside.words.models import Picture, Words
from alongside.words.operations.folding import fold_away
from alongside.words.operations.pictures import NotNow, add_picture
from alongside.words.operations.telling import put_beside
from alongside.words.queries import keys_in_use, troubles
from tests.conftest import World, tell
from tests.counting import queries


def drawn(kind: str = "PNG", size: tuple[int, int] = (24, 16), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#2f1535").save(out, kind, **more)
    return out.getvalue()


def add(
    world: World,
    content: bytes | None = None,
    described: str = "A kettle",
    *,
    words: UUID | None = None,
    once: UUID | None = None,
) -> object:
    data = {"described": described, "once": str(once or uuid4())}
    data["file"] = SimpleUploadedFile("p.png", drawn() if content is None else content)
    return world.client("own").post(f"/words/{words or world.story}/pictures", data)


def picture_of(world: World) -> UUID:
    """A picture beside the story of `own`."""
    assert add(world).status_code == 303
    return Picture.objects.get(words=world.story).id


def path_of(world: World, picture: UUID) -> str:
    return f"/words/{world.story}/pictures/{picture}"


def test_whoever_reads_the_words_sees_it_and_nobody_else(world):
    path = path_of(world, picture_of(world))
    for who, status in (
        ("own", 200),
        ("member", 200),
        ("host", 200),
        ("paused", 404),
        ("left", 404),
        ("stranger", 404),
        ("anonymous", 404),
    ):
        assert world.client(who).get(path).status_code == status
    answer = world.client("member").get(path)
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/png", "no-store")
    Image.open(io.BytesIO(answer.content)).verify()


def test_it_goes_as_consent_goes(world):
    path, own = path_of(world, picture_of(world)), world.client("own")
    own.post(f"/words/{world.story}/rest", {"paused": "yes"})
    assert world.client("member").get(path).status_code == 404
    own.post(f"/words/{world.story}/rest", {"paused": "no"})
    assert world.client("member").get(path).status_code == 200
    own.post(f"/words/{world.story}/consent/1", {"choice": "me"})
    assert world.client("member").get(path).status_code == 404
    assert own.get(path).status_code == 200


def test_it_is_described_for_who_cannot_see_it_and_the_note_comes_first(world):
    add(world, described="A kettle <on> a stove")
    page = world.client("member").get(f"/g/{world.slug}/stories").content.decode()
    assert 'alt="A kettle &lt;on&gt; a stove"' in page
    assert "In the picture:" in page
    assert page.count("A kettle &lt;on&gt; a stove") == 2


@pytest.mark.parametrize("described", ["", "   "])
def test_a_picture_that_nobody_described_is_not_taken(world, described):
    answer = add(world, described=described)
    assert answer.status_code == 422
    assert "Say what is in the picture" in answer.content.decode()
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"GIF89a" + bytes(40), "We can read JPEG, PNG and WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "We can read JPEG, PNG and WebP"),
        (drawn()[:60], "This file is broken"),
        (drawn("JPEG", (400, 400))[:200], "This file is broken"),
        (b"\x89PNG" + bytes(8_000_001), "The most is 8 MB"),
        (drawn(size=(9_000, 5_000)), "This picture is too large"),
        (b"", "This file is empty"),
    ],
)
def test_what_is_no_picture_says_why_and_keeps_what_was_typed(world, content, why):
    answer = add(world, content, described="My hand")
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert "My hand" in answer.content.decode()
    assert not Picture.objects.exists()


def test_at_most_four_and_the_same_form_twice_is_one(world):
    once = uuid4()
    for _ in range(2):
        assert add(world, once=once).status_code == 303
    assert Picture.objects.count() == 1
    for _ in range(3):
        add(world)
    answer = add(world)
    assert answer.status_code == 422
    assert "There are 4 pictures" in answer.content.decode()
    assert Picture.objects.count() == 4


def test_sealed_in_the_rows_and_gone_with_the_words_keys_first(world):
    content = drawn()
    add(world, content)
    row = Picture.objects.get()
    keys = {row.key, row.described_key}
    assert b"PNG" not in bytes(row.sealed)
    assert b"kettle" not in bytes(row.described_sealed)
    assert keys <= set(keys_in_use())
    assert list(troubles()) == []
    path = path_of(world, row.id)
    world.client("own").post(f"/words/{world.story}/take-back")
    assert sealing.known(keys) == set()
    assert not Picture.objects.exists()
    for who in ("own", "member"):
        assert world.client(who).get(path).status_code == 404


def test_verify_names_a_picture_whose_bytes_were_changed(world):
    row = Picture.objects.get(pk=picture_of(world))
    row.sealed = bytes(row.sealed)[:-1] + bytes([bytes(row.sealed)[-1] ^ 1])
    row.save()
    assert list(troubles()) == [f"picture {row.id}: the sealed bytes were changed"]
    sealing.destroy([row.key])
    assert list(troubles()) == [f"picture {row.id}: the key is gone"]


def test_taken_out_alone_its_keys_go(world):
    picture = picture_of(world)
    row = Picture.objects.get()
    for _ in range(2):
        answer = world.client("own").post(f"{path_of(world, picture)}/take-out")
        assert answer.status_code == 303
    assert sealing.known([row.key, row.described_key]) == set()
    assert world.client("member").get(f"/g/{world.slug}/stories").status_code == 200


def test_a_stranger_adds_none_and_takes_none_out(world):
    path = path_of(world, picture_of(world))
    for who in ("member", "host", "stranger", "anonymous"):
        assert world.client(who).post(f"{path}/take-out").status_code == 404
        assert world.client(who).get(f"/words/{world.story}/pictures").status_code == 404
    assert Picture.objects.count() == 1


def test_words_told_together_stay_as_both_answered_for_them(world):
    own = world.client("own")
    own.post(f"/words/{world.story}/what-it-is", {"what": "poem", "licence": "by"})
    own.post(f"/words/{world.story}/together", {"with": str(world.id("member"))})
    answer = add(world)
    assert answer.status_code == 422
    assert "Somebody tells this with you" in answer.content.decode()
    assert Words.objects.get(pk=world.story).licence == "mine"
    again = own.post(f"/words/{world.story}/what-it-is", {"what": "poem", "licence": "by"})
    assert again.status_code == 422


def test_who_tells_it_too_adds_nothing_and_breaks_nothing(world):
    world.client("own").post(f"/words/{world.story}/together", {"with": str(world.id("member"))})
    member = world.client("member")
    data = {"described": "x", "once": str(uuid4()), "file": SimpleUploadedFile("p.png", drawn())}
    assert member.post(f"/words/{world.story}/pictures", data).status_code == 422
    answer = member.post(f"/words/{world.story}/what-it-is", {"what": "poem", "licence": "by"})
    assert answer.status_code == 422
    assert not Picture.objects.exists()


def test_taken_back_in_another_window_says_so(world):
    picture = drawn()
    world.client("own").post(f"/words/{world.story}/take-back")
    with pytest.raises(NotNow, match="taken back"):
        add_picture(
            world.story, cleaned(picture), "x", id=uuid4(), person=world.id("own"), now=now()
        )
    assert add(world).status_code == 422


def test_a_picture_of_other_words_is_not_behind_this_address(world):
    picture = picture_of(world)
    other = tell("Mine", world.id("member"), world.group)
    assert world.client("member").get(f"/words/{other}/pictures/{picture}").status_code == 404


def test_the_copy_of_my_things_has_them(world):
    add(world)
    own = world.client("own")
    (kept,) = own.get("/me/copy").json()["words"][0]["pictures"]
    assert kept["in_it"] == "A kettle"
    Image.open(io.BytesIO(base64.b64decode(kept["base64"]))).verify()
    assert re.search(
        r'<img src="/words/[^"]+" alt="A kettle"', own.get("/me/everything").content.decode()
    )


def put_note(story: UUID) -> None:
    put_beside(Words.objects.get(pk=story), What.NOTE, "hospital", owner=uuid4())


@pytest.mark.parametrize("times", [1, 3])
def test_pictures_ask_no_more_the_more_there_are(world, times):
    for _ in range(times):
        story = tell("One more", world.id("own"), world.group)
        put_note(story)
        for _ in range(times):
            add(world, words=story)
    fold_away("dogs", person=world.id("member"))
    member = world.client("member")
    with queries() as asked:
        assert b"<img" in member.get(f"/g/{world.slug}/stories").content
    assert len(asked) <= 10
