from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.utils.timezone import now

from alongside.core import limits

HOUR = timedelta(hours=1)


@pytest.mark.usefixtures("rows")
def test_the_window_ends():
    at = now()
    took = [limits.take("x", "ada", limits.Often(2, HOUR), now=at) for _ in range(3)]
    assert took == [True, True, False]
    assert limits.take("x", "bob", limits.Often(2, HOUR), now=at)
    assert limits.take("x", "ada", limits.Often(2, HOUR), now=at + HOUR)


@pytest.mark.usefixtures("rows")
def test_a_try_given_back_does_not_count():
    at = now()
    for _ in range(5):
        assert limits.take("x", "ada", limits.Often(1, HOUR), now=at)
        limits.give_back("x", "ada")


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_forty_at_once_take_no_more_than_fifteen():
    at = now()

    def one(_: int) -> bool:
        try:
            return limits.take("code", "ada", limits.Often(15, HOUR), now=at)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        took = list(pool.map(one, range(40)))
    assert sum(took) == 15
