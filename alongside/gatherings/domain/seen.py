"""What somebody saw before they changed it, so that two who change at once do not undo each other.

The page carries what it showed. Who saved meanwhile is told apart from who did not. Pure.
"""

import json
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Seen:
    """When and where a gathering was, as a page showed it."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    video: str

    def as_text(self) -> str:
        return json.dumps(list(self.parts().values()))

    def parts(self) -> dict[str, str]:
        """What can be another thing, by what it is called."""
        return {
            "the name": self.title,
            "the day or the time": self.starts_at.isoformat(),
            "the length": str(self.ends_at - self.starts_at),
            "the place": self.place,
            "the video link": self.video,
        }


def changes(seen: str, now: Seen) -> list[str]:
    """What is another thing now, in words. A page that carries nothing we know saw nothing."""
    is_now = now.parts()
    try:
        before = json.loads(seen)
    except ValueError:
        return []
    if not isinstance(before, list) or len(before) != len(is_now):
        return []
    return [
        what for (what, now_is), was in zip(is_now.items(), before, strict=True) if now_is != was
    ]
