"""`verify` names each sealed thing that does not open, and no other."""

import pytest
from django.utils.timezone import now

from alongside.core.keyring.models import WordsKey
from alongside.core.sealing import AT_ONCE, seal_many, wrong
from alongside.web.whole import keys_in_use, troubles
from alongside.words.models import Beside, Words
from alongside.words.operations.telling import Telling, finish
from tests.care.test_worry import worry
from tests.conftest import World
from tests.gatherings.test_times import answer, ask

pytestmark = pytest.mark.usefixtures("rows")


def test_one_bad_row_among_many_is_named_and_no_other(world: World):
    sealed = seal_many(["x"] * (AT_ONCE + 20), world.id("own"))
    rows = [(one.key, one.key, one.bytes) for one in sealed]
    assert list(wrong("thing", rows)) == []
    changed, gone = AT_ONCE + 3, 5
    rows[changed] = (*rows[changed][:2], b"?" + rows[changed][2][1:])
    WordsKey.objects.filter(pk=rows[gone][1]).delete()
    assert list(wrong("thing", rows)) == [
        f"thing {rows[gone][0]}: the key is gone",
        f"thing {rows[changed][0]}: the sealed bytes were changed",
    ]
    assert list(wrong("thing", [(rows[gone][0], rows[gone][1], b"")])) == []


def test_every_sealed_thing_is_looked_at(world: World):
    """Each key in use that is lost is a trouble of its own."""
    worry(world)
    ask(world)
    answer(world, "member", "0-19:00")
    told = Telling("Told with a note", note="heavy")
    number = finish(told, id=world.gathering, person=world.id("own"), group=world.group, now=now())
    assert list(troubles()) == []
    keys = set(keys_in_use())
    assert {Words.objects.get(pk=number).key, Beside.objects.get(words=number).key} < keys
    WordsKey.objects.all().delete()
    told_of = list(troubles())
    assert len(told_of) == len(keys)
    assert all(": the key is gone" in each for each in told_of)
    for what in ("words ", "beside words ", "worry ", "times "):
        assert any(each.startswith(what) for each in told_of)
