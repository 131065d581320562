"""One child process and the pipes to it: start, exchange a message within a deadline, end."""

from __future__ import annotations

import os
import queue
import secrets
import signal
import threading
import time
from typing import IO, TYPE_CHECKING, Any

from crosscheck.sandbox import bubblewrap, forkserver, processes
from crosscheck.sandbox.inside import wire
from crosscheck.sandbox.levels import Level, Limits
from crosscheck.sandbox.process_child import SpawnedChild
from crosscheck.submissions.outcomes import Failed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crosscheck.sandbox.watch import Watch

POLL_SECONDS = 0.02  # between two looks at what the child uses
LONGEST_GAP = (
    0.1  # between two looks, as it counts: the judge may be held up itself, and the child have replied meanwhile
)
RARELY = 0.25  # likewise, while its replies come more quickly than that
DRAIN_SECONDS = 5.0  # for the pipes to run dry once the child has ended
EXIT_SECONDS = 5.0  # for a child that closed its pipes to end
PIECE_BYTES = 65536
LARGEST_REQUEST = 2**31
OPEN_FILES = 128
CPU_MARGIN = 10  # seconds of the processor beyond those that the judge counts, after which the kernel ends a process
DATA_MARGIN = 4  # times the memory that it may hold are what it may reserve: nobody outruns the looks by one allocation


class ChildProcess:
    """A running child, and threads that read and write its pipes, so that neither side blocks on them.

    Raises
    ------
    SandboxUnavailable
        If the level is not available (any more).
    """

    def __init__(self, level: Level, limits: Limits) -> None:
        self._limits = limits
        self._child = forkserver.fork(self._settings()) if level is Level.STRONG else SpawnedChild(self._settings())
        self._requests, self._replies, self._printed = self._child.pipes
        self._frames: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._pieces: queue.Queue[bytes] = queue.Queue(maxsize=16)
        self._last_look = time.monotonic()
        self._received = bytearray()
        self._output = bytearray()
        self._threads = [
            threading.Thread(target=target, daemon=True)
            for target in (self._send_requests, self._read_replies, self._read_output)
        ]
        for thread in self._threads:
            thread.start()

    def exchange(self, request: dict[str, Any], watch: Watch, largest: int) -> dict[str, Any] | Failed:
        """Send a request and wait for its reply of at most ``largest`` bytes, as long as `watch` finds nothing.

        After a failure the child cannot be used any more.
        """
        nonce = secrets.token_hex(16)
        if self._received or self._more_came():
            return _breach("it sent what nobody had asked for")
        self._frames.put(wire.frame(request | {"nonce": nonce}))
        failed = self._await_frame(watch, largest)
        if failed is not None:
            return failed
        size = wire.HEADER + self._announced()
        body, trailing = bytes(self._received[wire.HEADER : size]), len(self._received) > size
        self._received.clear()
        try:
            reply = wire.parse(body)
        except wire.ProtocolError as problem:
            return _breach(str(problem))
        if trailing or self._more_came():
            return _breach("it replied more than once")
        if reply.get("nonce") != nonce:
            return _breach("a reply does not belong to its request")
        return reply

    def close(self) -> bytes:
        """End the child and all it started, delete its folder, and return all that it printed, to its cap."""
        self._child.end()
        self._frames.put(b"")
        if self._threads_end():
            for pipe in self._child.pipes:
                _close(pipe)
        return bytes(self._output)

    @property
    def output(self) -> bytes:
        """What the submission has printed, to its cap."""
        return bytes(self._output)

    def _await_frame(self, watch: Watch, largest: int) -> Failed | None:
        """Receive one whole frame, and look at what the child uses while waiting for it."""
        began = last = time.monotonic()
        while len(self._received) < wire.HEADER + self._announced():
            now = time.monotonic()
            if now - self._last_look >= (POLL_SECONDS if now - began >= POLL_SECONDS else RARELY):
                if (failed := self._look(watch, min(now - last, LONGEST_GAP))) is not None:
                    return failed
                last = self._last_look = now
            if len(self._received) >= wire.HEADER and self._announced() > largest:
                return _breach("its reply is larger than any answer can be")
            try:
                piece = self._pieces.get(timeout=POLL_SECONDS)
            except queue.Empty:
                continue
            if not piece:
                return self._ended()
            self._received += piece
        return None

    def _more_came(self) -> bool:
        """Whether the child sent more than was asked for; the end of the stream, an empty piece, is no message."""
        return not self._pieces.empty() and bool(self._pieces.queue[0])

    def _announced(self) -> int:
        return int.from_bytes(self._received[: wire.HEADER], "big") if len(self._received) >= wire.HEADER else 0

    def _look(self, watch: Watch, elapsed: float) -> Failed | None:
        """Return a failure if the child has ended, or uses more than it may together with all that it started."""
        if self._child.exit_code() is not None:
            return self._ended()
        return watch.look(processes.usage(self._child.started()), elapsed)

    def _ended(self) -> Failed:
        code = self._child.exit_code(EXIT_SECONDS)
        if code is None:
            return Failed("crash", "closed the connection to the judge")
        number = code - 128 if code > 128 else -code
        if number in set(signal.Signals):
            name = signal.Signals(number).name
            if name == "SIGXCPU":
                return Failed("timeout", "does not finish: it used up its processor time")
            return Failed("crash", f"ended its process by {name}", killed=name == "SIGKILL")
        return Failed("crash", f"ended its process, with exit code {code}")

    def _settings(self) -> dict[str, Any]:
        limits = self._limits
        return {
            "fork_server": False,
            "guard": True,
            "hidden": bubblewrap.HIDDEN,
            "numpy_home": bubblewrap.numpy_home(),
            "largest_request": LARGEST_REQUEST,
            "resources": {
                "memory": limits.memory_bytes,
                "data": DATA_MARGIN * limits.memory_bytes,
                "cpu_seconds": int(limits.total_seconds) + CPU_MARGIN,
                "file_bytes": limits.file_bytes,
                "open_files": OPEN_FILES,
            },
        }

    def _send_requests(self) -> None:
        """Write the requests, in a thread of its own since the child may not read them."""
        try:
            while data := self._frames.get():
                while data:
                    data = data[self._requests.write(data) or 0 :]
        except (OSError, ValueError):  # the child has gone, which the reading side notices
            return

    def _read_replies(self) -> None:
        for piece in _pieces(self._replies):
            self._pieces.put(piece)
        self._pieces.put(b"")

    def _read_output(self) -> None:
        for piece in _pieces(self._printed):
            room = self._limits.output_bytes - len(self._output)
            self._output += piece[: max(room, 0)]

    def _threads_end(self) -> bool:
        """Whether the threads end: not if a process that escaped still holds a pipe open."""
        deadline = time.monotonic() + DRAIN_SECONDS
        while alive := [thread for thread in self._threads if thread.is_alive()]:
            if time.monotonic() > deadline:
                return False
            self._discard()
            alive[0].join(0.01)
        return True

    def _discard(self) -> None:
        try:
            while True:
                self._pieces.get_nowait()
        except queue.Empty:
            return


def _pieces(pipe: IO[bytes]) -> Iterator[bytes]:
    while piece := os.read(pipe.fileno(), PIECE_BYTES):
        yield piece


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return


def _breach(what: str) -> Failed:
    return Failed("protocol", f"interferes with the judge's protocol: {what}")
