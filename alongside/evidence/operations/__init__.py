"""Writes of evidence, by noun."""


class Refused(Exception):
    """Why not, in a sentence for whoever asked."""
