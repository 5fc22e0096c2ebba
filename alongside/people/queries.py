"""What the program itself reads of people."""

from uuid import UUID

from alongside.people.models import Person


def person_of(email: str) -> UUID:
    """Raises Person.DoesNotExist."""
    return Person.objects.values_list("pk", flat=True).get(email=email)
