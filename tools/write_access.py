"""Writes docs/access.md: who may do what, and on which page. `python -m tools.write_access`"""

import os
from pathlib import Path

FILE = Path(__file__).parent.parent / "docs" / "access.md"


def views() -> list[tuple[str, object]]:
    """The path and the mark of every page, sorted by path."""
    from django.urls import URLPattern, URLResolver, get_resolver

    def walk(resolver: URLResolver) -> list[URLPattern]:
        found: list[URLPattern] = []
        for each in resolver.url_patterns:
            found += walk(each) if isinstance(each, URLResolver) else [each]
        return found

    pages = [("/" + str(one.pattern), one.callback.mark) for one in walk(get_resolver())]
    return sorted(pages, key=lambda page: page[0])


def table(pages: list[tuple[str, object]]) -> str:
    from alongside.core.permissions import MAY, Permission, Relationship

    columns = [one for one in Relationship]
    lines = [
        "# Who may do what",
        "",
        "Made by `python -m tools.write_access` from the permission table and the marks; a test",
        "holds it true. Host, support and steward are members too. “own”: the thing is this",
        "person’s own. Below the pages, consent decides about words whatever stands here.",
        "",
        "| permission | " + " | ".join(columns) + " | why |",
        "|---|" + "---|" * (len(columns) + 1),
    ]
    for permission, (who, why) in MAY.items():
        marks = [
            "yes" if one in who or (R_MEMBER in who and one in HOSTED) else "" for one in columns
        ]
        lines.append(f"| {permission} | " + " | ".join(marks) + f" | {why} |")
    lines += ["", "## Pages", "", "| page | needs |", "|---|---|"]
    for path, mark in pages:
        need = f"**{mark}**" if isinstance(mark, Permission) else f"open to all: {mark}"
        lines.append(f"| `{path}` | {need} |")
    return "\n".join(lines) + "\n"


R_MEMBER = "member"
HOSTED = {"support", "host", "steward", "named", "hosted", "reader"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.web.settings")
    import django

    django.setup()
    FILE.write_text(table(views()))


if __name__ == "__main__":
    main()
