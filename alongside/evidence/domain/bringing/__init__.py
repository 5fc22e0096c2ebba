"""Bringing in a file of answers that was made elsewhere: read it, look at it, decide, then keep it.

`opened` (any file, as rows) > `header` and `cells` (what cannot be taken) > `brought` (the answers)
> `look` (what a host should see first), `spellings` (what a host decided).
"""
