"""Captions: every word and every speaker comes through, or the file is refused by its line."""

import re
from pathlib import Path

import pytest

from alongside.words.domain.captions import BadCaptions, Cue, read, write_srt

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "captions"
needs_captions = pytest.mark.skipif(
    not DATA.is_dir(), reason="../shared/data/captions is not on this machine"
)
NO_HEADER = "Line 1: The first line of a .vtt file is WEBVTT. Is the file whole? Export it again."
NO_CAPTIONS = "This file has no captions. Choose one whose name ends in .vtt or .srt."
NO_TIME = "These words stand under no time. Put a time above them, or delete them."
BAD_TIME = "We can not read this time. Write it like 00:01:02.500 --> 00:01:04.000."
BAD_VOICE = "A name after “<v” has no “>”. Write it like <v Ada>."
BACKWARDS = "It ends before it starts. Change one of its times."
NOT_UTF8 = "This is not UTF-8 text. Save the file as UTF-8."
TOO_MANY = "There are over 20,000 captions. Split the file in two."


def vtt(*texts: str) -> bytes:
    cues = [f"00:01.000 --> 00:02.000\n{text}\n" for text in texts]
    return "\n".join(["WEBVTT\n", *cues]).encode()


def srt(*texts: str) -> bytes:
    pairs = enumerate(texts, 1)
    return "\n".join(f"{n}\n00:00:01,000 --> 00:00:02,000\n{text}\n" for n, text in pairs).encode()


def said(data: bytes, name: str = "") -> list[str] | str:
    """What a person would see: the captions, or why there are none."""
    try:
        cues = read(data, name)
    except BadCaptions as bad:
        return str(bad)
    return [f"{cue.speaker}: {cue.text}" if cue.speaker else cue.text for cue in cues]


def table(text: str) -> list[list[str]]:
    rows = [row.split(" | ") for row in text.strip().splitlines()]
    return [[cell.strip().replace(" / ", "\n") for cell in row] for row in rows]


# Real files: how many captions, the first and the last; or why there are none.

REAL = f"""
vttjs__cue-times_fraction-digits.vtt | 1 | Text | Text
vttjs__escape-characters_amp.vtt | 1 | Some text & other stuff. | Some text & other stuff.
vttjs__file-layout_bom-tab-webvtt.vtt | {NO_HEADER}
vttjs__languages_junk_characters.vtt | 1 | Payload | Payload
vttjs__ruby_with-closing-span.vtt | 1 | That's awesome! Hee! | That's awesome! Hee!
vttjs__voice_no-end-gt.vtt | Line 4: {BAD_VOICE}
vttjs__voice_with-annotation.vtt | 1 | Mary: No way! | Mary: No way!
vttjs__voice_with-subclass.vtt | 1 | Joe: That's awesome! | Joe: That's awesome!
w3c__entities.vtt | 22 | & | ¬it;
w3c__header-tab.vtt | 1 | text | text
w3c__nulls.vtt | Line 27: {BAD_TIME}
w3c__regions-regionanchor.vtt | 20 | text | text
w3c__settings-line.vtt | 46 | valid0 | text45
w3c__settings-size.vtt | 16 | text0 | invalid15
w3c__signature-space-no-newline.vtt | 0
w3c__tree-building.vtt | 9 | test | testtesttest
webvttpy__captions_with_bom.vtt | 4 | Caption text #1 | Caption text #4
webvttpy__cue_tags.vtt | 3 | When the moon hits your eye | That's amore
webvttpy__invalid.vtt | {NO_HEADER}
webvttpy__invalid_format2.srt | {NO_CAPTIONS}
webvttpy__invalid_format4.srt | Line 1: {NO_TIME}
webvttpy__invalid_timeframe.vtt | Line 6: {BAD_TIME}
webvttpy__metadata_headers.vtt | 2 | Caption text #1 | Caption text #2
webvttpy__missing_caption_text.srt | 4 | Caption text #1 | Caption text #5
webvttpy__missing_timeframe.srt | Line 5: {NO_TIME}
webvttpy__no_captions.vtt | 0
webvttpy__one_caption.vtt | 1 | Caption text #1 | Caption text #1
webvttpy__sample.vtt | 16 | Caption text #1 | Caption text #16
webvttpy__using_identifiers.vtt | 6 | Caption text #1 | Caption text #6
"""


@needs_captions
@pytest.mark.parametrize(("name", "seen"), [(row[0], row[1:]) for row in table(REAL)])
def test_a_real_file_is_read_whole_or_refused_by_its_line(name, seen):
    found = said((DATA / name).read_bytes(), name)
    shown = [found] if isinstance(found, str) else [str(len(found)), *found[:1], *found[-1:]]
    assert shown == seen


@needs_captions
def test_no_real_file_is_forgotten():
    files = {file.name for file in DATA.iterdir() if file.suffix in {".vtt", ".srt"}}
    assert files == {row[0] for row in table(REAL)}


# What captions may look like. In a row, " / " is a new line.

TAGS = r"""
<v Ada>Hello</v> | Ada: Hello
<v.loud Ada>Hello | Ada: Hello
<v Ada &amp; Ben>Hello</v> | Ada & Ben: Hello
<v   Ada / Lee >Hello | Ada Lee: Hello
<V Ada>Hello</V> bye | Ada: Hello | bye
<v Ada>Hello</v> / <v Ada>you</v> | Ada: Hello / you
<v Ada>Hello</v> <v Ben>You</v> | Ada: Hello | Ben: You
So <v Ada>yes<v>no | So | Ada: yes | no
<b>so <i.x>what</i></b><00:01.500> <c.red>now</c> <foo>then</foo> | so what now then
I <3 you, 5 < 6 > 4, a &lt;b&gt; c, &amp;lt; | I <3 you, 5 < 6 > 4, a <b> c, &lt;
tea &amp; milk&nbsp;&#38; &bogus; R&D | tea & milk & &bogus; R&D
tea  or /   / milk | tea or / milk
"""


@pytest.mark.parametrize(("text", "seen"), [(row[0], row[1:]) for row in table(TAGS)])
def test_voices_are_speakers_and_other_tags_go(text, seen):
    assert said(vtt(text)) == seen


def test_subrip_knows_fewer_tags_and_players_of_it_no_entities():
    text = '{\\an8}<i>Tea</i> <font color="red">now</font> <Ada> x<y {so} &lt;3 R&D'
    assert said(srt(text)) == ["Tea now <Ada> x<y {so} <3 R&D"]
    assert "\nI <3 R&D; {so} &#60;b>\n" in write_srt([Cue(0, 1, "", "I <3 R&D; {so} <b>")])


def test_signs_that_nobody_sees_go_and_numbers_have_bounds():
    seen = said(vtt("a\u200bb\u202ec\x07 \x0b d \u200d&#8203;&#0;\0", f"&#{'9' * 5_000};"))
    assert seen == ["abc d \u200d\ufffd\ufffd", f"&#{'9' * 5_000};"]


# Whole files.

VTT = """WEBVTT - a talk
Kind: captions
00:00.100 --> 00:00.200
straight after the header

NOTE
00:00.000 --> 00:00.500
commented out

NOTE and more

STYLE
::cue { color: red }

REGION
id:1

STYLE
0:01:00.5 --> 100:00:00,123456 line:0 align:start
one
00:03 --> 00:03
 \ntwo

00:04.000 --> 00:05.000

NOTES
00:04.000 --> 00:05.000
three"""
SRT = """
1
00:00:01,000 --> 00:00:02,000 X1:1 X2:2
one
2
00:00:01.5 --> 00:00:02,250
1984

1985
3

0:3-->0:4
"""


def test_a_whole_webvtt_file_is_its_captions():
    assert read(VTT.encode(), "talk.srt") == [
        Cue(100, 200, "", "straight after the header"),
        Cue(60_500, 360_000_123, "", "one"),
        Cue(3_000, 3_000, "", "two"),
        Cue(4_000, 5_000, "", "three"),
    ]


def test_a_whole_subrip_file_is_its_captions():
    with pytest.raises(BadCaptions, match="Line 9: These words stand under no time"):
        read(SRT.encode(), "talk.srt")
    assert read(SRT.replace("1985\n", "").encode(), "talk.srt") == [
        Cue(1_000, 2_000, "", "one"),
        Cue(1_500, 2_250, "", "1984"),
    ]


BAD = f"""
{NO_CAPTIONS} | Ada: Hello
{NO_CAPTIONS} | WEBVTTX
Line 3: {NO_TIME} | WEBVTT / / words
Line 3: {NO_TIME} | WEBVTT / / words / more / 00:01.000 --> 00:02.000
Line 4: {NO_TIME} | 00:01 --> 00:02 / Hello / / words
Line 1: {BAD_TIME} | 00:61 --> 00:62 / Hello
Line 1: {BAD_TIME} | 00:01 --> 00:02:03:04 / Hello
Line 1: {BAD_TIME} | 00:01 --> / Hello
Line 1: {BAD_TIME} | 00:01 --> 00:02x / Hello
Line 3: {BAD_TIME} | 00:01 --> 00:02 / tea / a --> b
Line 1: {BAD_TIME} | 99999:00:01 --> 99999:00:02 / Hello
Line 1: {BAD_TIME} | -00:01 --> 00:02 / Hello
Line 1: {BACKWARDS} | 00:02 --> 00:01.999 / Hello
Line 5: {BAD_VOICE} | WEBVTT / / 00:01 --> 00:02 / tea / or <v Ada
"""


@pytest.mark.parametrize(("why", "written"), table(BAD))
def test_what_can_not_be_read_is_refused_by_its_line(why, written):
    written = re.sub(r" ?/ ", "\n", written)
    assert said(written.encode()) == why


def test_an_empty_file_is_refused():
    assert said(b"") == NO_CAPTIONS


def test_a_file_in_another_encoding_is_refused_by_its_line():
    assert said(b"\xef\xbb\xbfWEBVTT\r\n\r\n\xff") == f"Line 3: {NOT_UTF8}"
    assert said("\ufeffé".encode("utf-16-le") + b"\0") == f"Line 1: {NOT_UTF8}"


def test_at_the_bounds_all_is_read_and_beyond_them_nothing():
    assert len(read(vtt(*["Hello"] * 20_000), "")) == 20_000
    assert said(vtt(*["Hello"] * 20_001)) == said(vtt("<v Ada>a<v Ben>b" * 10_001)) == TOO_MANY
    assert said(b"WEBVTT" + b"\n" * 200_000) == "The file has over 200,000 lines. Split it in two."
    assert said(b"WEBVTT" + b" " * 3_000_000) == "The file is over 3 MB. Split it in two."


HARD = ["<", "{\\", "<v", "<a", "&#", "&", "[", "[a]:", "A:", " ", "0:0", "-->", "--", "<0:", "</"]


@pytest.mark.parametrize("sign", HARD)
def test_a_long_row_of_hard_signs_ends(sign):
    row = sign * (1_000_000 // len(sign))
    for data in (vtt(row), srt(row), row.encode(), f"{row} --> {row}".encode()):
        said(data)  # whatever it says, it comes to an end
