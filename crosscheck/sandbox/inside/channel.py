"""The child's ends of the two pipes to the judge."""

from __future__ import annotations

import fcntl
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from . import wire

assert sys.platform != "win32" or not TYPE_CHECKING

PRIVATE_FD = 200  # above what a submission closes by accident
GONE = 70  # exit code of a child whose judge has gone


class Channel:
    """The two protocol pipes, moved away from 0 and 1 so that ``print`` cannot reach them."""

    def __init__(self, largest_request: int) -> None:
        self._requests, self._replies = _private(0), _private(1)
        self._largest, self._owner = largest_request, os.getpid()
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.dup2(2, 1)

    def receive(self) -> bytes:
        """Return the next request's body; end the process if the judge has gone."""
        size = int.from_bytes(self._read(wire.HEADER), "big")
        return self._read(size) if size <= self._largest else _leave()

    def send(self, data: bytes) -> None:
        """Write a reply; a fork that the submission made has no say."""
        if os.getpid() != self._owner:
            _leave()
        try:
            while data:
                data = data[os.write(self._replies, data) :]
        except OSError:
            _leave()

    def _read(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            try:
                piece = os.read(self._requests, size - len(data))
            except OSError:
                _leave()
            if not piece:
                _leave()
            data += piece
        return bytes(data)


def _private(fd: int) -> int:
    return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, PRIVATE_FD)


def _leave() -> NoReturn:
    os._exit(GONE)
