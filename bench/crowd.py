"""Starts the program that listens (bench/listeners.py), and gives it orders."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit


class Crowd:
    """Every method of `bench.listeners.Crowd`, in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def __getattr__(self, do: str) -> Any:
        return lambda **more: self.ask({"do": do} | more)

    def ask(self, order: dict[str, Any]) -> Any:
        return ask(self.process, order)


def ask(process: subprocess.Popen[str], order: Any) -> Any:
    """One JSON line there, one back."""
    process.stdin.write(json.dumps(order) + "\n")
    process.stdin.flush()
    return json.loads(answer(process))


def answer(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"{process.args} stopped; its message stands above")
    return line


@contextmanager
def beside(*command: str) -> Iterator[subprocess.Popen[str]]:
    """A module of ours as a process that reads lines and writes lines."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-m", *command], stdin=pipe, stdout=pipe, text=True
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


@contextmanager
def crowd(base: str) -> Iterator[Crowd]:
    where = urlsplit(base)
    with beside("bench.listeners", str(where.hostname), str(where.port)) as process:
        yield Crowd(process)
