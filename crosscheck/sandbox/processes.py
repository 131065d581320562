"""The process level's children, and the usage of processes, from /proc on Linux; elsewhere only groups are known."""

import contextlib
import itertools
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, NamedTuple, TypeAlias, cast

from crosscheck.sandbox import bubblewrap

Files: TypeAlias = tuple[IO[bytes], IO[bytes], IO[bytes]]  # requests, replies, and what is printed, without buffers

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100  # a second; Linux counts processor time in them
LISTS_CHILDREN = (PROC / f"self/task/{os.getpid()}/children").exists()  # not every kernel is built so
STATE, THREADS = 3, 20  # as proc(5) numbers the fields of a process's status
TIMES = slice(14 - STATE, 18 - STATE)  # likewise: user and system time, its own and that of its ended children
ENDED = ("Z", "X")
NO_DISK = "procs_blocked 0\n"  # in /proc/stat: nothing waits for a disk; a held-up process waits for a child of vfork
HELD = ("RssAnon:", "RssShmem:", "VmPTE:", "VmSwap:", "HugetlbPages:")
MOST_SEEN = 300  # processes or threads counted in one look: more are too many anyway, and counting might never end
ENDING_SECONDS = 10.0  # seconds after which killing is given up: a fork bomb may outrun it
ONE_THREAD = ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")  # numerical libraries


class SpawnedChild:
    """A fresh interpreter in a private folder and whatever it starts, recognised by a mark in their environment."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._mark = secrets.token_hex(16)
        self._folder = tempfile.mkdtemp(prefix="judged-", suffix=self._mark)
        self._process = subprocess.Popen(
            bubblewrap.interpreter(str(bubblewrap.INSIDE), folder=self._folder, fork_server=False, **settings),
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self._folder,
            env=clean_environment(self._folder) | {"SESSION": self._mark},
            start_new_session=True,
        )
        self.pipes = cast("Files", (self._process.stdin, self._process.stdout, self._process.stderr))

    def exit_code(self, seconds: float = 0) -> int | None:
        """Return its exit code; None if it has not ended within these seconds."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(timeout=seconds)
        return None

    def started(self) -> list[int]:
        """Return its id and those of the processes beneath it."""
        return [self._process.pid, *descendants(self._process.pid)]

    def stop(self) -> None:
        """End its descendants; it ends by itself with its child."""
        _kill_all(lambda: descendants(self._process.pid))

    def end(self) -> None:
        """End it, everything beneath it, and everything that carries its mark; delete its folder."""
        self.stop()
        if self._process.returncode is None:
            _kill_with_groups([self._process.pid])
            self._process.wait()
        _kill_all(lambda: _marked(self._mark))
        with contextlib.suppress(RecursionError):  # it is nested more deeply than Python can recurse
            shutil.rmtree(self._folder, ignore_errors=True)
        if Path(self._folder).exists():  # it is nested deeply, or its owner may not read or change it
            command = ["sh", "-c", 'chmod -R u+rwx -- "$0"; rm -rf -- "$0"', self._folder]
            with contextlib.suppress(subprocess.TimeoutExpired):  # a millisecond a folder; it goes on by itself
                subprocess.Popen(command, stderr=subprocess.DEVNULL).wait(ENDING_SECONDS)


def clean_environment(folder: str) -> dict[str, str]:
    """Return the environment of a child that lives in ``folder``: nothing of the user's."""
    return {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        **dict.fromkeys(("HOME", "TMPDIR", "TEMP", "MPLCONFIGDIR"), folder),
        **dict.fromkeys(("USER", "LOGNAME"), "student"),  # for getpass, since there is no list of users
        "MPLBACKEND": "Agg",
        **{f"{name}_NUM_THREADS": "1" for name in ONE_THREAD},
        # Else torch.compile writes headers of 100 MB, and starts a process for each core. Each process imports torch.
        "TORCHINDUCTOR_COMPILE_THREADS": "1",
        "TORCHINDUCTOR_CPP_CACHE_PRECOMPILE_HEADERS": "0",
    }


def _kill_all(found: Callable[[], list[int]]) -> None:
    """Kill processes until all have ended, or the time for it is over."""
    deadline = time.monotonic() + ENDING_SECONDS
    while (left := [pid for pid in found() if (stat := _stat(pid)) and not stat.ended]) and time.monotonic() < deadline:
        _kill_with_groups(left)


def _kill_with_groups(pids: list[int]) -> None:
    """Kill whole process groups: a fork bomb may start processes faster than they are killed one by one."""
    if sys.platform == "win32":
        return
    for pid in pids:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            group = os.getpgid(pid)
            if group != os.getpgrp():
                os.killpg(group, signal.SIGKILL)
            os.kill(pid, signal.SIGKILL)


def _marked(mark: str) -> list[int]:
    """Return the processes of this user that have ``mark`` in the environment that they were started with."""
    found = []
    for folder in PROC.glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark.encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
    return found


def descendants(pid: int) -> list[int]:
    """Return the ids of the processes beneath ``pid``, without itself; of `MOST_SEEN` at most, so that it is quick."""
    found: list[int] = []
    waiting, left = [pid], MOST_SEEN
    while waiting and left > 0:
        parent = waiting.pop()
        threads = _threads(parent)[:left]
        children = list(_children(parent, threads))
        left -= len(threads)
        found += children
        waiting += children
    return found[:MOST_SEEN]


class Usage(NamedTuple):
    """What some processes use together, or have used."""

    processes: int = 0
    threads: int = 0
    memory: int = 0  # bytes that they hold, without files (such as a library's code) and memory that is only reserved
    seconds: Mapping[int, float] = MappingProxyType({})  # processor seconds, by process
    ended_seconds: float = 0.0  # likewise, of all processes beneath these that have ended
    stalled: bool = False  # whether the system holds one up, as for a disk
    runnable: int = 0  # threads that run or could


def usage(pids: Iterable[int]) -> Usage:
    """Return what these processes use. One that cannot be seen uses nothing; they are seen on Linux only."""
    seen = [stat for pid in pids if (stat := _stat(pid))]
    states = list(itertools.islice((state for stat in seen for state in _states(stat)), MOST_SEEN))
    return Usage(
        processes=len(seen),  # also those that have ended: the kernel keeps them until somebody waits for them
        threads=sum(stat.threads for stat in seen),
        memory=sum(map(_memory, seen)),
        # A process that has ended is counted here until somebody waits for it, and in `ended_seconds` after that.
        seconds={stat.pid: stat.seconds for stat in seen},
        ended_seconds=sum(stat.ended_seconds for stat in seen),
        stalled="D" in states and NO_DISK not in _text(f"{PROC}/stat"),
        runnable=states.count("R"),
    )


def _children(pid: int, threads: Iterable[str]) -> Iterator[int]:
    if not LISTS_CHILDREN:
        parents = ((int(folder.name), _fields(int(folder.name))) for folder in PROC.glob("[0-9]*"))
        yield from (child for child, fields in parents if fields[1:2] == [str(pid)])
        return
    for thread in threads:
        yield from map(int, _text(f"{PROC}/{pid}/task/{thread}/children").split())


def _threads(pid: int) -> list[str]:
    with contextlib.suppress(OSError):
        return os.listdir(f"{PROC}/{pid}/task")  # noqa: PTH208 - as quick as can be
    return []


class _Stat(NamedTuple):
    pid: int
    state: str
    threads: int
    seconds: float
    ended_seconds: float

    @property
    def ended(self) -> bool:
        """Whether all its threads have ended. The state is that of the first thread, and others may go on."""
        return self.state in ENDED and self.threads <= 1


def _stat(pid: int) -> _Stat | None:
    """Return what one process has used; None of one that cannot be seen."""
    if not (fields := _fields(pid)):
        return None
    own, own_system, ended, ended_system = map(int, fields[TIMES])
    seconds, of_ended = (own + own_system) / TICKS, (ended + ended_system) / TICKS
    return _Stat(pid, fields[0], int(fields[THREADS - STATE]), seconds, of_ended)


def _fields(pid: int) -> list[str]:
    """Return the fields of a process's status after its name, which may hold anything: its state, its parent, ..."""
    return _text(f"{PROC}/{pid}/stat").rpartition(")")[2].split()


def _states(stat: _Stat) -> Iterator[str]:
    """Yield the states of a process's threads."""
    if stat.threads == 1:
        yield stat.state
        return
    for thread in _threads(stat.pid):
        yield _text(f"{PROC}/{stat.pid}/task/{thread}/stat").rpartition(")")[2][1:2]


def _memory(stat: _Stat) -> int:
    """Return the bytes that a process holds besides files: its own, and those that it may share with others."""
    threads = _threads(stat.pid) if stat.state in ENDED else []  # a thread that has ended shows none; others may
    return max(map(_held, [str(stat.pid), *(f"{stat.pid}/task/{thread}" for thread in threads)]))


def _held(task: str) -> int:
    lines = (line.split() for line in _text(f"{PROC}/{task}/status").splitlines() if line.startswith(HELD))
    return sum(int(kilobytes) * 1024 for _, kilobytes, _ in lines)


def _text(path: str) -> str:
    """Return a file's text, or "" if the process has ended."""
    with contextlib.suppress(OSError), open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - quick
        return file.read()
    return ""
