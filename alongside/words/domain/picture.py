"""A picture as it is kept: written anew, so that nothing a camera added to it stays. Pure.

A file of a camera says where, when and with what a picture was taken; its dots do not. The dots
are read and written into a new file. Source: Exif 2.32, JPEG and PNG chunks, which are left out.
"""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST = 8_000_000  # bytes of a file that is brought
# Dots of a picture that is brought: a small file can unfold into a very large one, and only a JPEG
# can be read smaller than it is.
DOTS = {"JPEG": 60_000_000, "PNG": 16_000_000, "WEBP": 16_000_000}
EDGE = 1_600  # dots of the longer side as it is kept
MOST = 4  # pictures beside one story


class BadPicture(Exception):
    """Why not, and what to do, in a sentence for the person."""


@dataclass(frozen=True, slots=True)
class Picture:
    kind: str  # image/jpeg or image/png
    content: bytes
    width: int
    height: int


def cleaned(content: bytes) -> Picture:
    """The picture of a file, written anew. Raises BadPicture."""
    if len(content) > LARGEST:
        raise BadPicture("This file is too large. The most is 8 MB. Choose a smaller one.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of marks that are thrown away here
            return written_anew(content)
    except UnidentifiedImageError as wrong:
        raise BadPicture(
            "We can read JPEG, PNG and WebP. Choose a file of one of these."
        ) from wrong
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as wrong:
        raise BadPicture("This file is broken. Save the picture again, then choose it.") from wrong


def written_anew(content: bytes) -> Picture:
    with Image.open(io.BytesIO(content), formats=tuple(DOTS)) as found:
        if found.width * found.height > DOTS[found.format or "PNG"]:
            raise BadPicture("This picture is too large. Make it smaller, then choose it again.")
        found.draft("RGB", (EDGE, EDGE))
        turned = ImageOps.exif_transpose(found)  # the camera's mark says which side is up
        drawn = found.format == "PNG" or turned.has_transparency_data
        dots = turned.convert("RGBA" if turned.has_transparency_data else "RGB")
    dots.thumbnail((EDGE, EDGE))
    fresh = Image.new(dots.mode, dots.size)
    fresh.paste(dots, mask=seen(dots))
    out = io.BytesIO()
    if drawn:
        fresh.save(out, "PNG", optimize=True)
        return Picture("image/png", out.getvalue(), *fresh.size)
    fresh.save(out, "JPEG", quality=82, optimize=True)
    return Picture("image/jpeg", out.getvalue(), *fresh.size)


def seen(dots: Image.Image) -> Image.Image | None:
    """Where something can be seen. What somebody wiped out to nothing is not kept beneath it."""
    if dots.mode != "RGBA":
        return None
    return dots.getchannel("A").point([0] + [255] * 255)
