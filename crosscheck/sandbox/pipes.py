"""The judge's ends of a child's three pipes: whatever a child does or leaves undone, the judge is not held up."""

from __future__ import annotations

import contextlib
import os
import selectors
import time
from typing import IO, TypeAlias

Files: TypeAlias = tuple[IO[bytes], IO[bytes], IO[bytes]]  # requests, replies, and what is printed, without buffers

PIECE_BYTES = 65536
A_MOMENT = 0.01  # seconds


class Pipes:
    """Pipes that are moved on whenever the judge waits.

    Parameters
    ----------
    files : Files
    most_printed : int
        Bytes that are kept of what is printed; the rest is read and dropped.

    Attributes
    ----------
    received, printed : bytearray
        What has come of the replies, and of what is printed.
    """

    def __init__(self, files: Files, most_printed: int) -> None:
        self.received, self.printed = bytearray(), bytearray()
        self._files, self._most_printed = files, most_printed
        self._requests, self._replies, printed = (file.fileno() for file in files)
        self._unsent = memoryview(b"")
        self._selector = (
            selectors.DefaultSelector()
        )  # with what moves a pipe on: False once nothing more will move there
        self._selector.register(self._replies, selectors.EVENT_READ, lambda: self._receive(self._replies))
        self._selector.register(printed, selectors.EVENT_READ, lambda: self._keep(printed))
        for file in files:
            os.set_blocking(file.fileno(), False)

    @property
    def ended(self) -> bool:
        """Whether no more replies will come."""
        return self._replies not in self._selector.get_map()

    def send(self, data: bytes) -> None:
        """Begin to write a request; what the pipe does not hold follows as the child reads."""
        self._unsent = memoryview(data)
        if self._write() and self._requests not in self._selector.get_map():  # a child may reply before it has read all
            self._selector.register(self._requests, selectors.EVENT_WRITE, self._write)

    def wait(self, seconds: float) -> None:
        """Move on what can be moved, as soon as anything can, at the latest after so many seconds."""
        for pipe, _ in self._selector.select(seconds):
            with contextlib.suppress(BlockingIOError):  # the child can take back what was found
                if not pipe.data():
                    self._selector.unregister(pipe.fd)

    def close(self, seconds: float) -> None:
        """Read what was printed to its end; for so many seconds at most, since what escaped may hold a pipe open."""
        deadline = time.monotonic() + seconds
        while self._selector.get_map() and time.monotonic() < deadline:
            self.wait(A_MOMENT)
            self.received.clear()
        self._selector.close()
        for file in self._files:
            with contextlib.suppress(OSError):
                file.close()

    def _write(self) -> bool:
        try:
            self._unsent = self._unsent[os.write(self._requests, self._unsent) :]
        except BlockingIOError:
            return True
        except OSError:  # the child has gone, which its replies show
            return False
        return len(self._unsent) > 0

    def _receive(self, pipe: int) -> bool:
        piece = os.read(pipe, PIECE_BYTES)
        self.received += piece
        return bool(piece)

    def _keep(self, pipe: int) -> bool:
        piece = os.read(pipe, PIECE_BYTES)
        self.printed += piece[: max(self._most_printed - len(self.printed), 0)]
        return bool(piece)
