"""The site's settings, in a home of its own for each run of the tests, with guards."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["ALONGSIDE_HOME"] = tempfile.mkdtemp(prefix="alongside-test-")
os.environ.pop("ALONGSIDE_LIMITS", None)
ADDRESS = os.environ.get("ALONGSIDE_TEST_DATABASE", "")
os.environ["ALONGSIDE_DATABASE"] = ADDRESS
os.environ["ALONGSIDE_KEYS"] = ADDRESS

from alongside.web.home import make_home  # noqa: E402

make_home(demo=True)
atexit.register(shutil.rmtree, os.environ["ALONGSIDE_HOME"], ignore_errors=True)

from alongside.web.settings import *  # noqa: E402, F403
from alongside.web.settings import DATABASES, HOME, MIDDLEWARE, STORAGES, TEMPLATES  # noqa: E402
from tests.guards import Undefined  # noqa: E402

ALLOWED_HOSTS = ["*"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
MIDDLEWARE = ["tests.guards.reads_do_not_write", *MIDDLEWARE]
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("%s")
for name, database in DATABASES.items():
    # Files, not memory: a test meets the same journal, locks and threads as the site does.
    file = Path(HOME.folder) / f"test-{name}.sqlite3"
    database["TEST"] = {"NAME": f"test_{name}" if ADDRESS else str(file)}
    database["CONN_MAX_AGE"] = 0
