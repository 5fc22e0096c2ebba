"""Deeds of gatherings, one file a question."""
