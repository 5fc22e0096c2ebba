"""PDFs by typst. Words go in as inputs, so that nothing a person typed is ever read as markup."""

from pathlib import Path

import typst

# Whichever of these the machine has; the last comes with typst.
FONTS = "Atkinson Hyperlegible, Noto Sans, DejaVu Sans, Liberation Sans, Libertinus Serif"


def pdf(template: Path, **told: str) -> bytes:
    """A tagged PDF of a template, which reads what it is told as `sys.inputs`."""
    return typst.compile(template.read_bytes(), sys_inputs={"fonts": FONTS, **told})
