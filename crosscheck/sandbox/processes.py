"""The processes of a session, as Linux's /proc shows them; elsewhere only the group is known."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

PROC = Path("/proc")
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
ENDING_SECONDS = 10.0  # seconds until what cannot be killed is given up: a fork bomb may outrun the killing


def descendants(pid: int) -> list[int]:
    """Return the ids of all processes beneath ``pid``, without itself."""
    found, waiting = [], [pid]
    while waiting:
        children = list(_children(waiting.pop()))
        found += children
        waiting += children
    return found


def resident_bytes(pids: list[int]) -> int:
    """Return the memory that these processes hold; a page that several share is counted for each."""
    return sum(_resident(pid) for pid in pids)


def threads(pids: list[int]) -> int:
    """Return how many threads these processes have together."""
    return sum(_count(PROC / str(pid) / "task") for pid in pids)


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
    try:
        for listing in PROC.glob(f"{pid}/task/*/children"):
            yield from (int(child) for child in listing.read_text().split())
    except OSError:
        return


def _resident(pid: int) -> int:
    try:
        return int((PROC / str(pid) / "statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


def _count(folder: Path) -> int:
    try:
        return len(list(folder.iterdir()))
    except OSError:
        return 0


def _alive(pids: list[int]) -> list[int]:
    return [pid for pid in pids if _state(pid) not in ("Z", "X", "")]


def _state(pid: int) -> str:
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return ""


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
