"""The processes of a session, as Linux's /proc shows them; elsewhere only the group is known."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable, Iterator, Mapping

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100  # of the processor's time a second, on Linux
LISTS_CHILDREN = (PROC / f"self/task/{os.getpid()}/children").exists()  # not every kernel is built so
STATE, USER_TIME, SYSTEM_TIME, THREADS = 3, 14, 15, 20  # as proc(5) numbers the fields of a process's status
ENDED = ("Z", "X")
HELD = ("RssAnon:", "RssShmem:")
ENDING_SECONDS = 10.0  # seconds until what cannot be killed is given up: a fork bomb may outrun the killing


def descendants(pid: int) -> list[int]:
    """Return the ids of all processes beneath ``pid``, without itself."""
    found, waiting = [], [pid]
    while waiting:
        children = list(_children(waiting.pop()))
        found += children
        waiting += children
    return found


class Usage(NamedTuple):
    """What some processes use together, or have used.

    Attributes
    ----------
    processes, threads : int
    memory : int
        Bytes that they hold themselves; neither a file's, such as a library's code, nor what is only reserved.
    seconds : mapping of int to float
        Of the processor, by process.
    stalled : int
        How many threads the system holds up, most often for a disk.
    runnable : int
        How many threads run or could.
    """

    processes: int = 0
    threads: int = 0
    memory: int = 0
    seconds: Mapping[int, float] = MappingProxyType({})
    stalled: int = 0
    runnable: int = 0


def usage(pids: Iterable[int]) -> Usage:
    """Return what these processes use; one that cannot be seen, as nowhere but on Linux, uses nothing."""
    each = [stat for pid in pids if (stat := _stat(pid))]
    states = [state for stat in each for state in _states(stat)]
    return Usage(
        processes=len(each),
        threads=len(states),
        memory=sum(_memory(stat.pid) for stat in each),
        seconds={stat.pid: stat.seconds for stat in each},
        stalled=states.count("D"),
        runnable=states.count("R"),
    )


def end_all(process: subprocess.Popen[bytes], mark: str) -> None:
    """Kill a process, everything beneath it, and everything that carries ``mark`` in its environment."""
    deadline = time.monotonic() + ENDING_SECONDS
    while (left := _alive(descendants(process.pid))) and time.monotonic() < deadline:
        _kill_with_groups(left)
    if process.returncode is None:
        _kill_with_groups([process.pid])
        process.kill()
        process.wait()
    while (left := _alive(_marked(mark))) and time.monotonic() < deadline:
        _kill_with_groups(left)


def _kill_with_groups(pids: list[int]) -> None:
    """Kill whole process groups: a fork bomb may start processes faster than they are killed one by one."""
    if sys.platform == "win32":
        return
    for pid in pids:
        try:
            group = os.getpgid(pid)
            if group != os.getpgrp():
                os.killpg(group, signal.SIGKILL)
            os.kill(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue


def _children(pid: int) -> Iterator[int]:
    if not LISTS_CHILDREN:
        parents = ((int(folder.name), _fields(int(folder.name))) for folder in PROC.glob("[0-9]*"))
        yield from (child for child, fields in parents if fields[1:2] == [str(pid)])
        return
    for thread in _threads(pid):
        yield from (int(child) for child in _text(f"{PROC}/{pid}/task/{thread}/children").split())


def _threads(pid: int) -> list[str]:
    try:
        return os.listdir(f"{PROC}/{pid}/task")  # noqa: PTH208 - as quick as can be
    except OSError:
        return []


class _Stat(NamedTuple):
    pid: int
    state: str
    threads: int
    seconds: float


def _stat(pid: int) -> _Stat | None:
    """Return what one process has used; None of one that has ended or cannot be seen."""
    fields = _fields(pid)
    if not fields or fields[0] in ENDED:
        return None
    threads, *ticks = (int(fields[number - STATE]) for number in (THREADS, USER_TIME, SYSTEM_TIME))
    return _Stat(pid, fields[0], threads, sum(ticks) / TICKS)


def _fields(pid: int) -> list[str]:
    """Return what stands in a process's status after its name, which may hold anything: its state, its parent, and so on."""
    return _text(f"{PROC}/{pid}/stat").rpartition(")")[2].split()


def _states(stat: _Stat) -> Iterator[str]:
    """Yield the states of a process's threads."""
    if stat.threads == 1:
        yield stat.state
        return
    for thread in _threads(stat.pid):
        yield _text(f"{PROC}/{stat.pid}/task/{thread}/stat").rpartition(")")[2][1:2]


def _memory(pid: int) -> int:
    """Return the bytes that a process holds beside files: its own, and those that it may share with others."""
    lines = (line.split() for line in _text(f"{PROC}/{pid}/status").splitlines() if line.startswith(HELD))
    return sum(int(kilobytes) * 1024 for _, kilobytes, _ in lines)


def _text(path: str) -> str:
    """Return a file's text, "" if what it tells of has ended."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - these are read all the time
            return file.read()
    except OSError:
        return ""


def _alive(pids: list[int]) -> list[int]:
    return [pid for pid in pids if _stat(pid)]


def _marked(mark: str) -> list[int]:
    """Return the processes of this user that have ``mark`` in the environment that they were started with."""
    wanted, found = mark.encode(), []
    for folder in PROC.glob("[0-9]*"):
        try:
            if wanted in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found
