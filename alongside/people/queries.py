"""What the program itself reads of people."""

from collections.abc import Iterable
from uuid import UUID

from alongside.people.models import Person


def person_of(email: str) -> UUID:
    """Raises Person.DoesNotExist."""
    return Person.objects.values_list("pk", flat=True).get(email=email)


def names_of(people: Iterable[UUID]) -> dict[UUID, str]:
    return dict(Person.objects.filter(pk__in=list(people)).values_list("pk", "name"))


def still_here(people: Iterable[UUID]) -> list[Person]:
    """Those of these numbers that are people with an account."""
    asked = set(people)
    return [person for person in Person.objects.order_by("pk").iterator() if person.id in asked]


def addresses(people: Iterable[UUID]) -> list[str]:
    """Where these people get mail. Nobody who rests gets any."""
    awake = Person.objects.filter(pk__in=list(people), paused_at=None).order_by("email")
    return list(awake.values_list("email", flat=True))


def address_of(person: UUID) -> str | None:
    """For a mail that must reach this person, also while they rest."""
    return Person.objects.filter(pk=person).values_list("email", flat=True).first()
