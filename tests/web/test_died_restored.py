"""That somebody died is not brought back: they may have said “I am here” since the backup."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.timezone import now

from alongside.core.backups import making
from alongside.words.domain.wishes import WAIT
from alongside.words.domain.wishes import Wish as What
from alongside.words.operations import wishes
from tests.conftest import STORY, World
from tests.web.restored import Restored, restore

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])

DO = """
import sys, os
from datetime import datetime
from uuid import UUID
os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.web.settings"
import django
django.setup()
from alongside.web.wishes import carry_out_wish
from alongside.words.models import SaidDied, Wish
person = UUID(sys.argv[1])
for by in sys.argv[3:]:
    from alongside.words.operations.wishes import say_died
    say_died(person, by=UUID(by), now=datetime.fromisoformat(sys.argv[2]))
carry_out_wish(person, now=datetime.fromisoformat(sys.argv[2]))
print(SaidDied.objects.count(), Wish.objects.get(person=person).what)
"""


def carry_out(restored: Restored, world: World, days: timedelta, *by: str) -> str:
    """In the restored site, so long after, once these have said it there. Says what it holds."""
    said = [str(world.id("own")), (now() + days).isoformat(), *(str(world.id(who)) for who in by)]
    command = [sys.executable, "-c", DO, *said]
    return subprocess.check_output(command, env=restored.environment, text=True).strip()


def test_after_a_restore_two_people_have_to_say_it_again_and_the_wait_begins_again(
    world: World, tmp_path: Path, settings
):
    settings.HOME = replace(settings.HOME, folder=tmp_path)
    settings.TAKEN_BACK_FOLDER = tmp_path / "list"
    settings.TAKEN_BACK_FOLDER.mkdir()
    own = world.id("own")
    wishes.wish(What.TAKE_BACK, named=None, person=own, now=now())
    for who in ("host", "steward"):
        wishes.say_died(own, by=world.id(who), now=now())
    making.make(tmp_path / "there", making.recovery_key(), now())
    wishes.i_am_here(own, now=now())

    restored = restore(tmp_path / "there", tmp_path / "back")
    assert restored.done.returncode == 0, restored.done.stderr
    after = WAIT + timedelta(days=1)
    assert carry_out(restored, world, after) == f"0 {What.TAKE_BACK}"  # the wish is there
    assert STORY in restored.readable()
    assert carry_out(restored, world, after, "host", "steward") == f"2 {What.TAKE_BACK}"
    assert STORY in restored.readable()
    assert carry_out(restored, world, after + after) == f"2 {What.TAKE_BACK}"
    assert STORY not in restored.readable()
