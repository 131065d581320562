"""A filter of system calls: what no formula needs, and what reaches past namespaces and Landlock, is refused.

Kernel keyrings, file leases and inotify are shared with the user's other programs; memory that is mapped nowhere is not
counted against the limit; a pipe made smaller could hold up the judge; sockets of some families leave a network namespace.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from functools import cache
from typing import NamedTuple

from .libc import LIBC

PR_SET_NO_NEW_PRIVS, PR_GET_SECCOMP, PR_SET_SECCOMP, MODE_FILTER = 38, 21, 22, 2
LOAD_WORD, JUMP_IF_EQUAL, JUMP_IF_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06  # of the BPF machine
NUMBER, ARCHITECTURE, FIRST_ARGUMENT, SECOND_ARGUMENT = 0, 4, 16, 24  # offsets in struct seccomp_data; low halves
INSTRUCTION = "=HBBI"
SIZE = struct.calcsize(INSTRUCTION)
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000

AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # the kernel's names of the architectures
X32 = 0x40000000  # x86_64 has a second set of numbers from here on
REFUSED = {  # the numbers of each system call on x86_64 and on aarch64
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "io_uring_setup": (425, 425),
    "userfaultfd": (323, 282),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "mq_open": (240, 180),
}
FCNTL, SOCKET = (72, 25), (41, 198)  # likewise; refused with some arguments only
SETLEASE, NOTIFY, SETPIPE_SIZE = 1024, 1026, 1031  # commands of fcntl
UNIX, IPV4, IPV6, NETLINK = 1, 2, 10, 16  # the families that a network namespace shuts in


class Instruction(NamedTuple):
    """One of the BPF machine: jumps say how many instructions to skip."""

    code: int
    if_true: int
    if_false: int
    operand: int


def available() -> bool:
    """Whether there is a filter for this machine, and a kernel that takes one."""
    if not sys.platform.startswith("linux") or platform.machine() not in AUDIT or ctypes.sizeof(ctypes.c_void_p) != 8:
        return False
    return int(LIBC.prctl(PR_GET_SECCOMP, 0, 0, 0, 0)) >= 0


def refuse_system_calls() -> bool:
    """Put the filter on this process and all that it starts; return False where there is none."""
    if not available():
        return False
    code = compiled(platform.machine())
    filter_ = ctypes.create_string_buffer(struct.pack("@HP", len(code) // SIZE, ctypes.addressof(code)))
    LIBC.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return int(LIBC.prctl(PR_SET_SECCOMP, ctypes.c_ulong(MODE_FILTER), filter_, 0, 0)) == 0


@cache
def compiled(machine: str) -> ctypes.Array[ctypes.c_char]:
    """Return the filter for an architecture as the kernel takes it; the fork server makes it once for all."""
    code = b"".join(struct.pack(INSTRUCTION, *one) for one in program(machine))
    return ctypes.create_string_buffer(code, len(code))


def program(machine: str) -> list[Instruction]:
    """Return the filter for an architecture."""
    foreign = [Instruction(LOAD_WORD, 0, 0, ARCHITECTURE), Instruction(JUMP_IF_EQUAL, 1, 0, AUDIT[machine]), _end(KILL)]
    number = [Instruction(LOAD_WORD, 0, 0, NUMBER)]
    second_set = [Instruction(JUMP_IF_AT_LEAST, 0, 1, X32), _end(REFUSE)] if machine == "x86_64" else []
    column = list(AUDIT).index(machine)
    numbers = [of_call[column] for of_call in REFUSED.values()]
    refused = [one for n in numbers if n is not None for one in _if(n, [_end(REFUSE)])]
    of_fcntl = [one for command in (SETLEASE, NOTIFY, SETPIPE_SIZE) for one in _if(command, [_end(REFUSE)])]
    of_socket = [one for family in (UNIX, IPV4, IPV6, NETLINK) for one in _if(family, [_end(ALLOW)])]
    return [
        *(*foreign, *number, *second_set, *refused),
        *_if(FCNTL[column], [Instruction(LOAD_WORD, 0, 0, SECOND_ARGUMENT), *of_fcntl, _end(ALLOW)]),
        *_if(SOCKET[column], [Instruction(LOAD_WORD, 0, 0, FIRST_ARGUMENT), *of_socket, _end(REFUSE)]),
        _end(ALLOW),
    ]


def _if(value: int, then: list[Instruction]) -> list[Instruction]:
    return [Instruction(JUMP_IF_EQUAL, 0, len(then), value), *then]


def _end(action: int) -> Instruction:
    return Instruction(RETURN, 0, 0, action)
