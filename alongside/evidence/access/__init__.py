"""Doors to evidence, by noun. Sheets have no door: only counts leave, through a release."""
