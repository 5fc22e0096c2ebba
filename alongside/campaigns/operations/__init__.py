"""Writes of campaigns: `letters` for the life of a letter, `signatures` for the names under it."""
