def cut_waits(link: str) -> tuple[str, str]:
    """Neither the words nor the group are in it: somebody else may see the mail."""
    return (
        "Please look at something",
        "Hello.\n\nSomebody wants to quote a few of your words. Nobody sees the quote until you "
        f"say yes.\n\nLook at it here:\n{link}\n\n"
        "You can say no. You do not have to give a reason. If you do nothing, it is a no.",
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
