"""Backups: words in `content`, keys in `keys`, ids of what was taken back in `taken-back`, apart.

docs/decisions/0006-backups.md says why they are as they are.
"""
