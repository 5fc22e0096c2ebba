from datetime import date

from django.utils.formats import date_format


def confirm(title: str, link: str) -> tuple[str, str]:
    return (
        "Please check your name",
        f"Hello.\n\nYou can add your name to this letter: {title}.\n\n"
        f"Press this link to see it and say yes:\n{link}\n\n"
        "The same link takes your name off again, at any time. So keep this email.\n\n"
        "Did you not sign? Then you can throw this email away. Your name is not counted.",
    )


def to_recipient(title: str, recipient: str, page: str, link: str, due: date) -> tuple[str, str]:
    return (
        title,
        f"To: {recipient}\n\nWe wrote you an open letter: {title}.\nRead it here:\n{page}\n\n"
        f"People signed it. Some show their name to you only.\n"
        f"This link is for you alone:\n{link}\n\n"
        f"Please reply in plain words by {date_format(due, 'j F Y')}.",
    )


def reply_is_due(title: str, link: str) -> tuple[str, str]:
    return (
        "A reply is due today",
        f"Hello.\n\nA reply to this letter is due today: {title}.\n\n"
        f"Did it come? Then write it down here:\n{link}\n\n"
        "If not, the letter shows from tomorrow how long you have waited.",
    )
