"""Pages about words: telling, deciding, reading."""
