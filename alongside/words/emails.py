def cut_waits(link: str) -> tuple[str, str]:
    """Neither the words nor the group are in it: somebody else may see the mail."""
    return (
        "Please look at something",
        "Hello.\n\nSomebody wants to quote a few of your words. Nobody sees the quote until you "
        f"say yes.\n\nLook at it here:\n{link}\n\n"
        "You can say no. You do not have to give a reason. If you do nothing, it is a no.",
    )
