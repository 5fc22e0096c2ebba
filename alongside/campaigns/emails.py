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


def words_taken_back(title: str, page: str) -> tuple[str, str]:
    """To the recipient of a sent letter. It names no person and no words."""
    return (
        "Words in a letter to you were taken back",
        f"Hello.\n\nWe sent you this letter: {title}.\n"
        "Some words in it were taken back. Please do not use them any more.\n\n"
        f"The letter as it is now:\n{page}\n\n"
        "What is not there any more was taken back. We do not say who said it, nor why.",
    )


def please_tell(title: str, link: str) -> tuple[str, str]:
    """To the hosts, where the letter was handed over by hand."""
    return (
        "Please tell a recipient something",
        f"Hello.\n\nYou handed this letter over by hand: {title}.\n"
        "Some words in it were taken back. Please tell the recipient, and give them a new copy.\n\n"
        f"The letter as it is now:\n{link}\n\n"
        "Please do not ask who it was, nor why.",
    )
