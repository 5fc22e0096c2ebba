"""What every page knows of who looks at it."""

from django.http import HttpRequest

from alongside.people.access import visitor
from alongside.people.domain import Size


def look(request: HttpRequest) -> dict[str, object]:
    if not hasattr(request, "user"):
        return {"person": None, "looks": "", "plain_titles": False}
    person = visitor(request)
    if person is None:
        return {"person": None, "looks": "", "plain_titles": False}
    names = [
        "easy" if person.easy else "",
        person.size if person.size != Size.USUAL else "",
        "no-pics" if person.no_pictures else "",
        "still" if person.still else "",
    ]
    looks = " ".join(name for name in names if name)
    return {"person": person, "looks": looks, "plain_titles": person.plain_titles}
