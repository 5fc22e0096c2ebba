"""Hands one mail over: to a file in a demo home, to a mail server elsewhere."""

import os
import smtplib
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from alongside.core.outbox import Mail


def compose(mail: Mail) -> EmailMessage:
    message = EmailMessage()
    message["To"] = mail.to
    message["From"] = os.environ.get("ALONGSIDE_FROM", "Alongside <hello@localhost>")
    message["Subject"] = mail.subject
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(idstring=mail.id.hex, domain="alongside.invalid")
    message.set_content(mail.text, cte="8bit")
    return message


def deliver(mail: Mail) -> None:
    """Raises smtplib's errors, or OSError. In a demo home nothing is sent."""
    message = compose(mail)
    if settings.DEMO:
        folder = Path(settings.MAIL_FOLDER)
        draft = folder / f"{mail.id}.new"
        draft.write_bytes(message.as_bytes())
        draft.replace(folder / f"{mail.id}.eml")
        return
    server = urlsplit(os.environ.get("ALONGSIDE_MAIL", "smtp://localhost:25"))
    with smtplib.SMTP(server.hostname or "localhost", server.port or 25, timeout=20) as smtp:
        if server.scheme == "smtp+tls":
            smtp.starttls()
        if server.username:
            smtp.login(unquote(server.username), unquote(server.password or ""))
        smtp.send_message(message)
