"""Captions written, and read again: the same words, of the same people, at the same times."""

import re
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
import webvtt
from hypothesis import example, given, settings
from hypothesis import strategies as some

from alongside.words.domain.captions import (
    BadCaptions,
    Cue,
    as_text,
    read,
    tidy,
    write_srt,
    write_vtt,
)

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "transcripts"
needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason="../shared/data/transcripts is not on this machine"
)


# Talks with several voices. How many turns, and in how many a plain “Ada: …” is known as a name.

TURN = re.compile(r"^(?:\*\*)?([^\W\d_][^:*\n]{0,40}):(?:\*\*)? (?:[\d:]{8}\s+)?(\S.*)$", re.M)
TALKS = [
    ("panel_initials.md", 32, 32),
    ("panel_audience_questions.md", 92, 92),
    ("panel_timestamps.md", 75, 75),
    ("show_many_voices.md", 215, 211),  # Break and Jingle are nobody
    ("show_two_voices.md", 117, 117),
]


@needs_data
@pytest.mark.parametrize(("name", "turns", "known"), TALKS)
def test_a_real_talk_keeps_its_speakers(name, turns, known):
    data = (DATA / name).read_bytes()
    with pytest.raises(BadCaptions, match="no captions"):
        read(data, name)
    found = TURN.findall(data.decode())
    cues = tidy(Cue(0, 999, *turn) for turn in found)
    assert len(cues) == turns
    assert all(as_text(cues).count(f"{who}: ") for who in {each.speaker for each in cues})
    assert read(write_vtt(cues).encode(), "") == read(write_srt(cues).encode(), "") == cues
    plain = read("\n".join(f"0:0 --> 0:1\n{who}: {what}\n" for who, what in found).encode(), "")
    assert sum(each.speaker != "" for each in plain) == known
    assert {each.speaker for each in plain} <= {each.speaker for each in cues} | {""}


# What is written is read back.

SHARDS = r"""
Ada: |[Ada]: |[Ada] |Note: |- |>> |[|]|:| |-->|&|&amp;|&#58;|#58;|;|<|>|<v Ada>|</v>|<v|<b>|</i>
<00:01.000>|NOTE|STYLE|WEBVTT|1|00:01.000 --> 00:02.000|{\an8}|{|\|}|{\an<b>8}|hello|ä
"""
UNUSUAL = ["\n", "\n\n", "\r\n", "\u200b", "\u2028", "\x0b", "\0", "\ud800", "|"]
shard = some.sampled_from([*re.split(r"[|\n]", SHARDS), *UNUSUAL])
text = some.lists(shard, max_size=8).map("".join) | some.text(max_size=30)
name = some.sampled_from(["", "Ada", "Ben"]) | text
moment = some.integers(0, 9_999 * 3_600_000)
times = some.tuples(moment, moment).map(sorted)
cue = some.builds(lambda span, who, what: Cue(*span, who, what), times, name, text)
unnamed = some.builds(lambda span, what: Cue(*span, "", what), times, text)
many = (some.lists(cue, max_size=6) | some.lists(unnamed, max_size=6)).map(tidy).filter(bool)


@settings(deadline=None, max_examples=500)
@given(many)
@example([Cue(0, 1, "", "Ada: tea"), Cue(1, 2, "", "Ada: tea"), Cue(2, 3, "", "[Ada]: [Ben]: x")])
@example([Cue(0, 1, "", "Ada: tea\nBen: no"), Cue(1, 2, "", "Ben: no"), Cue(2, 3, "", "Ada: yes")])
@example([Cue(0, 1, "", "Ada: b: c"), Cue(1, 2, "", "Ada: b: d")])
@example([Cue(0, 1, "A [b]: c", "tea"), Cue(1, 2, "", "Ada: tea"), Cue(2, 3, "", "Ada: yes")])
def test_what_is_written_is_read_back_equal(cues):
    assert read(write_vtt(cues).encode(), "talk.vtt") == cues
    assert read(write_srt(cues).encode(), "talk.srt") == cues
    assert tidy(cues) == cues


@settings(deadline=None)
@given(many, some.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]))
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_byte_order_mark_and_other_line_ends_change_nothing(end, cues, encoding):
    for written in (write_vtt(cues), write_srt(cues)):
        assert read(("\ufeff" + written.replace("\n", end)).encode(encoding), "") == cues


def milliseconds(clock: str) -> int:
    hours, minutes, seconds = clock.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000 + int(seconds.replace(".", ""))


@settings(deadline=None)
@given(some.lists(times), some.lists(some.sampled_from(["", "Ada", "Zoë B."])))
def test_another_reader_finds_the_same_in_what_we_write(spans, names):
    cues = [Cue(*span, who, "Tea\nor juice?") for span, who in zip(spans, names, strict=False)]
    theirs = webvtt.from_buffer(StringIO(write_vtt(cues)), format="vtt")
    found = [(*map(milliseconds, (each.start, each.end)), each.voice, each.text) for each in theirs]
    assert found == [(each.start, each.end, each.speaker or None, each.text) for each in cues]


@settings(deadline=None)
@given(some.binary(), some.sampled_from([b"", b"WEBVTT\n\n", b"1\n00:01,0 --> 00:02,0\n"]))
def test_any_bytes_are_read_or_refused(data, start):
    with suppress(BadCaptions):
        cues = read(start + data, "a.srt")
        assert tidy(cues) == cues


timed = some.sampled_from(["\n\n00:01.0 --> 00:02.0\n", "\n2\n0:3 --> 0:4\n"])
lines = some.lists(shard | timed)


@settings(deadline=None, max_examples=300)
@given(lines.map("".join), some.sampled_from(["", "WEBVTT\n\n"]))
def test_any_lines_are_refused_or_read_and_then_stay_as_they_are(written, header):
    with suppress(BadCaptions):
        cues = read((header + written).encode(errors="replace"), "")
        assert read(write_vtt(cues).encode(), "") == cues
        assert not cues or read(write_srt(cues).encode(), "") == cues


def test_ten_thousand_captions_with_speakers_come_through():
    cues = [Cue(n, n + 1, ("Ada", "Ben")[n % 2], f"[{n}]: A: <b>&amp; {n}") for n in range(10_000)]
    assert read(write_vtt(cues).encode(), "") == read(write_srt(cues).encode(), "") == cues


def test_a_transcript_names_a_speaker_once_for_each_run():
    told = [
        ("", "Tea"),
        ("Ada", "One\ntwo"),
        ("Ada", "three "),
        ("Ben", ""),
        ("Ben", "No"),
        ("", "!"),
    ]
    cues = [Cue(n, n, *each) for n, each in enumerate(told)]
    assert as_text(cues) == "– Tea\n\nAda: One two three\n\nBen: No\n\n– !\n"
    assert as_text(cues[:1]) == "Tea\n"
    assert as_text([]) == ""
