"""Two disks are used in turn. The one that lies in a drawer is remembered, and told of."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from alongside.core import sealing, taken_back
from alongside.core.backups import ids, making, memory, promise
from alongside.web import jobs
from tests.site import Site

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def _own_home(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.HOME = replace(settings.HOME, folder=tmp_path / "home")
    settings.TAKEN_BACK_FOLDER = tmp_path / "home" / "list"
    settings.TAKEN_BACK_FOLDER.mkdir(parents=True)
    monkeypatch.setattr(making, "clock", lambda: NOON)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Backed up into the first, and an hour later into the second."""
    first, second = tmp_path / "first", tmp_path / "second"
    back_up(first, NOON)
    back_up(second, NOON + HOUR)
    return first, second


def back_up(place: Path, at: datetime) -> None:
    making.make(place, making.recovery_key(), at)


def take_back() -> UUID:
    key = sealing.seal("What is taken back.", uuid4()).key
    sealing.destroy([key])
    return key


def pull_out(place: Path) -> Path:
    """An empty folder stays, as where a disk is not plugged in."""
    drawer = place.with_name("drawer")
    place.rename(drawer)
    place.mkdir()
    return drawer


def told(now: datetime) -> str:
    return "\n".join(promise.window(now))


def test_each_hour_every_place_gets_the_list(two: tuple[Path, Path]):
    key = take_back()
    jobs.hourly(None, now=NOON + 2 * HOUR)
    for place in two:
        copied = ids.read(place)
        assert copied.ids[taken_back.KEYS] == {key}
        assert copied.until == NOON + 2 * HOUR


def test_each_backup_throws_old_keys_away_in_every_place(two: tuple[Path, Path]):
    first, second = two
    back_up(first, NOON + 3 * HOUR)
    assert len(list((first / "keys").iterdir())) == 2
    back_up(second, NOON + 2 * DAY + HOUR)
    assert [path.name[:10] for path in (first / "keys").iterdir()] == ["2026-06-01"]
    assert memory.recall()[0].keys == (NOON + 3 * HOUR,)


def test_a_disk_that_is_away_is_no_fault_and_the_other_is_reached(two: tuple[Path, Path]):
    first, second = two
    drawer = pull_out(first)
    key = take_back()
    jobs.hourly(None, now=NOON + 5 * HOUR)
    assert ids.read(second).ids[taken_back.KEYS] == {key}
    assert list(first.iterdir()) == []  # the folder where it was is not the disk
    name = (drawer / "disk.txt").read_text().split()[0]
    assert f"{first}: the disk {name} was last reached on 01 June 2026, 13:00 UTC" in told(
        NOON + 5 * HOUR
    )
    assert f"{second}: the disk" not in told(NOON + 5 * HOUR)

    first.rmdir()
    drawer.rename(first)
    jobs.hourly(None, now=NOON + 6 * HOUR)
    assert ids.read(first).ids[taken_back.KEYS] == {key}
    assert "was last reached" not in told(NOON + 6 * HOUR)


def test_a_disk_that_cannot_be_written_stops_no_other(two: tuple[Path, Path]):
    first, second = two
    shutil.rmtree(first / "taken-back")
    (first / "taken-back").write_text("a file where a folder should be")
    jobs.hourly(None, now=NOON + 5 * HOUR)
    assert ids.read(second).until == NOON + 5 * HOUR
    assert f"{first}: the disk" in told(NOON + 5 * HOUR)


def test_the_worst_of_all_places_is_what_is_promised(two: tuple[Path, Path]):
    first, second = two
    assert promise.hold(NOON + HOUR) is promise.Hold.TWO_DAYS
    pull_out(first)
    for night in range(1, 5):
        back_up(second, NOON + night * DAY)
    now = NOON + 4 * DAY + HOUR
    jobs.hourly(None, now=now)
    assert "Words taken back 97 hours ago or earlier can be read in no backup" in told(now)
    assert "late" not in told(now)
    assert promise.hold(now) is promise.Hold.UNTIL_NEW


def test_ids_stay_on_the_list_as_long_as_the_disk_that_is_away_may_need_them(
    two: tuple[Path, Path], settings
):
    first, second = two
    pull_out(first)
    key = uuid4()
    (settings.TAKEN_BACK_FOLDER / "2026-06-02.keys.txt").write_text(f"\n{key.hex}\n")
    back_up(second, NOON + 30 * DAY)
    making.forget_ids(NOON + 30 * DAY)
    assert key in taken_back.read()
    memory.forget(memory.recall()[0])
    making.forget_ids(NOON + 30 * DAY)
    assert key not in taken_back.read()


def test_two_disks_that_take_turns_at_one_place_are_two(tmp_path: Path):
    place = tmp_path / "disk"
    back_up(place, NOON)
    drawer = pull_out(place)
    back_up(place, NOON + DAY)
    assert [made.keys[0] for made in sorted(memory.recall(), key=lambda one: one.keys)] == [
        NOON,
        NOON + DAY,
    ]
    shutil.rmtree(place)
    drawer.rename(place)
    jobs.hourly(None, now=NOON + DAY + HOUR)
    assert {made.reached for made in memory.recall()} == {NOON + DAY, NOON + DAY + HOUR}


def test_a_disk_at_another_place_is_the_same_disk_and_a_copy_of_it_is_another(tmp_path: Path):
    old, new, copy = tmp_path / "old", tmp_path / "new", tmp_path / "copy"
    back_up(old, NOON)
    old.rename(new)
    back_up(new, NOON + HOUR)
    assert [made.place for made in memory.recall()] == [new]
    shutil.copytree(new, copy)
    back_up(copy, NOON + 2 * HOUR)
    assert [made.place for made in memory.recall()] == [copy, new]


def test_a_backup_that_stops_before_its_end_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def torn(made: Path) -> Path:
        raise OSError("pulled out")

    monkeypatch.setattr("alongside.core.backups.folders.publish", torn)
    with pytest.raises(OSError, match="pulled out"):
        back_up(tmp_path / "there", NOON)
    assert [made.keys for made in memory.recall()] == [(NOON,)]


def test_a_keeper_says_that_a_disk_is_gone(site: Site, tmp_path: Path):
    place = tmp_path / "gone"
    site.command("backup", str(place))
    here = site.command("forget", str(place), check=False)
    assert here.returncode == 1
    assert f"delete {place / 'keys'} first" in here.stderr
    shutil.rmtree(place)
    said = site.command("forget", str(place)).stdout
    assert f"in {place} is forgotten" in said
    again = site.command("forget", str(place), check=False)
    assert again.returncode == 1
    assert "is remembered; name one of these" in again.stderr
    assert str(place) not in site.command("verify").stdout
