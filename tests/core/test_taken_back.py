"""The list of destroyed keys: on the disk before the key goes, and whole whatever a crash left."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localdate, now

from alongside.core import sealing, taken_back
from alongside.core.keyring.models import OwnerKey, WordsKey

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.TAKEN_BACK_FOLDER = tmp_path


def test_every_key_that_goes_is_listed_also_those_under_an_owner():
    owner, other = uuid4(), uuid4()
    under = sealing.seal_many(["one", "two"], owner)
    single = sealing.seal("three", other)
    sealing.destroy([single.key])
    sealing.forget_owner(owner)
    assert taken_back.read() == {owner, single.key, *(one.key for one in under)}


def test_where_the_list_cannot_be_written_no_key_goes(settings):
    sealed = sealing.seal("still here", uuid4())
    settings.TAKEN_BACK_FOLDER = settings.TAKEN_BACK_FOLDER / "gone"
    with pytest.raises(OSError, match="gone"):
        sealing.destroy([sealed.key])
    assert sealing.unseal(sealed.key, sealed.bytes) == "still here"


def test_a_crash_between_list_and_key_is_finished():
    owner = uuid4()
    sealed, kept = sealing.seal("asked to go", owner), sealing.seal("kept", uuid4())
    taken_back.add([sealed.key])
    sealing.destroy_listed()
    assert sealing.known([sealed.key, kept.key]) == {kept.key}
    taken_back.add([owner])
    sealing.destroy_listed()
    assert not OwnerKey.objects.filter(pk=owner).exists()


def test_a_line_that_was_torn_names_nothing_and_harms_no_other(tmp_path):
    first, second = uuid4(), uuid4()
    taken_back.add([first])
    file = tmp_path / f"{localdate().isoformat()}.keys.txt"
    file.write_bytes(file.read_bytes() + b"\n" + uuid4().hex[:20].encode())
    taken_back.add([second])
    assert taken_back.read() == {first, second}


def test_without_the_folder_there_is_no_list(settings, tmp_path):
    settings.TAKEN_BACK_FOLDER = tmp_path / "gone"
    with pytest.raises(taken_back.NoList):
        taken_back.read()


def test_it_forgets_keys_that_no_backup_can_need(tmp_path):
    today, old, account = uuid4(), uuid4(), uuid4()
    taken_back.add([today])
    day = (now() - timedelta(days=4)).date().isoformat()
    (tmp_path / f"{day}.keys.txt").write_text(f"\n{old.hex}\n")
    (tmp_path / f"{day}.rows.txt").write_text(f"\n{account.hex}\n")
    taken_back.forget_keys_before(now() - timedelta(days=3))
    assert taken_back.read() == {today, old, account}  # a day more, for days begin elsewhere
    taken_back.forget_keys_before(now() - timedelta(days=2))
    assert taken_back.read() == {today, account}


def test_of_accounts_it_forgets_the_day_and_never_the_account(tmp_path):
    """Content may have been kept by hand for longer than a year: nobody comes back from it."""
    accounts = [uuid4() for _ in range(4)]
    days = [(now() - timedelta(days=ago)).date().isoformat() for ago in (900, 600, 500, 4)]
    for day, account in zip(days, accounts, strict=True):
        (tmp_path / f"{day}.rows.txt").write_text(f"\n{account.hex}\n")
    for ago in (550, 365, 365):
        taken_back.forget_days_of_rows_before(now() - timedelta(days=ago))
        assert taken_back.read(taken_back.ROWS) == set(accounts)
    assert {file.name for file in tmp_path.iterdir()} == {
        "earlier.rows.txt",
        f"{days[3]}.rows.txt",
    }
    lines = (tmp_path / "earlier.rows.txt").read_text().split()
    assert lines == sorted(lines)  # their order tells no day either
    taken_back.forget_keys_before(now())
    assert taken_back.read(taken_back.ROWS) == set(accounts)


def test_keys_that_are_missing_and_not_listed_are_lost():
    kept, taken, lost = (sealing.seal(text, uuid4()) for text in ("a", "b", "c"))
    sealing.destroy([taken.key])
    WordsKey.objects.filter(pk=lost.key).delete()
    assert sealing.lost([kept.key, taken.key, lost.key]) == {lost.key}
