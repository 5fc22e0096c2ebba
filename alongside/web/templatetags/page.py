"""Tags of every template. Loaded for all of them (settings)."""

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from alongside.core import symbols
from alongside.core.backups import promise
from alongside.core.clock import clock
from alongside.core.square import square as drawn

register = template.Library()


@register.simple_tag
def pic(name: str) -> SafeString:
    """A picture beside words. Raises KeyError for one that was never drawn."""
    return mark_safe(  # noqa: S308 (our own file)
        f'<svg class="pic" viewBox="0 0 48 48" aria-hidden="true">{symbols.inside(name)}</svg>'
    )


@register.simple_tag
def square(link: str) -> SafeString:
    """The square code of a link, drawn into the page. It holds dots and no words."""
    return mark_safe(drawn(link))  # noqa: S308 (our own drawing)


@register.simple_tag
def backups() -> promise.Hold:
    """How long our backups can still open words that are taken back now."""
    return promise.hold(timezone.now())


register.filter(clock)
