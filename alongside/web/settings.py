"""Django's settings. What a keeper may change comes from the environment (README)."""

import os
from pathlib import Path

import dj_database_url

from alongside.web.home import read_home

HOME = read_home()
DEMO = HOME.demo
SECRET_KEY = HOME.secret
SITE = os.environ.get("ALONGSIDE_SITE", "")  # https://name; a demo home needs none
HERE = SITE or f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"  # for mails of no request
LIMITS = not (DEMO and os.environ.get("ALONGSIDE_LIMITS") == "off")
KEY_FOLDER = HOME.keys
TAKEN_BACK_FOLDER = HOME.taken_back
MAIL_FOLDER = HOME.mail

DEBUG = False
ALLOWED_HOSTS = (
    [SITE.partition("://")[2]]
    if SITE
    else ["localhost", "127.0.0.1", "[::1]", os.environ.get("HOST", "localhost")]
)
ROOT_URLCONF = "alongside.web.urls"
WSGI_APPLICATION = None

INSTALLED_APPS = [
    "alongside.web.apps.WebConfig",
    "alongside.campaigns.apps.CampaignsConfig",
    "alongside.evidence.apps.EvidenceConfig",
    "alongside.gatherings.apps.GatheringsConfig",
    "alongside.care.apps.CareConfig",
    "alongside.words.apps.WordsConfig",
    "alongside.groups.apps.GroupsConfig",
    "alongside.people.apps.PeopleConfig",
    "alongside.core.apps.CoreConfig",
    "alongside.core.keyring.apps.KeyringConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",  # allauth says things through it
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",  # its own small templates, found beside ours
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "alongside.web.middleware.headers",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "alongside.web.middleware.same_origin",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "alongside.web.middleware.passkeys",
    "alongside.web.full_disk.keep_what_was_typed",
]

FORM_RENDERER = "alongside.web.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["alongside.web.templatetags.page"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "alongside.web.look.look",
            ],
        },
    }
]

SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # FULL, not NORMAL: after a power cut a "no" must still be a no.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
        "PRAGMA wal_autocheckpoint=1000"
    ),
}


def database(variable: str, file: Path) -> dict[str, object]:
    address = os.environ.get(variable)
    found = dict(dj_database_url.parse(address or f"sqlite:///{file}"))
    found["CONN_MAX_AGE"] = None  # two fixed threads keep their connections
    if not address:
        found["OPTIONS"] = SQLITE
    else:
        found["CONN_HEALTH_CHECKS"] = True
    return found


DATABASES = {
    "default": database("ALONGSIDE_DATABASE", HOME.folder / "alongside.sqlite3"),
    "keys": database("ALONGSIDE_KEYS", HOME.keys / "keys.sqlite3"),
}
DATABASE_ROUTERS = ["alongside.core.keyring.router.KeysApart"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
ACCOUNT_ADAPTER = "allauth.account.adapter.DefaultAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # ours stand in front, each one atomic statement (core.limits)
ACCOUNT_REAUTHENTICATION_REQUIRED = False
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = False  # nobody guesses a passkey, and thirty people can share one address
MFA_FORMS = {
    "login_webauthn": "alongside.people.forms.UsePasskey",
    "add_webauthn": "alongside.people.forms.MakePasskey",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO  # a demo answers as http://localhost
LOGIN_REDIRECT_URL = "/me"
LOGIN_URL = "/sign-in"

SESSION_COOKIE_NAME = "here"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = SITE.startswith("https://")
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # a 10 MB story comes back on its page
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE  # a file never lies unsealed on a disk
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = HOME.static
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    # A path can hold a secret from a mailed link, so refusals are not logged with theirs.
    "loggers": {
        "django.request": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.security": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "alongside": {"handlers": ["stderr"], "level": "INFO"},
    },
}
