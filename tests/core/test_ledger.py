from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils.timezone import now

from alongside.core import ledger
from alongside.core.models import LedgerHead, LedgerLine

pytestmark = pytest.mark.usefixtures("rows")


@pytest.fixture
def chain():
    number = uuid4()
    for did in ("one", "two", "three"):
        with transaction.atomic():
            ledger.write(did, by=uuid4(), about=None, now=now(), chain=number)
    return number


def test_a_whole_chain_holds(chain):
    assert list(ledger.broken()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"did": "nothing"},
        {"by": uuid4()},
        {"about": uuid4()},
        {"at": now() - timedelta(days=1)},
        {"hash": "0" * 64},
    ],
)
def test_a_changed_line_shows(chain, change):
    LedgerLine.objects.filter(chain=chain, number=2).update(**change)
    assert [line for line in ledger.broken() if "line 2" in line or "line 3" in line]


def test_a_missing_line_shows(chain):
    LedgerLine.objects.filter(chain=chain, number=2).delete()
    assert len(list(ledger.broken())) == 1


def test_missing_last_lines_show(chain):
    LedgerLine.objects.filter(chain=chain, number=3).delete()
    assert list(ledger.broken()) == [f"ledger {chain}: its last lines are missing"]
    assert LedgerHead.objects.get(pk=chain).number == 3


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_a_line_needs_the_transaction_of_its_deed():
    with pytest.raises(RuntimeError):
        ledger.write("alone", by=None, about=None, now=now())
