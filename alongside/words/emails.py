"""Mails about words. None says what they are, or whose."""

from datetime import date

from django.utils.formats import date_format


def cut_waits(link: str) -> tuple[str, str]:
    """Neither the words nor the group are in it: somebody else may see the mail."""
    return (
        "Please look at something",
        "Hello.\n\nSomebody wants to quote a few of your words. Nobody sees the quote until you "
        f"say yes.\n\nLook at it here:\n{link}\n\n"
        "You can say no. You do not have to give a reason. If you do nothing, it is a no.",
    )


def given(group: str, link: str, until: date) -> tuple[str, str]:
    """To a recipient. The link is for them alone; the words are behind it, not in the mail."""
    return (
        f"{group} gives you words",
        f"Hello.\n\nPeople of {group} told their own words. They said that you may have them.\n\n"
        f"Get them here:\n{link}\n\n"
        f"This link is for you alone. It works until {date_format(until, 'j F Y')}.\n"
        "Please show it to nobody else.",
    )


def given_words_taken_back(group: str) -> tuple[str, str]:
    """To a recipient. It names no person and no words: a new copy shows what is gone."""
    return (
        f"Words of {group} were taken back",
        f"Hello.\n\n{group} gave you words. Some of them were taken back.\n\n"
        "Please delete your copy. Does the link that we sent you still work? Then get a new one "
        "there. What is not in it is not yours to use any more.\n\n"
        "We do not say whose words they were, nor why.",
    )


def said_died(link: str, day: str) -> tuple[str, str]:
    return (
        "Are you there?",
        "Hello.\n\nTwo people told us that you have died. If you read this, that is not true.\n\n"
        f"Please sign in and press “I am here”:\n{link}\n\n"
        f"You have time until {day}. Until then nothing changes.",
    )


def decide_wish(link: str) -> tuple[str, str]:
    """Nobody is named in it: somebody else may see the mail."""
    return (
        "Somebody trusted you",
        "Hello.\n\nSomebody who has died asked that you decide about something for them.\n\n"
        f"Look at it here:\n{link}\n\nThere is no hurry. Until then nothing changes.",
    )


def asked_to_read(link: str) -> tuple[str, str]:
    return (
        "Somebody asks you something",
        "Hello.\n\nYour group asks for words. Somebody asks you to be one of two readers.\n\n"
        f"Look here. You say yes or no:\n{link}\n\nNo is fine. You do not have to give a reason.",
    )


def reader_needed(link: str) -> tuple[str, str]:
    return (
        "A reader is needed",
        "Hello.\n\nSomebody who read for your group cannot go on. That is fine.\n\n"
        f"Here you can ask somebody else:\n{link}",
    )


def would_like_to_talk(name: str) -> tuple[str, str]:
    """To the other reader or the hosts. What was read is not in it, nor where."""
    return (
        f"{name} would like to talk",
        f"Hello.\n\n{name} reads for your group, and would like to talk with somebody.\n"
        "Please get in touch today, or as soon as you can.\n\n"
        "You do not need to know what was read. Listening is enough.\n\n"
        "You cannot? Then please ask somebody else in the group to do it.",
    )
