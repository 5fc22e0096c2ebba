"""Checks templates and documents without a browser. `python -m tools.check_words`

Templates: no inline style or script, no words that we do not use (the browser tests measure
sentences on the real pages). Documents: every path that they name in backticks exists.
Code: no file past 300 lines; no line that speaks of a machine.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LONGEST = 300
NOT_EASY = re.compile(
    r"\b(utilise|submit|invalid|in order to|please note|prior to|going forward|service user|"
    r"reach out|journey|empower\w*|vulnerable|suffer\w*|click here|oops|uh-oh|yay|awesome|"
    r"we miss you)\b",
    re.IGNORECASE,
)
INLINE = re.compile(r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*\ssrc=)")
TAG = re.compile(r"{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)
PATH = re.compile(r"`([\w./-]+/[\w./-]+\.(?:py|md|css|js|html|toml|txt|in|svg))`")


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.check_output(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        text=True,
    )
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).exists()]


def templates() -> list[str]:
    wrong = []
    for file in tracked("*.html"):
        text = file.read_text()
        if INLINE.search(text):
            wrong.append(f"{file}: style or script inside the page")
        for found in NOT_EASY.findall(TAG.sub(" ", text)):
            wrong.append(f"{file}: we do not say “{found}”")
        if "!" in TAG.sub(" ", text).replace("<!doctype html>", ""):
            wrong.append(f"{file}: an exclamation mark")
    return wrong


def documents() -> list[str]:
    wrong = []
    for file in tracked("*.md"):
        for path in PATH.findall(file.read_text()):
            if not (ROOT / path).exists() and not (ROOT / "alongside" / path).exists():
                wrong.append(f"{file}: names {path}, which is not there")
    return wrong


def sizes() -> list[str]:
    wrong = []
    for file in tracked("*.py", "*.js"):
        lines = file.read_text().count("\n")
        if lines > LONGEST and "migrations" not in file.parts:
            wrong.append(f"{file}: {lines} lines; a file answers one question")
    return wrong


def main() -> int:
    wrong = templates() + documents() + sizes()
    for each in wrong:
        print(each)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
