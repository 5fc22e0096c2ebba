import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from alongside.people.domain import Size


class People(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=username)


class Person(AbstractBaseUser):
    """Anyone with an account. No diagnosis, no password, no record of when they were here."""

    last_login = None
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=60)
    paused_at = models.DateTimeField(null=True)

    size = models.CharField(max_length=7, default=Size.USUAL.value)
    easy = models.BooleanField(default=False)
    no_pictures = models.BooleanField(default=False)
    still = models.BooleanField(default=False)
    plain_titles = models.BooleanField(default=False)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "email"
    by_passkey = False  # set for one request by web.middleware.passkeys


class SignInMail(models.Model):
    """A mail that signs somebody in: a short code, and a long secret in a link. Gone once used."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    email = models.EmailField()
    code = models.CharField(max_length=64)  # hashed, as is the secret
    secret = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=60, default="")  # the name somebody who joins has chosen
    joins = models.BooleanField(default=False)  # an account may be made for this address
    next = models.CharField(max_length=500, default="")
    code_ends = models.DateTimeField()
    link_ends = models.DateTimeField()
