"""Which backups are kept, for backups made at any times."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alongside.core.backups.keeping import kept_content, kept_keys

NOW = datetime(2026, 11, 27, 3, tzinfo=UTC)
ago = st.integers(0, 900 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))
made = st.sets(ago, max_size=60)


@given(made)
def test_of_keys_at_most_two_and_an_old_one_only_where_it_is_the_newest(made: set[datetime]):
    kept = kept_keys(made, NOW)
    assert kept <= made
    assert len(kept) <= 2
    assert bool(kept) == bool(made)
    if made:
        assert max(made) in kept
        assert all(NOW - one < timedelta(hours=48) for one in kept - {max(made)})


@given(made)
def test_of_words_a_year_and_each_of_the_last_month(made: set[datetime]):
    kept = kept_content(made, NOW)
    assert kept <= made
    month, year = timedelta(days=31), timedelta(days=365)
    assert {one for one in made if NOW - one < month} <= kept
    assert all(NOW - one < year for one in kept - ({max(made)} if made else set()))
    for one in made:
        if NOW - one < year - month:  # something of its month is kept
            assert any((one.year, one.month) == (other.year, other.month) for other in kept)


@given(made, st.integers(0, 400))
def test_what_is_thrown_away_is_not_missed_later(made: set[datetime], days: int):
    """Keeping tonight and again later keeps what keeping once, later, would."""
    later = NOW + timedelta(days=days)
    for keep in (kept_keys, kept_content):
        assert keep(keep(made, NOW), later) == keep(made, later)


def test_nightly_backups_for_a_year_are_42():
    nights = {NOW - timedelta(days=days) for days in range(500)}
    assert len(kept_content(nights, NOW)) == 31 + 11
    assert kept_keys(nights, NOW) == {NOW, NOW - timedelta(days=1)}
