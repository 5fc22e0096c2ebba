"""What the command `alongside` does, one module a deed, imported when asked for."""
