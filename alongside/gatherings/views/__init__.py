"""Pages of gatherings: `room` for everybody in it, `run` for its hosts, `plan` for a new one."""
