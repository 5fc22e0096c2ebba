"""What left the site: tables, and reports that show them."""

import json
import uuid

from django.db import models

from alongside.evidence.domain.disclosure import release as domain
from alongside.evidence.domain.disclosure.release_file import read_release
from alongside.evidence.models.coding import Coding
from alongside.evidence.models.surveys import Survey


class Release(models.Model):
    """Tables that left the site together, after the check. Remembered for ever.

    Of the sheets of a survey, one table of its `columns`; or of the words of a coding, one table
    for each theme, and `columns` are the themes as they were called then.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    survey = models.ForeignKey(Survey, models.RESTRICT, null=True, related_name="releases")
    coding = models.ForeignKey(Coding, models.RESTRICT, null=True, related_name="releases")
    behind = models.JSONField(default=list)  # of a coding: numbers of whose words were counted
    columns = models.JSONField()  # one question or two, in alphabetical order
    content = models.JSONField()
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "columns"], name="columns_once"),
            models.CheckConstraint(
                condition=models.Q(survey=None) ^ models.Q(coding=None), name="of_one_or_the_other"
            ),
        ]

    @property
    def source(self) -> Survey | Coding:
        """Of whose answers or words it is."""
        found = self.survey or self.coding
        if found is None:
            raise ValueError(f"release {self.id} is of nothing")
        return found

    def as_domain(self) -> domain.Release:
        """PostgreSQL keeps the keys of JSON in an order of its own. Lists keep theirs: `columns`
        has the order of a table's questions, its cells that of the answers."""
        tables, merged = [], {}
        for table in self.content["tables"]:
            names = [name for name in self.columns if name in table["cells"][0]["where"]]
            cells = [
                cell | {"where": {name: cell["where"][name] for name in names}}
                for cell in table["cells"]
            ]
            tables.append(table | {"cells": cells})
            for name in names:
                told = self.content["merged"][name]
                seen = dict.fromkeys(cell["where"][name] for cell in cells)
                merged[name] = {label: told[label] for label in seen if label in told}
        content = self.content | {"tables": tables, "merged": merged}
        return read_release(json.dumps(content).encode())


class ReportWords(models.Model):
    """What the hosts wrote: in the draft, and as it stood in each version."""

    title = models.CharField(max_length=150)
    text = models.TextField(default="")
    asked = models.TextField(default="")  # whom they asked, and how
    missing = models.TextField(default="")  # who may think otherwise
    attendance = models.BooleanField(default=False)  # how many came is told in it

    class Meta:
        abstract = True


class Report(ReportWords):
    """What a group found: the words that its hosts work on. Others read its newest version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=80, unique=True)
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)  # its first version
    correcting = models.BooleanField(default=False)  # published, and worked on again
    # How many people or more its quotes rest on, counted when it was published; None is hidden.
    rests_on = models.PositiveIntegerField(null=True)
    releases = models.ManyToManyField(Release, related_name="+")
    outcomes = models.JSONField(default=list)  # uses of words that say what changed for somebody


class ReportVersion(ReportWords):
    """A report as it was published once. Its quotes are shown as their consents stand today."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    report = models.ForeignKey(Report, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    tables = models.JSONField()  # releases
    quotes = models.JSONField()  # uses of words, in order
    outcomes = models.JSONField()
    taken_back = models.JSONField()  # those of the quotes that their people took back by then
    came = models.JSONField(null=True)  # what had been told of attendance, where it is in it
    corrected = models.TextField(default="")  # what was mended and why; empty: nothing was
    at = models.DateTimeField()
    by = models.UUIDField(null=True)  # None: people took their words back

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="version_once")]
