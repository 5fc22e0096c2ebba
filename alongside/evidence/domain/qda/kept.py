"""What the site keeps of a project: a description of a stretch, or of the whole, is a memo."""

from dataclasses import replace
from uuid import UUID, uuid5

from alongside.evidence.domain.qda.project import Excerpt, Memo, Project


def with_memos(held: Project) -> Project:
    """The same project, nothing of it lost, with memos in the place of those descriptions."""
    made: dict[UUID, Memo] = {}

    def memo(about: UUID, said: str, coder: UUID | None) -> UUID:
        number = uuid5(about, f"{coder}: {said}")
        made[number] = Memo(number, text=said, coder=coder)
        return number

    def plain(source: UUID, one: Excerpt) -> Excerpt:
        if not one.description:
            return one
        said = memo(uuid5(source, f"{one.start}-{one.end}"), one.description, one.coder)
        return replace(one, description="", memos=(*one.memos, said))

    sources = tuple(
        replace(source, excerpts=tuple(plain(source.id, one) for one in source.excerpts))
        for source in held.sources
    )
    about = held.about
    if held.description:
        about = (*about, memo(UUID(int=0), held.description, None))
    return replace(
        held,
        description="",
        sources=sources,
        memos=(*held.memos, *made.values()),
        about=about,
    )
