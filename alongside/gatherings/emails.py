"""Mails of gatherings. None says that somebody was missed. None says what the group is about."""


def can_you_stand_in(group: str, link: str) -> tuple[str, str]:
    return (
        "Can you stand in?",
        f"Hello.\n\nSomebody who runs a gathering of {group} cannot come this time.\n"
        "You said that you could stand in.\n\n"
        f"Look here. One press says yes:\n{link}\n\n"
        "You cannot? That is fine. You do not have to do anything.",
    )
