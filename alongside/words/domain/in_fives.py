"""How many people, told in fives: “5 people or more”, “10 people or more”. Pure.

A number that follows people exactly shows each one who comes or goes, to whoever looks twice. Told
in fives, a change of the number never says how many came or went, and what is below five is not
told at all: whoever reads “hidden” can not tell none from four. People at risk are not in it: left
out, the number is still true (there are so many, or more), and nobody is found by counting quotes.

Source: CONTRACTS 6, both conditions; docs/decisions/0007.
"""

THRESHOLD = 5  # the same as the release check has; a test holds it


def in_fives(people: int) -> int | None:
    """So many people or more; None where the number stays hidden."""
    return people - people % THRESHOLD or None
