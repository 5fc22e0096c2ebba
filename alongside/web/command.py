"""The command `alongside`. Exit 0: done. 1: refused, with one sentence on stderr. 2: wrong use."""

import argparse
import os
import sys
from collections.abc import Callable
from importlib import import_module

Deed = Callable[[argparse.Namespace], None]


class Refused(Exception):
    """One sentence that names the place and what to do."""


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="alongside", description="A home that peer groups own.")
    deeds = top.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, module: str, help: str, into: object = deeds) -> argparse.ArgumentParser:  # noqa: A002
        made = into.add_parser(name, help=help, description=help)  # type: ignore[attr-defined]
        made.set_defaults(module=module)
        return made  # type: ignore[no-any-return]

    add("run", "serve", "Serve the site until Ctrl-C. A new home becomes a demo home.")
    add("demo", "demo", "Make a demo home with invented people.")
    places = add("places", "places", "Demo home only: where the demo's pages are.")
    places.add_argument("--json", action="store_true", help="as one JSON object")
    sign_in = add("sign-in", "sign_in", "Demo home only: print a one-use sign-in path.")
    sign_in.add_argument("email", metavar="EMAIL")
    letter = add("letter", "letter", "Count the signatures of a letter.")
    letter.add_argument("slug", metavar="SLUG")
    letter.add_argument("--json", action="store_true", help="as one JSON object")
    times = add("times", "times", "Choose fair meeting times.")
    times.add_argument("file", metavar="IN.json", help="who can come when; - for stdin")
    tables = add("tables", "tables", "Make tables of answers that are safe to show.")
    tables.add_argument("answers", metavar="ANSWERS.csv", help="a row a sheet; - for stdin")
    tables.add_argument("plan", metavar="PLAN.json", help="which tables; - for stdin")
    tables.add_argument(
        "--earlier",
        action="append",
        default=[],
        metavar="R.json",
        help="a release of the same survey; the oldest first, once for each",
    )
    audit = add("audit", "audit", "Say what a reader of releases could work out.")
    audit.add_argument("release", metavar="RELEASE.json", help="the newest; - for stdin")
    audit.add_argument(
        "earlier", nargs="*", metavar="EARLIER.json", help="those before it, the oldest first"
    )
    bring = deeds.add_parser("import", help="Bring something in.")
    kinds = bring.add_subparsers(required=True, metavar="WHAT")
    survey = add("survey", "import_survey", "Bring in survey answers, or an XLSForm.", kinds)
    survey.add_argument("file", metavar="FILE", help="a CSV file or workbook; - for stdin")
    survey.add_argument("--group", required=True, metavar="SLUG")
    survey.add_argument("--title", default="", help="default: the name of the file")
    survey.add_argument("--asked-by", default="Not said", help="who asked the people")
    survey.add_argument("--promised", default="Not said", help="what they were promised")
    survey.add_argument("--dry-run", action="store_true", help="only say what it would do")
    survey.add_argument(
        "--spellings", default="", metavar="FILE.json", help="what people decided about spellings"
    )
    survey.add_argument(
        "--keep-days", action="store_true", help="keep days as written that can be read in two ways"
    )
    coded = add("qdpx", "import_qdpx", "Bring in coded words (REFI-QDA 1.5).", kinds)
    coded.add_argument("file", metavar="FILE", help="a .qdpx, .qde or .qdc file; - for stdin")
    coded.add_argument("--group", required=True, metavar="SLUG")
    coded.add_argument("--title", default="", help="default: the name of the project")
    coded.add_argument("--asked-by", default="Not said", help="who asked the people")
    coded.add_argument("--promised", default="Not said", help="what they were promised")
    coded.add_argument("--codes-only", action="store_true", help="leave all words out")
    coded.add_argument("--dry-run", action="store_true", help="only say what it would do")
    add_comments(add, kinds)
    give = deeds.add_parser("export", help="Write something into a file.")
    what = give.add_subparsers(required=True, metavar="WHAT")
    out = add("qdpx", "export_qdpx", "Write coded words as REFI-QDA 1.5.", what)
    out.add_argument(
        "report", metavar="REPORT", help="the end of its address, or a coding's number"
    )
    out.add_argument("file", metavar="FILE", help="a .qdpx; or a .qdc, which has the codes alone")
    add_backups(add)
    return top


def add_comments(add: Callable[..., argparse.ArgumentParser], kinds: object) -> None:
    said = add("comments", "import_comments", "Bring in comments of a CSV, to code them.", kinds)
    said.add_argument("file", metavar="FILE", help="a CSV file; - for stdin")
    said.add_argument("--group", required=True, metavar="SLUG")
    said.add_argument("--column", required=True, metavar="NAME", help="the column with the words")
    said.add_argument("--person", default="", metavar="NAME", help="the column that says whose")
    said.add_argument(
        "--yes",
        action="append",
        default=[],
        metavar="NAME",
        help="a column in which each person had to say yes; once for each",
    )
    said.add_argument("--title", default="", help="default: the name of the file")
    said.add_argument("--asked-by", default="Not said", help="who asked the people")
    said.add_argument("--promised", default="Not said", help="what they were promised")
    said.add_argument("--dry-run", action="store_true", help="only say what it would do")


def add_backups(add: Callable[..., argparse.ArgumentParser]) -> None:
    backup = add("backup", "backup", "Back up into DIR/content and DIR/keys, while the site runs.")
    backup.add_argument("folder", metavar="DIR")
    backup.add_argument(
        "--new-recovery-key", action="store_true", help="show a new one, for backups from now on"
    )
    for name, what in (
        ("restore", "Restore to an empty home. Asks for the recovery key."),
        ("drill", "Try a restore in a folder that goes again, and compare. Asks for the key."),
    ):
        again = add(name, name, what)
        again.add_argument("folder", metavar="DIR", help="where the backups are")
        again.add_argument("--content", default="", metavar="NAME", help="default: the newest")
    gone = add("forget", "forget", "A disk with backups is gone for good: wait for it no more.")
    gone.add_argument("disk", metavar="DISK", help="its name as `verify` says it, or its folder")
    verify = add("verify", "verify", "Check every sealed word, chain and count.")
    verify.add_argument(
        "--let-go", action="store_true", help="give up for good what has lost its key"
    )


def main() -> None:
    asked = parser().parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.web.settings")
    do: Deed = import_module(f"alongside.web.commands.{asked.module}").do
    try:
        do(asked)
    except Refused as refused:
        sys.stderr.write(" ".join(str(refused).split())[:500] + "\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(0)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
