"""One child process and the pipes to it: start, exchange a message within a deadline, end."""

from __future__ import annotations

import json
import os
import queue
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from crosscheck.sandbox import bubblewrap, processes, wire
from crosscheck.sandbox.levels import Level, Limits, SandboxUnavailable
from crosscheck.sandbox.outcomes import Failed

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL_FRAME = 4096  # bytes that every system's pipe holds
GLANCE = 0.05  # seconds between two looks at the child's memory and health
PATIENCE = 1.0  # seconds for the pipes to run dry
PIECE = 65536
LARGEST_REQUEST = 2**31
OPEN_FILES = 512


class Box:
    """A running child, whose environment carries ``mark``.

    Threads keep its pipes moving, so that it can never block on its output.
    """

    def __init__(self, level: Level, limits: Limits, mark: str) -> None:
        self._limits, self._level, self._mark = limits, level, mark
        self._folder = None if level is Level.STRONG else tempfile.mkdtemp(prefix="judged-", suffix=self._mark)
        self._process = self._start()
        self._pieces: queue.Queue[bytes] = queue.Queue(maxsize=16)
        self._received = bytearray()
        self._output = bytearray()
        self._threads = [
            threading.Thread(target=target, daemon=True) for target in (self._read_replies, self._read_output)
        ]
        for thread in self._threads:
            thread.start()

    def exchange(self, request: dict[str, Any], seconds: float, largest: int) -> dict[str, Any] | Failed:
        """Send a request and wait for its reply of at most ``largest`` bytes.

        A failure here leaves a child that is of no more use.
        """
        deadline = time.monotonic() + seconds
        nonce = secrets.token_hex(16)
        if self._received or self._more_came():
            return _breach("it sent what nobody had asked for")
        self._post(wire.frame(request | {"nonce": nonce}))
        failed = self._await_frame(deadline, largest)
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

    def _post(self, frame: bytes) -> None:
        """Send a frame: a small one at once, since a pipe that the last reply left empty has room for it."""
        if len(frame) <= SMALL_FRAME:
            self._send(frame)
        else:
            threading.Thread(target=self._send, args=(frame,), daemon=True).start()

    def close(self) -> bytes:
        """End the child and all it started, delete its folder, and hand over its last output."""
        processes.end_all(self._process, None if self._level is Level.STRONG else self._mark)
        if self._threads_end():
            for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
                _close(pipe)
        if self._folder is not None:
            _delete(self._folder)
        return bytes(self._output)

    @property
    def output(self) -> bytes:
        """What the submission has printed, to its cap."""
        return bytes(self._output)

    def _await_frame(self, deadline: float, largest: int) -> Failed | None:
        """Fill the buffer with one whole frame, while watching what the child does meanwhile."""
        while len(self._received) < wire.HEADER + self._announced():
            if len(self._received) >= wire.HEADER and self._announced() > largest:
                return _breach("its reply is larger than any answer can be")
            left = deadline - time.monotonic()
            if left <= 0:
                return Failed("timeout", "it did not finish in time")
            try:
                piece = self._pieces.get(timeout=min(GLANCE, left))
            except queue.Empty:
                if (failed := self._look()) is not None:
                    return failed
                continue
            if not piece:
                return self._ended()
            self._received += piece
        return None

    def _more_came(self) -> bool:
        """The end of the stream, an empty piece, is no message."""
        return not self._pieces.empty() and bool(self._pieces.queue[0])

    def _announced(self) -> int:
        return int.from_bytes(self._received[: wire.HEADER], "big") if len(self._received) >= wire.HEADER else 0

    def _look(self) -> Failed | None:
        """Is the child alive, and within what it may use together with all it started?"""
        if self._process.poll() is not None:
            return self._ended()
        pids = processes.descendants(self._process.pid)
        if len(pids) > self._limits.processes:
            return Failed("crash", f"it started more than {self._limits.processes} processes")
        if processes.resident_bytes(pids) > self._limits.memory_bytes:
            return Failed("memory", f"it held more than {self._limits.memory_bytes // 1024**2} MiB of memory")
        return None

    def _ended(self) -> Failed:
        try:
            code = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return Failed("crash", "its process closed the connection to the judge")
        number = code - 128 if code > 128 else -code
        if number in set(signal.Signals):
            name = signal.Signals(number).name
            if name == "SIGXCPU":
                return Failed("timeout", "it used up the processor time it may have")
            return Failed("crash", f"its process was ended by {name}")
        return Failed("crash", f"its process ended by itself, with exit code {code}")

    def _start(self) -> subprocess.Popen[bytes]:
        strong = self._level is Level.STRONG
        here = Path(__file__).parent
        folder = bubblewrap.FOLDER if self._folder is None else self._folder
        child = f"{bubblewrap.JUDGE}/child.py" if strong else str(here / "child.py")
        command = [sys.executable, "-I", "-u", child, json.dumps(self._settings(folder))]
        if strong:
            options = bubblewrap.working_options()
            if options is None:
                raise SandboxUnavailable("the strong sandbox is not available")
            command = [*options, "--", *command]
        return subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self._folder or "/",
            env=_environment(folder, self._mark),
            start_new_session=True,
        )

    def _settings(self, folder: str) -> dict[str, Any]:
        limits = self._limits
        return {
            "guard": self._level is Level.PROCESS,
            "folder": folder,
            "hidden": bubblewrap.HIDDEN,
            "numpy_home": bubblewrap.numpy_home(),
            "largest_request": LARGEST_REQUEST,
            "resources": {
                "memory": limits.memory_bytes,
                "cpu_seconds": int(limits.total_seconds) + 1,
                "file_bytes": limits.file_bytes,
                "open_files": OPEN_FILES,
            },
        }

    def _send(self, data: bytes) -> None:
        """In a thread of its own: a child that does not read must not hold the judge."""
        try:
            while data and self._process.stdin is not None:
                data = data[self._process.stdin.write(data) or 0 :]
        except (OSError, ValueError):  # it is gone, which the reading side notices
            return

    def _read_replies(self) -> None:
        for piece in _pieces(self._process.stdout):
            self._pieces.put(piece)
        self._pieces.put(b"")

    def _read_output(self) -> None:
        for piece in _pieces(self._process.stderr):
            room = self._limits.output_bytes - len(self._output)
            self._output += piece[: max(room, 0)]

    def _threads_end(self) -> bool:
        """They end with the pipes, unless a process that escaped still holds one; then leave them be."""
        deadline = time.monotonic() + PATIENCE
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


def _pieces(pipe: IO[bytes] | None) -> Iterator[bytes]:
    while pipe is not None and (piece := os.read(pipe.fileno(), PIECE)):
        yield piece


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        try:
            pipe.close()
        except OSError:
            return


def _breach(what: str) -> Failed:
    return Failed("protocol", f"the submission interfered with the judge's protocol: {what}")


def _environment(folder: str, mark: str) -> dict[str, str]:
    """Nothing of the user's own environment, and one thread for each numerical library."""
    threads = ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")
    needed = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return needed | {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": folder,
        "TMPDIR": folder,
        "TEMP": folder,
        "MPLCONFIGDIR": folder,
        "MPLBACKEND": "Agg",
        "SESSION": mark,
        **{f"{name}_NUM_THREADS": "1" for name in threads},
    }


def _delete(folder: str) -> None:
    """Delete a folder, also one that the submission nested deeper than Python's own recursion goes."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except RecursionError:
        subprocess.run(["rm", "-rf", "--", folder], check=False, stderr=subprocess.DEVNULL)
