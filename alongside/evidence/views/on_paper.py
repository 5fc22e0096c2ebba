"""A report as blocks, for its PDF and its Word file. The same words as on its page."""

from collections.abc import Iterator

from django.utils.formats import date_format

from alongside.core.paper.blocks import Back, Block, Bullets, Heading, Said, Table, Text, Title
from alongside.evidence.access.reports import ReportView, TableView
from alongside.evidence.domain.disclosure import TOTAL
from alongside.evidence.domain.shown import WIDEST, Shown
from alongside.words.access.quotes import Quote

HIDDEN = "hidden"
WHY = "“Hidden” means: hidden to keep people safe."
READ = "How to read this. We say what people told us. We do not say it is true for everyone."


def blocks(report: ReportView, link: str) -> list[Block]:
    return [
        Title(report.title, f"A report by {report.group_name}. {version(report)}"),
        *([Text(report.text)] if report.text else []),
        Text(READ, small=True),
        *(block for table in report.tables for block in counted(table)),
        *came(report),
        *said("What people told us", report.quotes),
        *said("What changed for people", report.outcomes),
        Heading("How we made this report"),
        *(
            block
            for asks, lines in report.method
            for block in (Heading(asks, within=True), Bullets(tuple(line.text for line in lines)))
        ),
        *corrections(report),
        Back("The newest version is here:", link),
    ]


def version(report: ReportView) -> str:
    newest = report.versions[0]
    return f"Version {newest.number}, {date_format(newest.at, 'F Y')}."


def counted(one: TableView) -> Iterator[Block]:
    yield Heading(one.title)
    yield table(one.shown, one.people)
    notes = f"Asked by {one.asked_by}. Counted on {date_format(one.on, 'j F Y')}."
    yield Text(f"{notes} {WHY}" if one.hidden else notes, small=True)


def table(shown: Shown, people: int) -> Table:
    caption = f"Number of people. {people} people answered."
    if shown.bars:
        rows = [(bar.name, number(bar.count), bar.share or HIDDEN) for bar in shown.bars]
        widths = tuple(None if bar.count is None else bar.width / WIDEST for bar in shown.bars)
        head = ("Answer", "People", f"Of {people}")
        return Table(caption, (head, *rows, ("All", str(people), "")), widths)
    across = [
        ("All" if row.name == TOTAL else row.name, *map(number, row.counts)) for row in shown.rows
    ]
    return Table(caption, (("", *shown.heads, "All"), *across))


def number(count: int | None) -> str:
    return HIDDEN if count is None else str(count)


def came(report: ReportView) -> Iterator[Block]:
    if report.came is not None:
        yield Heading("How many came")
        yield Text(f"{report.came.total} in all, in {report.came.weeks} weeks.")
        if report.came.peak and report.came.peak_week:
            week = date_format(report.came.peak_week, "j F Y")
            yield Text(f"{report.came.peak} in the fullest week, the week of {week}.")
        yield Text("Who comes twice counts twice.", small=True)


def said(heading: str, quotes: list[Quote]) -> Iterator[Block]:
    if quotes:
        yield Heading(heading)
    for quote in quotes:
        if quote.text:
            yield Said(quote.text, f"{quote.credit}. Its teller said yes.")
        else:
            yield Text(quote.why, small=True)


def corrections(report: ReportView) -> Iterator[Block]:
    mended = [line for line in report.versions if line.corrected]
    if mended:
        yield Heading("What we corrected")
        days = (f"{date_format(line.at, 'j F Y')}: {line.corrected}" for line in mended)
        yield Bullets(tuple(days))
