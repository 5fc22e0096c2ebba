"""Tags of every template. Loaded for all of them (settings)."""

import re
from datetime import datetime, time
from functools import cache
from pathlib import Path

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

register = template.Library()
SYMBOLS = Path(__file__).parent.parent / "symbols" / "symbols.svg"
SYMBOL = re.compile(r'<symbol id="([a-z]+)"[^>]*><title>[^<]*</title>(.*)</symbol>')


@cache
def symbols() -> dict[str, str]:
    return dict(SYMBOL.findall(SYMBOLS.read_text()))


@register.simple_tag
def pic(name: str) -> SafeString:
    """A picture beside words. Raises KeyError for one that was never drawn."""
    inside = symbols()[name]
    return mark_safe(  # noqa: S308 (our own file)
        f'<svg class="pic" viewBox="0 0 48 48" aria-hidden="true">{inside}</svg>'
    )


@register.filter
def clock(when: datetime | time) -> str:
    """A time as people say it: 7 pm, 8:30 pm."""
    local = localtime(when) if isinstance(when, datetime) else when
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes} {'am' if local.hour < 12 else 'pm'}"
