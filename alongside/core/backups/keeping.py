"""Which backups are kept. Pure.

Of the keys the two newest, and the older of these for 48 hours at most: what was taken back is in
no key backup then. Of the words every one of the last month, then the first of each month, for a
year. The newest of each is always kept, however old it is: a keeper who was ill still has a site.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

KEY_BACKUPS, KEYS_FOR = 2, timedelta(hours=48)
DAILY_FOR, CONTENT_FOR = timedelta(days=31), timedelta(days=365)


def kept_keys(made: Iterable[datetime], now: datetime) -> set[datetime]:
    newest = sorted(made)[-KEY_BACKUPS:]
    return {one for one in newest[:-1] if now - one < KEYS_FOR} | set(newest[-1:])


def kept_content(made: Iterable[datetime], now: datetime) -> set[datetime]:
    in_order = sorted(made)
    first: dict[tuple[int, int], datetime] = {}
    for one in in_order:
        first.setdefault((one.year, one.month), one)
    monthly = {one for one in first.values() if now - one < CONTENT_FOR}
    return {one for one in in_order if now - one < DAILY_FOR} | monthly | set(in_order[-1:])
