"""A child that writes, says what was done through a pipe, and is killed in the middle of it.

It is forked from a program where everything is loaded: so hundreds of deaths take seconds.
"""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator

from django.db import connections

Say = Callable[[str], None]


def killed(work: Callable[[Say], None], lines: int, part: float) -> list[str]:
    """Let a child work until it has said so many lines, and kill it on its way to the next.

    `part` of the time that the last line took is given to it, so that it dies anywhere on that way
    on any machine. Returns every whole line that it said.
    """
    connections.close_all()  # a child must not write into its parent's connection
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            work(lambda line: (os.write(writing, f"{line}\n".encode()), None)[1])
        finally:
            os._exit(1)  # it does not end by itself, unless something is wrong
    os.close(writing)
    told, before, took = b"", time.monotonic(), 0.0
    while told.count(b"\n") < lines and (more := os.read(reading, 65536)):
        told += more
        took, before = time.monotonic() - before, time.monotonic()
    time.sleep(took * part)
    os.kill(child, signal.SIGKILL)
    while more := os.read(reading, 65536):
        told += more
    os.close(reading)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise AssertionError(f"it stopped by itself, having said {told!r}")
    whole, _, _ = told.decode().rpartition("\n")
    return whole.split("\n")


def moments(seed: int, count: int) -> Iterator[tuple[int, float]]:
    """After how many lines, and how far on the way to the next."""
    chance = random.Random(seed)
    for _ in range(count):
        yield chance.randint(1, 7), chance.uniform(0, 1.2)
