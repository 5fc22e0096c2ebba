"""JSON that another program wrote, read strictly: what is odd is refused with its place."""

import json
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


class BadJson(Exception):
    """The message names the place and what is wrong there."""


def read(data: bytes, shape: type[T]) -> T:
    """The data in that shape (a `msgspec.Struct`). Raises BadJson.

    A byte-order mark and CRLF are no fault. A key given twice, NaN and half a letter are.
    """
    try:
        found = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=once_each, parse_constant=no_number
        )
        json.dumps(found, ensure_ascii=False).encode()  # half a letter cannot be written
        return msgspec.convert(found, shape, strict=True)
    except UnicodeEncodeError as wrong:
        raise BadJson(f"{wrong.object[wrong.start]!a} is no letter; take it out") from wrong
    except UnicodeDecodeError as wrong:
        raise BadJson(f"byte {wrong.start}: not UTF-8 text; save it as UTF-8") from wrong
    except json.JSONDecodeError as wrong:
        raise BadJson(f"line {wrong.lineno}, column {wrong.colno}: {wrong.msg}") from wrong
    except msgspec.ValidationError as wrong:
        why, _, place = str(wrong).partition(" - at ")
        raise BadJson(f"{place.strip('`') or '$'}: {why}") from wrong
    except RecursionError as wrong:
        raise BadJson("nested too deeply") from wrong
    except ValueError as wrong:
        raise BadJson(str(wrong)) from wrong


def once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at]))
        raise ValueError(f"the key {twice!r} is there twice; keep one")
    return found


def no_number(name: str) -> None:
    raise ValueError(f"{name} is no number; write a whole one")
