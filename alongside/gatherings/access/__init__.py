"""Doors of gatherings."""
