"""A letter as a file: PDF, Word file, plain text. The words of its page, as they stand now."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from alongside.campaigns.access import LetterView, names, public_letter, replies
from alongside.campaigns.domain import Shown
from alongside.core.http import download
from alongside.core.marks import open_to_all
from alongside.core.paper.blocks import Back, Block, Bullets, Heading, Said, Text, Title, as_text
from alongside.core.paper.docx import docx
from alongside.core.paper.pdf import document_pdf

FOR_ALL = "An open letter is for everyone. Consent is asked again for each quote."


def blocks(letter: LetterView, link: str) -> list[Block]:
    opened = date_format(letter.opened_at, "j F Y") if letter.opened_at else ""
    return [
        Title(letter.title, f"An open letter from {letter.group_name}. {opened}"),
        Text(f"To: {letter.recipient}"),
        Text(letter.text),
        Heading("We ask"),
        Bullets(tuple(letter.demands), numbered=True),
        Text(f"The members of {letter.group_name}"),
        *told(letter),
        *signed(letter),
        *answered(letter),
        Back("The letter as it is now:", link),
    ]


def told(letter: LetterView) -> Iterator[Block]:
    if letter.quotes:
        yield Heading("What people told us")
    for quote in letter.quotes:
        if quote.text:
            yield Said(quote.text, f"{quote.credit}. Its teller said yes.")
        else:
            yield Text(quote.why, small=True)


def signed(letter: LetterView) -> Iterator[Block]:
    people = "1 person has" if letter.counted == 1 else f"{letter.counted:,} people have"
    yield Heading(f"{people} signed")
    yield Text(
        f"Everyone sees the name: {letter.counts[Shown.NAME]}. "
        f"Nobody sees the name: {letter.counts[Shown.COUNT]}. "
        f"Only the people we write to see the name: {letter.counts[Shown.RECIPIENT]}.",
        small=True,
    )
    if shown := names(letter.id, ways={Shown.NAME}):
        yield Text(" · ".join(shown), small=True)


def answered(letter: LetterView) -> Iterator[Block]:
    if letter.overdue:
        yield Text(f"No reply. {letter.overdue} days late.")
    for reply in replies(letter):
        yield Heading("A reply")
        yield Said(reply.text, f"{reply.sender}, {date_format(reply.came_on, 'j F Y')}")


def here(request: HttpRequest, slug: str) -> tuple[LetterView, list[Block]]:
    """Raises Http404."""
    letter = public_letter(slug, localdate())
    return letter, blocks(letter, request.build_absolute_uri(letter.path))


@open_to_all(because=FOR_ALL, kept=True)
@require_GET
def letter_pdf(request: HttpRequest, letter_slug: str) -> HttpResponse:
    letter, found = here(request, letter_slug)
    return download(document_pdf(found), f"{letter.slug}.pdf")


@open_to_all(because=FOR_ALL, kept=True)
@require_GET
def letter_docx(request: HttpRequest, letter_slug: str) -> HttpResponse:
    letter, found = here(request, letter_slug)
    return download(docx(found), f"{letter.slug}.docx")


@open_to_all(because=FOR_ALL, kept=True)
@require_GET
def letter_text(request: HttpRequest, letter_slug: str) -> HttpResponse:
    """For a mail."""
    letter, found = here(request, letter_slug)
    return download(as_text(found).encode(), f"{letter.slug}.txt")
