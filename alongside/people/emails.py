"""Mails about signing in. Subjects are discreet: a phone shows them to whoever looks."""

SMALL = "\n\nDid you not ask for this? Then you can throw this email away. Nothing happens."


def sign_in(code: str, link: str) -> tuple[str, str]:
    return (
        "Your code",
        f"Hello.\n\nPress this link to sign in:\n{link}\n\n"
        f"Or type this code:\n{code[:4]} {code[4:]}\n\n"
        "The code works for 20 minutes. The link works for one day. Each works once." + SMALL,
    )


def join(code: str, link: str) -> tuple[str, str]:
    return (
        "Your link",
        f"Hello.\n\nPress this link to go on:\n{link}\n\n"
        f"Or type this code on the page you came from:\n{code[:4]} {code[4:]}\n\n"
        "The code works for 20 minutes. The link works for one day. Each works once." + SMALL,
    )


def not_known() -> tuple[str, str]:
    return (
        "Your code",
        "Hello.\n\nSomebody typed this address to sign in. We do not know it.\n\n"
        "Maybe you use another address with us. Or you have a card from a group. "
        "Then type the code on the card first." + SMALL,
    )
