"""Who may be recorded, who lived it, what of a share is told, and names in notes. Pure."""

from hypothesis import given
from hypothesis import strategies as st

from alongside.gatherings.domain.panel import At, Lived, may_record, nobody_lived, share
from alongside.gatherings.domain.without_names import names_in

NAMES = ["Ann Marsh", "Bo", "Priya", "Rose"]
TABLE = st.lists(
    st.builds(At, st.booleans(), st.booleans(), st.sampled_from(Lived), st.booleans()), max_size=8
)


@given(TABLE)
def test_one_no_is_enough(table):
    no = At(chairs=False, agreed=True, lived=Lived.SHOWN, records=False)
    for at in range(len(table) + 1):
        assert not may_record([*table[:at], no, *table[at:]])
    assert may_record(table) == (table != [] and {each.records for each in table} == {True})


@given(TABLE)
def test_a_speaker_who_lived_it_and_agreed_is_enough(table):
    lived = At(chairs=False, agreed=True, lived=Lived.YES, records=False)
    assert not nobody_lived([*table, lived])
    assert nobody_lived([each for each in table if each.chairs or not each.agreed])


@given(st.integers(0, 30), st.integers(0, 30))
def test_no_small_share_is_told(table, room):
    told = share(table, room, 5)
    assert (told is None) == (table < 5 or room < 5)


@given(st.sampled_from(NAMES), st.text("abc .,!“”", max_size=9), st.text("abc .,", max_size=9))
def test_a_name_is_found_wherever_it_is_a_word(name, before, after):
    found = names_in(f"{before} {name.lower()} {after}", NAMES)
    assert (name in found) == (len(name) > 2)
    assert "Ann" not in names_in("Annoying questions about annexes", NAMES)
    assert names_in("Ann Marsh said. Ann!", NAMES) == ["Ann Marsh"]
    assert names_in("the marsh", NAMES) == ["Marsh"]
