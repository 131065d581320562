"""The same where pipes cannot be watched, as on Windows: a thread for each, which may block."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
from typing import TYPE_CHECKING

from crosscheck.sandbox.pipes import A_MOMENT, PIECE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crosscheck.sandbox.pipes import Files

MOST_PIECES = 16  # of replies that nobody has asked for


class ThreadedPipes:
    """As :class:`crosscheck.sandbox.pipes.Pipes`."""

    def __init__(self, files: Files, most_printed: int) -> None:
        self.received, self.printed, self.ended = bytearray(), bytearray(), False
        self._files, self._most_printed = files, most_printed
        self._frames: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._pieces: queue.Queue[bytes] = queue.Queue(MOST_PIECES)
        self._threads = [
            threading.Thread(target=target, daemon=True) for target in (self._write, self._read, self._keep)
        ]
        for thread in self._threads:
            thread.start()

    def send(self, data: bytes) -> None:
        """Write a request."""
        self._frames.put(data)

    def wait(self, seconds: float) -> None:
        """Take what has come, as soon as anything has, at the latest after so many seconds."""
        with contextlib.suppress(queue.Empty):
            piece = self._pieces.get(timeout=seconds) if seconds > 0 else self._pieces.get_nowait()
            self.received += piece
            self.ended = self.ended or not piece

    def close(self, seconds: float) -> None:
        """Read what was printed to its end; for so many seconds at most, since what escaped may hold a pipe open."""
        self._frames.put(b"")
        deadline = time.monotonic() + seconds
        while any(thread.is_alive() for thread in self._threads):
            if time.monotonic() > deadline:
                return  # a pipe that a thread reads cannot be closed
            self.wait(A_MOMENT)
            self.received.clear()
        for file in self._files:
            with contextlib.suppress(OSError):
                file.close()

    def _write(self) -> None:
        with contextlib.suppress(OSError, ValueError):  # the child has gone, which its replies show
            while data := self._frames.get():
                while data:
                    data = data[self._files[0].write(data) or 0 :]

    def _read(self) -> None:
        for piece in self._each_piece(1):
            self._pieces.put(piece)
        self._pieces.put(b"")

    def _keep(self) -> None:
        for piece in self._each_piece(2):
            self.printed += piece[: max(self._most_printed - len(self.printed), 0)]

    def _each_piece(self, pipe: int) -> Iterator[bytes]:
        while piece := os.read(self._files[pipe].fileno(), PIECE_BYTES):
            yield piece
