from django.apps import AppConfig


class KeyringConfig(AppConfig):
    name = "alongside.core.keyring"
