"""The strong level's children: forks of one warm interpreter within bubblewrap, which starts when first asked for.

Starting bubblewrap, Python and NumPy takes 140 ms of processor time; a fork with namespaces of its own takes 5 ms. All
other work on a file of a class takes 180 ms. `SandboxUnavailable` is raised if there is no strong level (any more).
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import selectors
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from typing import IO, Any

from crosscheck.sandbox import bubblewrap, processes
from crosscheck.sandbox.inside.forking import READY
from crosscheck.sandbox.processes import Files
from crosscheck.submissions.errors import CannotJudgeError, clean

ANSWER_SECONDS = 20.0  # seconds to wait for an answer that takes milliseconds unless the machine is busy
CREDENTIALS = struct.Struct("3i")  # process, user, group
LARGEST_ANSWER = 4096  # bytes
LARGEST_WORDS = 65536
UNAVAILABLE = "the strong sandbox is not available: "


class SandboxUnavailable(CannotJudgeError):  # noqa: N818 - a state of the machine, not an error in the program
    """The level that was asked for is not available on this machine, or not any more."""


class ForkServer:
    """A running fork server; `command` is bubblewrap's, up to the program to run.

    SandboxUnavailable is raised, with the reason, if it does not start or cannot create namespaces for submissions.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._orders, theirs = _pair()
        words, told = os.pipe()
        self._sending = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        program = bubblewrap.interpreter(bubblewrap.JUDGE, folder=bubblewrap.FOLDER, fork_server=True)
        # Bubblewrap dies with the *thread* that started it. So it gets one that lives as long as it does.
        arguments = ((*command, "--", *program), theirs, told)
        self._keeper = threading.Thread(target=self._keep, args=arguments, daemon=True)
        self._keeper.start()
        with os.fdopen(words, "rb", 0) as said:
            if _receive(self._orders, ANSWER_SECONDS)[0] != READY:
                ended = _readable(self._orders, 0)
                self.close()
                slow = f"bubblewrap does not start in {ANSWER_SECONDS:g} s"
                raise SandboxUnavailable(bubblewrap.explained(_last_words(said)) if ended else slow)

    @property
    def alive(self) -> bool:
        """Whether it still runs, as far as is known."""
        return self._keeper.is_alive() and self._orders.fileno() >= 0

    def close(self) -> None:
        """End it, and all processes in it."""
        self._orders.close()
        if self._process is not None:
            self._process.kill()

    def fork(self, settings: Mapping[str, Any]) -> ForkedChild:
        """Start a child with these settings; SandboxUnavailable if there is no process or namespace left for it."""
        if sys.platform != "linux":
            raise SandboxUnavailable(f"{UNAVAILABLE}it needs Linux")
        order = json.dumps({**settings, "folder": bubblewrap.FOLDER}).encode()
        with contextlib.ExitStack() as mine, contextlib.ExitStack() as theirs:
            attendant, end = _pair()
            mine.callback(attendant.close)
            theirs.callback(end.close)
            attendant.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
            files, given = [], []
            for mode in ("wb", "rb", "rb"):  # requests, replies, output
                read, write = os.pipe()
                own, other = (write, read) if mode == "wb" else (read, write)
                theirs.callback(os.close, other)
                files.append(mine.enter_context(os.fdopen(own, mode, 0)))
                given.append(other)
            try:
                with self._sending:
                    socket.send_fds(self._orders, [order], [*given, end.fileno()])
            except OSError as error:
                self.close()
                raise SandboxUnavailable(f"the strong sandbox has ended ({error.strerror})") from None
            theirs.close()  # before waiting: then it shows if the child's side closes its own
            greeting, pid = _receive(attendant, ANSWER_SECONDS)
            if not greeting:
                self.close()  # it has ended, or hangs
            if greeting != READY or pid <= 0:
                raise SandboxUnavailable(f"the strong sandbox has failed: {greeting.decode() or 'no answer'}")
            mine.pop_all()
        requests, replies, output = files
        return ForkedChild(attendant, pid, (requests, replies, output))

    def _keep(self, command: Sequence[str], theirs: socket.socket, told: int) -> None:
        with theirs, os.fdopen(told, "wb", 0) as stderr:  # nobody reads it once the server has started
            try:
                self._process = subprocess.Popen(
                    command,
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=stderr,
                    cwd="/",
                    env=processes.clean_environment(bubblewrap.FOLDER),
                    start_new_session=True,
                )
            except OSError as error:
                stderr.write(f"{command[0]}: {error.strerror}".encode())
                return
            theirs.close()
        self._process.wait()


class ForkedChild:
    """A submission's processes, in namespaces of their own, and the attendant `pid` that ends them."""

    def __init__(self, attendant: socket.socket, pid: int, pipes: Files) -> None:
        self.pipes = pipes
        self._attendant, self._pid = attendant, pid
        self._code: int | None = None

    def exit_code(self, seconds: float = 0) -> int | None:
        """Return the exit code of the submission's first process; None if it has not ended within these seconds."""
        if self._code is None and _readable(self._attendant, seconds):
            told = _receive(self._attendant, 0)[0]
            if not told:  # it ended without reporting a code, which no submission can bring about
                raise SandboxUnavailable("the strong sandbox was ended from outside")
            self._code = int(told)
        return self._code

    def started(self) -> list[int]:
        """Return the ids of the submission's processes, as the judge sees them."""
        return processes.descendants(self._pid)

    def stop(self) -> None:
        """Have the attendant end all of them."""
        with contextlib.suppress(OSError):
            self._attendant.shutdown(socket.SHUT_WR)

    def end(self) -> None:
        """End all of them; the kernel deletes their folders."""
        self.stop()
        with contextlib.suppress(SandboxUnavailable, ProcessLookupError):
            if self.exit_code(ANSWER_SECONDS) is None and sys.platform == "linux":
                os.kill(self._pid, signal.SIGKILL)  # the kernel then ends its namespace as well
        self._attendant.close()


_running: ForkServer | None = None
_starting = threading.Lock()


def running_server(commands: Sequence[Sequence[str]] = ()) -> ForkServer:
    """Return the running fork server; if none runs, start it with the first of bubblewrap's commands that works."""
    global _running
    with _starting:
        if _running is not None and _running.alive:
            return _running
        close()
        why = bubblewrap.absent()
        for command in () if why else commands or bubblewrap.commands():
            try:
                _running = ForkServer(command)
                return _running
            except SandboxUnavailable as refused:
                why = str(refused)  # the reason of the last command, which demands the least
        raise SandboxUnavailable(f"{UNAVAILABLE}{why}")


def fork(settings: Mapping[str, Any]) -> ForkedChild:
    """Start a child; if the server has ended meanwhile, start another server for it."""
    server = running_server()
    try:
        return server.fork(settings)
    except SandboxUnavailable:
        if server.alive:
            raise
        return running_server().fork(settings)


@atexit.register
def close() -> None:
    """End the fork server, if one runs."""
    global _running
    if _running is not None:
        _running.close()
        _running = None


def _forget() -> None:
    """In a fork of the judge's process, leave the server to the parent."""
    global _starting, _running
    _starting, _running = threading.Lock(), None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def _last_words(stderr: IO[bytes]) -> str:
    """Return the last line with an error that a process wrote there, or else its last line; "" if there is none."""
    if sys.platform == "linux":
        os.set_blocking(stderr.fileno(), False)
    text = (stderr.read(LARGEST_WORDS) or b"").decode(errors="replace")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if "rror:" in line or line.startswith("bwrap:")]
    return clean((errors or lines or [""])[-1]).rstrip(".")


def _pair() -> tuple[socket.socket, socket.socket]:
    """Return two connected sockets that keep message boundaries, and report when the other end closes."""
    return socket.socketpair(type=socket.SOCK_SEQPACKET)


def _readable(end: socket.socket, seconds: float) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(end, selectors.EVENT_READ)
        return bool(selector.select(seconds))


def _receive(end: socket.socket, seconds: float) -> tuple[bytes, int]:
    """Return a message and, where the socket asks for it, its sender's process id; b"" and 0 if none comes in time."""
    if sys.platform == "linux" and _readable(end, seconds):
        with contextlib.suppress(OSError):
            message, ancillary, _, _ = end.recvmsg(LARGEST_ANSWER, socket.CMSG_SPACE(CREDENTIALS.size))
            sender = [CREDENTIALS.unpack(data)[0] for _, kind, data in ancillary if kind == socket.SCM_CREDENTIALS]
            return message, sender[0] if sender else 0
    return b"", 0
