"""Rows of gatherings."""

from alongside.gatherings.models.room import Saying, Seat
from alongside.gatherings.models.series import Gathering, Hosting, Part, Series, StandIn

__all__ = ["Gathering", "Hosting", "Part", "Saying", "Seat", "Series", "StandIn"]
