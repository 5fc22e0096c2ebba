"""Lock three: what a reader of tables could work out, and tables from which they cannot. Pure.

The rule is CONTRACTS 6. `merging` makes categories large enough, `hiding` chooses what to hide,
`reader` is somebody who has every release and works out all that follows; `making` joins them.
"""

THRESHOLD = 5  # people; a smaller count is never told
NO_ANSWER = "(no answer)"
TOTAL = "*"
