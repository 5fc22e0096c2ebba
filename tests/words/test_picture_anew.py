"""A picture written anew: nothing of the camera stays, and every dot does."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image, PngImagePlugin

from alongside.words.domain.picture import EDGE, BadPicture, cleaned

SECRET = b"51.5033 N, Brackwater"


def with_place(kind: str) -> bytes:
    """A picture with a place in everything that can hold one."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif[0x0112] = 6  # turned: its right side is up
    more = {"exif": exif}
    if kind == "PNG":
        more["pnginfo"] = PngImagePlugin.PngInfo()
        more["pnginfo"].add_text("Place", SECRET.decode())
    if kind == "JPEG":
        more["comment"] = SECRET
    if kind == "WEBP":
        more["xmp"] = SECRET
    out = io.BytesIO()
    Image.new("RGB", (30, 10), "red").save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_a_camera_adds_does_not_stay(kind):
    content = with_place(kind)
    assert SECRET in content
    kept = cleaned(content)
    assert SECRET not in kept.content
    with Image.open(io.BytesIO(kept.content)) as again:
        assert not again.getexif()
        assert set(again.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert (kept.width, kept.height) == (10, 30)  # turned as the camera said, then forgotten


@given(
    size=some.tuples(some.integers(1, 60), some.integers(1, 60)),
    mode=some.sampled_from(["1", "L", "LA", "P", "RGB", "RGBA", "I;16"]),
)
def test_a_drawing_keeps_its_size_whatever_its_colours(size, mode):
    out = io.BytesIO()
    Image.new(mode, size).save(out, "PNG")
    kept = cleaned(out.getvalue())
    assert (kept.kind, kept.width, kept.height) == ("image/png", *size)


def test_a_drawing_keeps_each_dot_that_can_be_seen():
    picture = Image.new("RGBA", (8, 8), (1, 2, 3, 0))  # what was wiped out lies beneath nothing
    picture.putpixel((3, 4), (200, 100, 50, 255))
    picture.putpixel((4, 4), (200, 100, 50, 7))
    out = io.BytesIO()
    picture.save(out, "PNG")
    with Image.open(io.BytesIO(cleaned(out.getvalue()).content)) as again:
        assert again.getpixel((3, 4)) == (200, 100, 50, 255)
        assert again.getpixel((4, 4)) == (200, 100, 50, 7)
        assert again.getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_large_one_is_made_smaller():
    out = io.BytesIO()
    Image.new("RGB", (4_000, 1_000)).save(out, "JPEG")
    kept = cleaned(out.getvalue())
    assert (kept.kind, kept.width, kept.height) == ("image/jpeg", EDGE, 400)


def test_what_would_unfold_too_large_is_refused_before_it_does():
    for kind, size in (("PNG", (4_100, 4_000)), ("JPEG", (9_000, 7_000))):
        out = io.BytesIO()
        Image.new("L", size).save(out, kind)
        with pytest.raises(BadPicture, match="too large"):
            cleaned(out.getvalue())


@given(some.binary(max_size=400), some.sampled_from(["JPEG", "PNG", "WEBP"]), some.integers(0, 80))
def test_whatever_comes_it_is_a_picture_or_a_sentence(noise, kind, at):
    content = with_place(kind)
    for broken in (noise, content[:at] + noise, content[: at + 40] + noise + content[at + 60 :]):
        said = picture_or_why(broken)
        assert said.endswith(".") or said in ("image/png", "image/jpeg")


def picture_or_why(content: bytes) -> str:
    try:
        return cleaned(content).kind
    except BadPicture as why:
        return str(why)
