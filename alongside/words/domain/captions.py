"""Captions in and out (WebVTT and SubRip), and as a transcript. Pure.

Not with webvtt-py: it drops what it can not read, and gives two voices of one caption to the first.

Nothing that was said is lost unseen: what has no time, or a time that we can not read, refuses the
file. Notes, styles, regions and tags go; so do captions without words. A “<” that begins no tag is
text. Where no voice tag says who speaks, `speakers` does. Source: W3C, WebVTT, sections 4 and 6.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice, pairwise
from operator import attrgetter, itemgetter

from alongside.words.domain import speakers

LARGEST, MOST, MOST_LINES = 3_000_000, 20_000, 200_000  # bytes of a file, captions
HOUR, MINUTE, SECOND = 3_600_000, 60_000, 1_000

CLOCK = r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)(?:[.,](\d{1,9}))?"
TIMES = re.compile(rf"\s*{CLOCK}\s*-->\s*{CLOCK}(?![\w.,:])", re.ASCII)
VTT_TAG = re.compile(r"(</?[a-z.][^<>]*>|<\d+:[\d:.]+>|</?>)", re.IGNORECASE)
SRT_TAG = re.compile(
    r"(</?(?:[biusvc]|font|lang|r[tbp]|ruby|span)(?:[\s./][^<>]*)?>|\{\\[^{}]*\})", re.IGNORECASE
)
VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:\s+([^>]*))?>", re.IGNORECASE)
OPEN_VOICE = re.compile(r"<v(?:[.\s]|$)", re.IGNORECASE)
ENTITY = re.compile(
    r"&(?:#\d{1,9}(?!\d)|#x[\da-f]{1,8}(?![\da-f])|[a-z][a-z0-9]{1,31});?", re.IGNORECASE | re.ASCII
)
# Control signs, and signs that turn or hide text. (The joiners and the marks of direction stay.)
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
)
SRT_SPECIAL = re.compile(r"<(?=/?[a-z])|\{(?=\\)|(?<=--)>", re.IGNORECASE)

NO_CAPTIONS = "This file has no captions. Choose one whose name ends in .vtt or .srt."
NO_HEADER = "Line 1: The first line of a .vtt file is WEBVTT. Is the file whole? Export it again."
TOO_LARGE = "The file is over 3 MB. Split it in two."
TOO_MANY = f"There are over {MOST:,} captions. Split the file in two."
TOO_LONG = f"The file has over {MOST_LINES:,} lines. Split it in two."
NOT_UTF8 = "This is not UTF-8 text. Save the file as UTF-8."
NO_TIME = "These words stand under no time. Put a time above them, or delete them."
BAD_TIME = "We can not read this time. Write it like 00:01:02.500 --> 00:01:04.000."
BACKWARDS = "It ends before it starts. Change one of its times."
BAD_VOICE = "A name after “<v” has no “>”. Write it like <v Ada>."


@dataclass(frozen=True, slots=True)
class Cue:
    """What one speaker says from start to end, in milliseconds; 0 ≤ start ≤ end.

    The name is empty where nobody is named. The text may have several lines.
    """

    start: int
    end: int
    speaker: str
    text: str


class BadCaptions(Exception):
    """The message says where, what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One caption of a file as it stands there."""

    line: int  # of its time, from 1
    start: int
    end: int
    text: str


Said = list[tuple[str, str]]  # who, and what; as written in the file


def read(data: bytes, name: str) -> list[Cue]:
    """In the order of the file. Raises BadCaptions. The content decides, then the name."""
    lines = re.split(r"\r\n?|\n", decoded(data))
    if len(lines) > MOST_LINES:
        raise BadCaptions(TOO_LONG)
    is_vtt = re.match(r"WEBVTT(?:[ \t]|$)", lines[0]) is not None
    if not is_vtt and name.lower().endswith(".vtt"):
        raise BadCaptions(NO_HEADER)
    if not is_vtt and not any("-->" in line for line in lines):
        raise BadCaptions(NO_CAPTIONS)
    found = list(islice(scan(lines, is_vtt), MOST + 1))
    if len(found) > MOST:
        raise BadCaptions(TOO_MANY)
    said = [voices(raw, is_vtt) for raw in found]
    if not any(who.strip() for each in said for who, _ in each):
        said = speakers.split(["".join(words for _, words in each) for each in said])
    if sum(bool(words.strip()) for each in said for _, words in each) > MOST:
        raise BadCaptions(TOO_MANY)
    pairs = zip(found, said, strict=True)
    every = ((raw, plain(who), plain(words)) for raw, each in pairs for who, words in each)
    return tidy(Cue(raw.start, raw.end, who, words) for raw, who, words in every)


def decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise BadCaptions(TOO_LARGE)
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))  # the “Unicode” of Windows
    try:
        return data.decode("utf-16" if wide else "utf-8-sig").replace("\0", "\ufffd")
    except UnicodeDecodeError as wrong:
        before = re.findall(rb"\r\n?|\n", wrong.object[: wrong.start])
        raise bad(len(before) + 1, NOT_UTF8) from wrong


def bad(line: int, why: str) -> BadCaptions:
    return BadCaptions(f"Line {line}: {why}")


def scan(lines: list[str], is_vtt: bool) -> Iterator[Raw]:
    """A block ends at an empty line; the next time in it begins another caption."""
    for first, block in blocks(lines):
        times = [place for place, line in enumerate(block) if "-->" in line]
        above = block[: times[0]] if times else block
        if is_vtt and (block[0].rstrip() == "NOTE" or re.match(r"NOTE[ \t]", block[0])):
            continue
        if is_vtt and not times and block[0].rstrip() in {"STYLE", "REGION"}:
            continue
        if not (is_vtt and first == 1) and not fits_above(above, bool(times), is_vtt):
            raise bad(first, NO_TIME)
        for here, after in pairwise([*times, len(block)]):
            words = block[here + 1 : after]
            if not is_vtt and after < len(block) and words and words[-1].strip().isdecimal():
                words.pop()  # the number of the next caption
            start, end = moments(block[here], first + here)
            yield Raw(first + here, start, end, "\n".join(words))


def blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines between empty lines, with the number of the first, from 1."""
    for is_text, block in groupby(enumerate(lines, 1), key=lambda numbered: numbered[1] != ""):
        if is_text:
            numbered = list(block)
            if any(line.strip() for _, line in numbered):
                yield numbered[0][0], [line for _, line in numbered]


def fits_above(above: list[str], is_timed: bool, is_vtt: bool) -> bool:
    """In WebVTT one line of any words names a caption; in SubRip a number does, or stands alone."""
    said = [line for line in above if line.strip()]
    if is_vtt:
        return is_timed and len(said) <= 1
    return not said or (len(said) == 1 and said[0].strip().isdecimal())


def moments(line: str, number: int) -> tuple[int, int]:
    """Both times in milliseconds. A part of a second is a decimal: .5 is 500."""
    found = TIMES.match(line)
    if not found:
        raise bad(number, BAD_TIME)
    parts = found.groups()
    start, end = (
        int(hours or 0) * HOUR
        + int(minutes) * MINUTE
        + int(seconds) * SECOND
        + int(((fraction or "") + "000")[:3])
        for hours, minutes, seconds, fraction in (parts[:4], parts[4:])
    )
    if end < start:
        raise bad(number, BACKWARDS)
    return start, end


def voices(raw: Raw, is_vtt: bool) -> Said:
    """Takes the tags out. A voice goes on to its end tag, the next voice, or the end."""
    parts = (VTT_TAG if is_vtt else SRT_TAG).split(raw.text)  # every second one is a tag
    who, said = "", [("", "")]
    for place, part in enumerate(parts):
        if place % 2:
            voice = VOICE.fullmatch(part)
            ends = re.fullmatch(r"</v\s*>", part, re.IGNORECASE)
            who = voice[1] or "" if voice else "" if ends else who
            continue
        if is_vtt and (wrong := OPEN_VOICE.search(part)):
            before = "".join(parts[:place]) + part[: wrong.start()]
            raise bad(raw.line + 1 + before.count("\n"), BAD_VOICE)
        said.append((who if part.strip() else said[-1][0], part))  # a gap belongs to the one before
    runs = groupby(said, key=itemgetter(0))
    return [(who, "".join(words for _, words in run)) for who, run in runs]


def plain(text: str) -> str:
    """Without entities. html.unescape alone would stumble over a number of 5,000 digits."""
    return ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def tidy(cues: Iterable[Cue]) -> list[Cue]:
    """As `read` gives them: no empty ones, no empty lines, one space between words."""
    seen = (replace(cue, speaker=one_line(cue.speaker), text=tidy_text(cue.text)) for cue in cues)
    return [cue for cue in seen if cue.text]


def one_line(text: str) -> str:
    return " ".join(UNSEEN.sub("", text).split())


def tidy_text(text: str) -> str:
    return "\n".join(filter(None, map(one_line, text.split("\n"))))


def write_vtt(cues: Iterable[Cue]) -> str:
    """Read again, these are the same cues, but tidy."""
    kept = tidy(cues)
    texts = [html.escape(cue.text, quote=False) for cue in kept]
    if not any(cue.speaker for cue in kept):
        texts = speakers.hide(texts, are_marked=False)
    out = ["WEBVTT\n"]
    for cue, text in zip(kept, texts, strict=True):
        name = html.escape(cue.speaker, quote=False)
        words = f"<v {name}>{text}</v>" if name else text
        out.append(f"{clock(cue.start, '.')} --> {clock(cue.end, '.')}\n{words}\n")
    return "\n".join(out)


def write_srt(cues: Iterable[Cue]) -> str:
    """As `write_vtt`. Speakers are “[Ada]: Hello”, as players do not know voice tags."""
    kept = tidy(cues)
    texts = [srt_text(cue.text) for cue in kept]
    texts = speakers.hide(texts, are_marked=any(cue.speaker for cue in kept))
    out = []
    for number, (cue, text) in enumerate(zip(kept, texts, strict=True), 1):
        name = re.sub(r"[\[\]]", lambda sign: speakers.escaped(sign[0]), srt_text(cue.speaker))
        words = f"[{name}]: {text}" if name else text
        out.append(f"{number}\n{clock(cue.start, ',')} --> {clock(cue.end, ',')}\n{words}\n")
    return "\n".join(out)


def srt_text(text: str) -> str:
    """Many players show entities as they stand, so we escape only what `read` would take away."""
    as_it_is = ENTITY.sub(
        lambda found: found[0] if plain(found[0]) == found[0] else f"&amp;{found[0][1:]}", text
    )
    return SRT_SPECIAL.sub(lambda sign: speakers.escaped(sign[0]), as_it_is)


def clock(moment: int, point: str) -> str:
    hours, rest = divmod(moment, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, thousandths = divmod(rest, SECOND)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{thousandths:03}"


def as_text(cues: Iterable[Cue]) -> str:
    """A transcript: a paragraph for each run of one speaker, with the name once.

    Where others are named, a dash begins the words of nobody in particular: they are not the
    words of the one above.
    """
    kept = tidy(cues)
    unnamed = "– " if any(cue.speaker for cue in kept) else ""
    paragraphs = []
    for speaker, run in groupby(kept, key=attrgetter("speaker")):
        words = " ".join(" ".join(cue.text.split("\n")) for cue in run)
        paragraphs.append(f"{speaker}: {words}\n" if speaker else f"{unnamed}{words}\n")
    return "\n".join(paragraphs)
