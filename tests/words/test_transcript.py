"""A transcript becomes a story of one speaker, and of nobody else."""

from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as some

from alongside.words.domain.captions import Cue
from alongside.words.domain.transcript import by_speaker
from alongside.words.models import Words

CUES = some.lists(
    some.builds(Cue, some.just(0), some.just(1), some.sampled_from(["", "Ada", "Bo"]), some.text()),
    max_size=12,
)
FILE = b"""WEBVTT

00:01.000 --> 00:02.000
<v Ada>I waited all night.

00:02.000 --> 00:03.000
<v Bo>Who came?

00:03.000 --> 00:04.000
<v Ada>Nobody came.
"""


@given(CUES)
def test_every_word_goes_to_who_said_it_and_to_nobody_else(cues):
    found = by_speaker(cues)
    assert [voice.name for voice in found] == list(dict.fromkeys(cue.speaker for cue in cues))
    for voice in found:
        said = [word for cue in cues if cue.speaker == voice.name for word in cue.text.split()]
        assert [word for word in voice.text.split() if word != "[…]"] == [
            word for word in said if word != "[…]"
        ]


def test_only_the_words_of_one_speaker_become_a_draft(world):
    member = world.client("member")
    file = SimpleUploadedFile("night.vtt", FILE)
    page = member.post(f"/g/{world.slug}/share/transcript", {"file": file})
    assert page.status_code == 200
    voice = page.context["voices"][0][0]
    once = page.context["voices"][0][1]
    assert voice.text == "I waited all night.\n[…]\nNobody came."
    assert not Words.objects.filter(person=world.id("member")).exists()
    data = {"words": voice.text, "once": str(once), "save": "open"}
    answer = member.post(f"/g/{world.slug}/share/{once}", data)
    draft = member.get(answer["Location"]).content.decode()
    assert "I waited all night." in draft
    assert "Who came?" not in draft


def test_a_file_that_is_no_transcript_says_what_to_do(world):
    for name, content in (("a.vtt", b"hello"), ("a.txt", b""), ("b.srt", b"1\n99\nwords")):
        file = SimpleUploadedFile(name, content)
        answer = world.client("member").post(f"/g/{world.slug}/share/transcript", {"file": file})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()


def test_ten_thousand_captions_are_read(world):
    moments = [f"0{n // 3600}:{n // 60 % 60:02}:{n % 60:02}" for n in range(10_000)]
    cues = [f"{at}.000 --> {at}.500\n<v A{n % 3}>word {n}\n" for n, at in enumerate(moments)]
    file = SimpleUploadedFile("long.vtt", ("WEBVTT\n\n" + "\n".join(cues)).encode())
    page = world.client("member").post(f"/g/{world.slug}/share/transcript", {"file": file})
    assert page.status_code == 200
    assert len(page.context["voices"]) == 3
