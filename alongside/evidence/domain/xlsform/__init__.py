"""A survey that was made elsewhere as an XLSForm (https://xlsform.org), as our own questions.

We take a declared part of the format (`subset`). What is outside it is refused cell by cell, with
what to do: half a form would ask something else than its makers meant.
"""
