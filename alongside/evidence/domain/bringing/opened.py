"""Any file, told by its first bytes and not by its name. Pure."""

from alongside.evidence.domain.answers import BadFile
from alongside.evidence.domain.bringing.grid import MOST_BYTES, Grid
from alongside.evidence.domain.bringing.text import read_text
from alongside.evidence.domain.bringing.workbook import read_workbook

ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def opened(data: bytes) -> Grid:
    """Raises BadFile."""
    if len(data) > MOST_BYTES:
        raise BadFile(f"the file has {len(data):,} bytes, we read at most {MOST_BYTES:,}; split it")
    if data.startswith(OLD):
        raise BadFile("this is an old workbook, or one with a password; save it as CSV UTF-8")
    return read_workbook(data) if data.startswith(ZIP) else read_text(data)
