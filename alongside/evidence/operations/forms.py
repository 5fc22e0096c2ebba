"""A form that was made elsewhere becomes a draft here."""

import hashlib
from datetime import datetime
from uuid import UUID, uuid5

from alongside.evidence.domain.xlsform.reading import Form
from alongside.evidence.operations.asking import About, write_survey


def bring_form(
    data: bytes,
    form: Form,
    *,
    title: str,
    asked_by: str,
    promised: str,
    group: UUID,
    by: UUID | None,
    now: datetime,
) -> UUID:
    """`form` is what was read of `data`. The same file in the same group twice is one draft."""
    about = About(title[:200], "", asked_by[:200], promised[:400], form.questions.languages)
    number = uuid5(group, hashlib.sha256(data).hexdigest())
    return write_survey(about, form.questions.asked, id=number, group=group, by=by, now=now)
