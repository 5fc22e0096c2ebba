"""Surveys that are asked here: what everybody reads, and the door of the hosts."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from alongside.core.permissions import Permission
from alongside.evidence.domain.surveys.building import in_the_way
from alongside.evidence.domain.surveys.kept import of_kept
from alongside.evidence.domain.surveys.questions import Questions
from alongside.evidence.models import Asking
from alongside.groups.access import Standing, enter
from alongside.people.access import Person
from alongside.words.domain.in_fives import in_fives


@dataclass(frozen=True, slots=True)
class AskingView:
    id: UUID
    slug: str
    group_slug: str
    group_name: str
    title: str
    about: str
    asked_by: str
    promised: str
    questions: Questions
    is_draft: bool
    is_closed: bool

    @property
    def path(self) -> str:
        return f"/surveys/{self.slug}"

    @property
    def inside(self) -> str:
        return f"/g/{self.group_slug}/surveys/{self.id}"

    @property
    def is_open(self) -> bool:
        return not self.is_draft and not self.is_closed

    @property
    def languages(self) -> tuple[str, ...]:
        return self.questions.languages

    @property
    def in_the_way(self) -> list[str]:
        return in_the_way(self.questions)


def describe(row: Asking) -> AskingView:
    survey = row.survey
    return AskingView(
        survey.id,
        row.slug,
        survey.group.slug,
        survey.group.name,
        survey.title,
        row.about,
        survey.asked_by,
        survey.promised,
        of_kept(row.questions),
        row.opened_at is None,
        row.closed_at is not None,
    )


ROWS = Asking.objects.select_related("survey__group")


def public_survey(slug: str) -> AskingView:
    """One that was opened, for whoever has its address. Raises Http404."""
    row = ROWS.filter(slug=slug).exclude(opened_at=None).first()
    if row is None:
        raise Http404
    return describe(row)


def hosted_survey(person: Person | None, slug: str, survey_id: UUID) -> tuple[Standing, AskingView]:
    """For the hosts who write it and look after it. Raises Http404."""
    standing = enter(person, slug, Permission.MAKE_EVIDENCE)
    row = ROWS.filter(pk=survey_id, survey__group=standing.group).first()
    if row is None:
        raise Http404
    return standing, describe(row)


def group_surveys(standing: Standing) -> list[AskingView]:
    """Of a group that somebody was let in to: drafts are for its hosts. The newest first."""
    rows: Iterable[Asking] = ROWS.filter(survey__group=standing.group).order_by("-survey__at", "pk")
    found = map(describe, rows)
    return [one for one in found if standing.runs or not one.is_draft]


def how_many(survey: UUID) -> int | None:
    """So many people or more have sent their answers; None stays hidden."""
    return in_fives(Asking.objects.get(pk=survey).survey.sheets.filter(sent=True).count())
