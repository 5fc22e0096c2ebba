"""The site's settings in a folder that goes, with one bare page beside its own."""

import os
import tempfile

os.environ["ALONGSIDE_HOME"] = tempfile.mkdtemp(prefix="alongside-bench-")

from alongside.web.home import make_home

make_home(demo=True)

from alongside.web.settings import *  # noqa: E402, F403
from alongside.web.settings import STORAGES  # noqa: E402

ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "bench.urls"
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
