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
PATIENCE = 2.0  # seconds: ending everything is a race only against a fork bomb


def descendants(pid: int) -> list[int]:
    """Ids of all processes beneath ``pid``, itself not among them."""
    found, waiting = [], [pid]
    while waiting:
        children = list(_children(waiting.pop()))
        found += children
        waiting += children
    return found


def resident_bytes(pids: list[int]) -> int:
    """Memory that these processes hold, pages they share counted once for each."""
    return sum(_resident(pid) for pid in pids)


def threads(pids: list[int]) -> int:
    """How many threads these processes have together."""
    return sum(_count(PROC / str(pid) / "task") for pid in pids)


def end_all(process: subprocess.Popen[bytes], mark: str) -> None:
    """Kill a process, everything beneath it, and everything that carries ``mark`` in its environment."""
    deadline = time.monotonic() + PATIENCE
    while (left := _alive(descendants(process.pid))) and time.monotonic() < deadline:
        _kill_with_groups(left)
    if process.returncode is None:
        _kill_with_groups([process.pid])
        process.kill()
        process.wait()
    while (left := _alive(_marked(mark))) and time.monotonic() < deadline:
        _kill_with_groups(left)


def _kill_with_groups(pids: list[int]) -> None:
    """A group ends at once, so that a fork bomb cannot outrun it."""
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
    """Processes of this user that were started with ``mark`` in their environment, or forked from one."""
    wanted, found = mark.encode(), []
    for folder in PROC.glob("[0-9]*"):
        try:
            if wanted in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found
