"""Doors to words. Words are unsealed here and nowhere above, each time anew, and only on a yes."""
