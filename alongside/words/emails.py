"""Mails about words. None says what they are, or whose."""


def cut_waits(link: str) -> tuple[str, str]:
    """Neither the words nor the group are in it: somebody else may see the mail."""
    return (
        "Please look at something",
        "Hello.\n\nSomebody wants to quote a few of your words. Nobody sees the quote until you "
        f"say yes.\n\nLook at it here:\n{link}\n\n"
        "You can say no. You do not have to give a reason. If you do nothing, it is a no.",
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
