"""The demo's poem with a drawing, a suggestion that waits, and a story shown to one person."""

import io
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from PIL import Image, ImageDraw

from alongside.words.domain.answers import Answer, HowCounted, HowLong, HowQuoted, WhoReads
from alongside.words.domain.consent import Quoting, Readers
from alongside.words.domain.genre import Genre, Licence
from alongside.words.domain.picture import cleaned
from alongside.words.operations import consents, pictures, showings, telling
from alongside.words.operations.suggestions import suggest
from alongside.words.queries import version_of

POEM = "The kettle sings\nbefore I do.\n\nSix cups, one spoon.\nWe share the spoon."
BETTER = "The kettle sings\nbefore we do.\n\nSix cups, one spoon.\nWe share the spoon."
DRAWN = "A kettle on a table, with steam. Six cups stand round it, and one spoon."


def poem(group: UUID, who: Mapping[str, UUID], at: datetime) -> None:
    teller = who["bea"]
    allowed = (WhoReads(Readers.GROUP), HowQuoted(Quoting.MY_NAME))
    words = told(POEM, allowed, person=teller, group=group, at=at)
    pictures.say_what_it_is(words, Genre.POEM, Licence.SHARE, person=teller, now=at)
    drawing = cleaned(kettle())
    pictures.add_picture(words, drawing, DRAWN, id=uuid4(), person=teller, now=at)
    version = version_of(words)
    suggest(words, BETTER, version=version, id=uuid4(), by=who["host"], now=at)
    alone = told(
        "I have not told the group. My brother is in hospital again.",
        (WhoReads(), HowQuoted()),
        person=teller,
        group=group,
        at=at,
    )
    showings.show_to(alone, who["member"], person=teller, now=at)


def told(text: str, said: tuple[Answer, ...], *, person: UUID, group: UUID, at: datetime) -> UUID:
    words = telling.tell(text, id=uuid4(), person=person, group=group, now=at)
    for answer in (*said, HowCounted(), HowLong()):
        consents.answer(words, answer, person=person, now=at)
    return words


def kettle() -> bytes:
    """A drawing of our own, in the colours of the site."""
    paper, ink, sun, act = "#fffcf5", "#2f1535", "#f0a51e", "#14513f"
    drawing = Image.new("RGB", (640, 400), paper)
    pen = ImageDraw.Draw(drawing)
    pen.rectangle((40, 320, 600, 336), fill=ink)
    pen.ellipse((230, 150, 410, 330), fill=act, outline=ink, width=6)
    pen.polygon([(225, 215), (165, 175), (180, 165), (245, 190)], fill=act, outline=ink)
    pen.arc((260, 90, 380, 210), 180, 360, fill=ink, width=10)
    pen.ellipse((306, 132, 334, 160), fill=sun, outline=ink, width=5)
    for left in (140, 160, 180):
        pen.arc((left, 70, left + 30, 150), 90, 270, fill=ink, width=5)
    for left in (50, 100, 150, 440, 490, 540):
        pen.rectangle((left, 278, left + 36, 320), fill=sun, outline=ink, width=4)
    pen.line((190, 316, 225, 300), fill=ink, width=6)
    out = io.BytesIO()
    drawing.save(out, "PNG")
    return out.getvalue()
