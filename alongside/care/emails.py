"""Mails of care. None says what the group is about, who worries, or why."""


def somebody_worries(link: str) -> tuple[str, str]:
    return (
        "A note for you",
        f"Hello.\n\nSomebody wrote a note to you. Please read it today.\n{link}\n\n"
        "You cannot read it today? Ask the other person who reads these notes.",
    )
