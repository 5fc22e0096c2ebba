"""How often something may be tried. One statement decides, so parallel tries cannot slip past."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from alongside.core.models import Limit

TAKE = """
INSERT INTO core_limit (id, count, ends) VALUES (%(id)s, 1, %(ends)s)
ON CONFLICT (id) DO UPDATE SET
    count = CASE WHEN core_limit.ends <= %(now)s THEN 1 ELSE core_limit.count + 1 END,
    ends = CASE WHEN core_limit.ends <= %(now)s THEN excluded.ends ELSE core_limit.ends END
WHERE core_limit.ends <= %(now)s OR core_limit.count < %(most)s
RETURNING count
"""
GIVE_BACK = "UPDATE core_limit SET count = count - 1 WHERE id = %(id)s AND count > 0"


@dataclass(frozen=True, slots=True)
class Often:
    """At most so many tries in a window, which begins with the first of them."""

    most: int
    within: timedelta


def name(what: str, who: str) -> str:
    return salted_hmac(f"limit:{what}", who, algorithm="sha256").hexdigest()


def take(what: str, who: str, often: Often, *, now: datetime) -> bool:
    """Count one try. False when as many were taken already and the window has not ended."""
    if not settings.LIMITS:
        return True
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(
            TAKE,
            {
                "id": name(what, who),
                "ends": adapt(now + often.within),
                "now": adapt(now),
                "most": often.most,
            },
        )
        return cursor.fetchone() is not None


def forget_old(now: datetime) -> None:
    """Windows that have ended count nothing any more."""
    Limit.objects.filter(ends__lte=now).delete()


def give_back(what: str, who: str) -> None:
    """A try that turned out right does not count."""
    with connection.cursor() as cursor:
        cursor.execute(GIVE_BACK, {"id": name(what, who)})
