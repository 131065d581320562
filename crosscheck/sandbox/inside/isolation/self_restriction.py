"""What the child gives up before the submission runs: a guard above it, rlimits, Landlock."""

from __future__ import annotations

import ctypes
import os
import signal
import struct
import sys
from contextlib import suppress
from pathlib import Path

from .libc import LIBC

with suppress(ImportError):  # on Windows
    import resource  # here, so that the fork server imports it for all

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38

# Landlock: the same numbers on every architecture.
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
WRITE_FILE, TRUNCATE = 1 << 1, 1 << 14
MAKE_AND_REMOVE = 0b1_1111_1111 << 4  # remove and make files, folders, links, devices, sockets, FIFOs
REFER = 1 << 13
ALL_TCP = 0b11  # bind, connect
ALL_SCOPES = 0b11  # abstract Unix sockets, signals


def stand_guard() -> None:
    """Fork: the child returns, the parent stays as a guard above it and never returns.

    The guard is what the submission sees as its parent, so that signals sent there do not reach the
    judge. Whatever the submission leaves behind becomes the guard's child (Linux), where the judge
    finds it; at the strong level the kernel ends it with the guard. The guard ends as the submission's process
    ended, or with the judge.
    """
    if sys.platform == "win32":
        return
    _prctl(PR_SET_CHILD_SUBREAPER, 1)
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    child = os.fork()
    if child == 0:
        _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if sys.platform.startswith("linux"):  # elsewhere the judge knows no more than the guard's group
            os.setpgid(0, 0)
        return
    for fd in (0, 1, 2):
        os.close(fd)
    ended, status = 0, 0
    while ended != child:
        ended, status = os.wait()
    _end_what_is_left()
    code = os.waitstatus_to_exitcode(status)
    os._exit(code if code >= 0 else 128 - code)


def limit_resources(memory: int, data: int, cpu_seconds: int, file_bytes: int, open_files: int) -> None:
    """Lower the hard limits that the system has: bytes, seconds, and a number of files.

    Parameters
    ----------
    memory : int
        Bytes of address space, where nobody looks at what is in use.
    data : int
        On Linux, where the judge does, bytes of private memory that can be written; libraries map more addresses than they
        use.
    cpu_seconds, file_bytes, open_files : int
    """
    if sys.platform == "win32":
        return
    wanted = {
        **({"RLIMIT_DATA": data} if sys.platform.startswith("linux") else {"RLIMIT_AS": memory}),
        "RLIMIT_CPU": cpu_seconds,
        "RLIMIT_FSIZE": file_bytes,
        "RLIMIT_NOFILE": open_files,
        "RLIMIT_CORE": 0,
    }
    for name, most in wanted.items():
        which = getattr(resource, name)
        hard = resource.getrlimit(which)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(which, (most, most))
        except (ValueError, OSError):  # macOS refuses an address space below what is in use
            continue


def landlock_version() -> int:
    """Return which version of Landlock the kernel has; none is 0, or less."""
    return _syscall(CREATE_RULESET, None, 0, 1) if sys.platform.startswith("linux") else 0


def landlock(folder: str) -> bool:
    """Forbid writing outside ``folder``, TCP, and signals to processes outside; return False where there is no Landlock."""
    version = landlock_version()
    if version < 1:
        return False
    writing = WRITE_FILE | MAKE_AND_REMOVE | (REFER if version >= 2 else 0) | (TRUNCATE if version >= 3 else 0)
    handled = [writing, ALL_TCP if version >= 4 else 0, ALL_SCOPES if version >= 6 else 0]
    words = 1 if version < 4 else 2 if version < 6 else 3
    ruleset = _syscall(CREATE_RULESET, (ctypes.c_uint64 * words)(*handled[:words]), 8 * words, 0)
    if ruleset < 0:
        return False
    _allow(ruleset, folder, writing)
    _allow(ruleset, "/dev/null", writing & (WRITE_FILE | TRUNCATE))
    _prctl(PR_SET_NO_NEW_PRIVS, 1)
    restricted = _syscall(RESTRICT_SELF, ruleset, 0) == 0
    os.close(ruleset)
    return restricted


def _allow(ruleset: int, path: str, rights: int) -> None:
    """Add the rule: these rights beneath this path."""
    if sys.platform == "linux":
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
        path_beneath = struct.pack("=Qi", rights, parent)
        _syscall(ADD_RULE, ruleset, 1, ctypes.create_string_buffer(path_beneath), 0)
        os.close(parent)


def _end_what_is_left() -> None:
    """Kill the daemons that became this process's children, as Linux lists them."""
    for _ in range(1000):
        try:
            left = [int(pid) for pid in Path("/proc/thread-self/children").read_text().split()]
        except (OSError, ValueError):
            return
        if sys.platform == "win32" or not left:
            return
        for pid in left:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _prctl(option: int, value: int) -> None:
    if sys.platform.startswith("linux"):
        LIBC.prctl(option, ctypes.c_ulong(value), 0, 0, 0)


def _syscall(number: int, *args: object) -> int:
    return int(LIBC.syscall(ctypes.c_long(number), *args))
