"""The child's side: runs the submission and answers the judge's requests, one at a time.

Requests come on stdin, replies go to stdout and the submission's own output to stderr. Nothing is decided here:
submission and runner share a process, so that every reply is the submission's word.
"""

import fcntl
import os
import signal
import sys
import warnings
from contextlib import suppress
from typing import Any, NoReturn

from . import isolation, wire
from .runner import Runner

PRIVATE_FD = 200  # above what a submission closes by accident
GONE = 70  # exit code of a child whose judge has gone


def serve(settings: dict[str, Any]) -> NoReturn:
    """Give up what no formula needs, then serve requests until the judge goes away."""
    isolation.stand_guard()
    channel = Channel()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a SIGINT from outside ends the process and raises nothing in it
    isolation.keep_only_reading()
    isolation.limit_resources(settings["resources"])
    isolation.landlock(settings["folder"])
    isolation.refuse_system_calls()
    if "numpy.random" in sys.modules:  # else all forks draw the same numbers; Python's own generator reseeds itself
        sys.modules["numpy.random"].seed()
    warnings.simplefilter("ignore")
    runner = Runner()
    while True:
        request = wire.parse(channel.receive())
        channel.send(wire.frame(runner.answer(request)))


class Channel:
    """The two protocol pipes, moved away from 0 and 1 so that ``print`` cannot reach them."""

    def __init__(self) -> None:
        self._requests, self._replies = open(_private(0), "rb"), open(_private(1), "wb")  # noqa: SIM115
        self._owner = os.getpid()
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.dup2(2, 1)

    def receive(self) -> bytes:
        """Return the next request's body; end the process if the judge has gone."""
        return self._read(int.from_bytes(self._read(wire.HEADER), "big"))

    def send(self, data: bytes) -> None:
        """Write a reply; not from a fork that the submission made."""
        if os.getpid() != self._owner:
            os._exit(GONE)
        try:
            self._replies.write(data)
            self._replies.flush()
        except OSError:
            os._exit(GONE)

    def _read(self, size: int) -> bytes:
        data = b""
        with suppress(OSError):
            data = self._requests.read(size)
        return data if len(data) == size else os._exit(GONE)


def _private(fd: int) -> int:
    if sys.platform == "win32":  # no child is started there
        return fd
    return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, PRIVATE_FD)
