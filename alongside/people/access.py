"""The door to a person's own things."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.http import Http404, HttpRequest

from alongside.core.doors import let_in
from alongside.core.permissions import Permission, Relationship
from alongside.people.models import Person

__all__ = ["Person", "me", "my_passkeys", "visitor"]


def me(request: HttpRequest, permission: Permission = Permission.OPEN_MY_THINGS) -> Person:
    """The person who asks. Raises Http404 when nobody is signed in."""
    if not isinstance(request.user, Person):
        raise Http404
    let_in(permission, {Relationship.OWN})
    return request.user


def visitor(request: HttpRequest) -> Person | None:
    """The person who asks, or None: for doors further up that decide themselves."""
    return request.user if isinstance(request.user, Person) else None


@dataclass(frozen=True, slots=True)
class Passkey:
    name: str
    made: datetime


def my_passkeys(person: Person) -> list[Passkey]:
    """The passkeys of a person who was let in to their own things."""
    rows = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN)
    return [Passkey(row.wrap().name, row.created_at) for row in rows.order_by("created_at")]
