"""`python -m tests.web.readable`: every story of the home in ALONGSIDE_HOME that opens, as JSON."""

import json
import os

os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.web.settings"


def main() -> None:
    import django

    django.setup()
    from alongside.core import sealing
    from alongside.words.models import Words

    rows = dict(Words.objects.values_list("key", "sealed"))
    texts = sealing.unseal_many({key: bytes(sealed) for key, sealed in rows.items()})
    print(json.dumps(sorted(texts.values())))


if __name__ == "__main__":
    main()
