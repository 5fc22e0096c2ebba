"""The drawn set: small pictures that stand beside words. One symbol, one meaning."""

import re
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("symbols.svg")
SYMBOL = re.compile(r'<symbol id="([a-z]+)"[^>]*><title>([^<]*)</title>(.*)</symbol>')
# As the page's style draws them, for a file that has no style sheet.
STYLE = (
    "path,circle,rect,line,polyline{fill:none;stroke:#2f1535;stroke-width:2.8;"
    "stroke-linecap:round;stroke-linejoin:round}.y{fill:#f0a51e}.w{fill:#fff}"
)


@cache
def drawn() -> dict[str, tuple[str, str]]:
    """What each means, and the inside of its picture."""
    return {name: (means, inside) for name, means, inside in SYMBOL.findall(FILE.read_text())}


def inside(name: str) -> str:
    """Raises KeyError for one that was never drawn."""
    return drawn()[name][1]


def choices() -> list[tuple[str, str]]:
    """Each with what it means, in the order of the file. Our own sign stands for nothing else."""
    return [(name, means) for name, (means, _) in drawn().items() if name != "mark"]


def as_file(name: str) -> str:
    """A whole SVG. Raises KeyError."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">'
        f"<style>{STYLE}</style>{inside(name)}</svg>"
    )
