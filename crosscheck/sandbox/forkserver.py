"""The strong level's children: forks of one warm interpreter within bubblewrap, which starts when first asked for.

Python and NumPy take 70 ms of processor time to start, a fork behind walls of its own takes 5.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
from typing import IO, TYPE_CHECKING, Any

from crosscheck.sandbox import bubblewrap, processes
from crosscheck.sandbox.environment import clean_environment
from crosscheck.sandbox.inside.forking import LARGEST_ORDER, PIPES, READY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATIENCE = 20.0  # seconds, for what takes milliseconds on a machine that is not busy
CREDENTIALS = struct.Struct("3i")  # process, user, group
ANSWER = 4096  # bytes


class SandboxUnavailable(Exception):  # noqa: N818 - a state of the machine, not an error in the program
    """The level that was asked for cannot be had on this machine."""


class ForkServer:
    """A running fork server.

    Parameters
    ----------
    command : sequence of str
        Bubblewrap's, up to the program to run.

    Raises
    ------
    SandboxUnavailable
        If it does not start, or cannot put up the walls between submissions.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._judge, theirs = _pair()
        self._lock = threading.Lock()
        program = (sys.executable, "-I", "-u", f"{bubblewrap.JUDGE}/child.py", json.dumps(_settings()))
        # Bubblewrap dies with the *thread* that started it, so that it gets one that lives as long as it does.
        threading.Thread(target=_keep, args=((*command, "--", *program), theirs), daemon=True).start()
        if _receive(self._judge, PATIENCE)[0] != READY:
            self._judge.close()
            raise SandboxUnavailable("the strong sandbox does not start")
        atexit.register(self._judge.close)

    def fork(self, settings: Mapping[str, Any]) -> ForkedChild:
        """Start a child with these settings.

        Raises
        ------
        SandboxUnavailable
            If the server has ended, or the walls cannot be put up.
        """
        order = json.dumps({**settings, "folder": bubblewrap.FOLDER}).encode()
        assert len(order) <= LARGEST_ORDER
        attendant, theirs = _pair()
        attendant.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        (their_requests, requests), (replies, their_replies), (output, their_output) = (os.pipe() for _ in range(PIPES))
        pipes = os.fdopen(requests, "wb", 0), os.fdopen(replies, "rb", 0), os.fdopen(output, "rb", 0)
        given = [their_requests, their_replies, their_output, theirs.detach()]
        try:
            with self._lock:
                socket.send_fds(self._judge, [order], given)
        except OSError:
            attendant.close()
        finally:
            for fd in given:
                os.close(fd)
        return ForkedChild(attendant, pipes)


class ForkedChild:
    """A submission's processes, behind walls of their own, and the attendant who watches over them.

    Raises
    ------
    SandboxUnavailable
        If the attendant does not greet.
    """

    def __init__(self, attendant: socket.socket, pipes: tuple[IO[bytes], IO[bytes], IO[bytes]]) -> None:
        self.pipes = pipes  # requests, replies, and what is printed
        self._attendant = attendant
        self._code: int | None = None
        greeting, self._pid = _receive(attendant, PATIENCE)
        if greeting != READY:
            for end in (*pipes, attendant):
                end.close()
            raise SandboxUnavailable(f"the strong sandbox has failed: {greeting.decode() or 'no answer'}")

    def exit_code(self, seconds: float = 0) -> int | None:
        """Tell how the submission's first process ended; None if it has not, within these seconds."""
        if self._code is None and _readable(self._attendant, seconds):
            told = _receive(self._attendant, 0)[0]
            self._code = int(told) if told else -signal.SIGKILL
        return self._code

    def started(self) -> list[int]:
        """Ids of the processes that the submission has, as the judge sees them."""
        return processes.descendants(self._pid)

    def end(self) -> None:
        """End all of them; their folders are gone with them."""
        with contextlib.suppress(OSError):
            self._attendant.shutdown(socket.SHUT_WR)
        if self.exit_code(PATIENCE) is None:
            os.kill(self._pid, signal.SIGKILL)  # and the kernel ends what the attendant watched over
        self._attendant.close()


_servers: dict[int, ForkServer] = {}  # by the process that started it: a fork of the judge needs its own
_starting = threading.Lock()


def start() -> ForkServer:
    """Find the running fork server, or start one with the first of bubblewrap's commands that works here.

    Raises
    ------
    SandboxUnavailable
        If none does.
    """
    with _starting:
        server = _servers.get(os.getpid())
        if server is None:
            server = _servers[os.getpid()] = _start()
        return server


def fork(settings: Mapping[str, Any]) -> ForkedChild:
    """Start a child; should the server have ended, of a new one.

    Raises
    ------
    SandboxUnavailable
        If there is no strong level here (any more).
    """
    server = start()
    try:
        return server.fork(settings)
    except SandboxUnavailable:
        with _starting:
            if _servers.get(os.getpid()) is server:
                del _servers[os.getpid()]
        return start().fork(settings)


def _start() -> ForkServer:
    for command in bubblewrap.commands():
        with contextlib.suppress(SandboxUnavailable):
            return ForkServer(command)
    raise SandboxUnavailable(
        "the strong sandbox is not available: bubblewrap (bwrap) is not installed, older than 0.8, "
        "or may not create namespaces here"
    )


def _settings() -> dict[str, Any]:
    return {
        "fork_server": True,
        "folder": bubblewrap.FOLDER,
        "folders": {
            bubblewrap.FOLDER: bubblewrap.FOLDER_BYTES,
            bubblewrap.SHARED_MEMORY: bubblewrap.SHARED_MEMORY_BYTES,
        },
        "covered": bubblewrap.COVERED,
        "hidden": bubblewrap.HIDDEN,
        "numpy_home": bubblewrap.numpy_home(),
    }


def _keep(command: Sequence[str], judge: socket.socket) -> None:
    with contextlib.suppress(OSError), judge:
        process = subprocess.Popen(
            command,
            stdin=judge.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env=clean_environment(bubblewrap.FOLDER),
            start_new_session=True,
        )
        judge.close()
        process.wait()


def _pair() -> tuple[socket.socket, socket.socket]:
    """Messages keep their bounds, and an end that is closed shows."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def _readable(end: socket.socket, seconds: float) -> bool:
    return bool(select.select([end], [], [], seconds)[0])


def _receive(end: socket.socket, seconds: float) -> tuple[bytes, int]:
    """Receive a message and, where the socket asks for it, its sender's process id; b"" if none comes."""
    if end.fileno() < 0 or not _readable(end, seconds):
        return b"", 0
    try:
        message, ancillary, _, _ = end.recvmsg(ANSWER, socket.CMSG_SPACE(CREDENTIALS.size))
    except OSError:
        return b"", 0
    sender = [CREDENTIALS.unpack(data)[0] for _, kind, data in ancillary if kind == socket.SCM_CREDENTIALS]
    return message, sender[0] if sender else 0
