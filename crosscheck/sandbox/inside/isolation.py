"""The isolation of a submission, set up from inside: namespaces, a guard, limits, Landlock, a filter of system calls."""

import ctypes
import errno
import os
import signal
import struct
import sys
from contextlib import suppress
from functools import cache
from typing import Any, NoReturn

with suppress(ImportError):  # on Windows
    import resource  # here, so that the fork server imports it for all


@cache
def _libc() -> Any:
    """Open the C library once, for all children. This takes a millisecond; a whole fork takes only a few."""
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    return library


# Namespaces: submissions that share one bubblewrap have processes, network and folders in memory of their own.

NEW_MOUNTS, NEW_HOST_NAME, NEW_IPC = 0x00020000, 0x04000000, 0x08000000
NEW_PROCESSES, NEW_NETWORK = 0x20000000, 0x40000000
NO_SETUID, NO_DEVICES = 2, 4
RECURSIVE, PRIVATE = 1 << 14, 1 << 18
# Limits of the folder in memory. Files are counted too: the kernel needs a kilobyte for each, even an empty one.
FOLDER_BYTES, MOST_FILES = 256 * 1024**2, 10_000
CAPABILITIES_VERSION = 0x20080522  # version 3, with capabilities of 64 bits
CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE = 1 << 2, 1 << 1


def enter_namespaces(folder: str) -> None:
    """Move this process to new namespaces and drop all capabilities. Its children get a new process namespace.

    Programs that it starts regain no capability: bubblewrap forbids that. OSError is raised if the kernel refuses; then
    the process must not run the submission. A new file system in memory is mounted on the folder.
    """
    _call("unshare", NEW_MOUNTS | NEW_HOST_NAME | NEW_IPC | NEW_PROCESSES | NEW_NETWORK)
    _call("mount", None, b"/", None, RECURSIVE | PRIVATE, None)
    options = f"size={FOLDER_BYTES},nr_inodes={MOST_FILES},mode=1777".encode()
    _call("mount", b"tmpfs", os.fsencode(folder), b"tmpfs", NO_SETUID | NO_DEVICES, options)
    _keep_capabilities(0)


def keep_only_reading() -> None:
    """Keep only root's capability to read all files. Others allow raising limits, and making and writing devices."""
    if sys.platform.startswith("linux"):
        _prctl(PR_SET_NO_NEW_PRIVS, 1)  # programs that are started regain none; Landlock and the filter ask for it too
        # In containers root may lack the first. The second allows writing too: Landlock must forbid that.
        for bits in (CAP_DAC_READ_SEARCH, *[CAP_DAC_OVERRIDE] * (landlock_version() >= 1), 0):
            with suppress(OSError):
                _keep_capabilities(bits)
                break


def _keep_capabilities(bits: int) -> None:
    """Set the effective and permitted capabilities to `bits`; drop the inheritable ones and all from number 32 on."""
    header = (ctypes.c_uint32 * 2)(CAPABILITIES_VERSION, 0)
    _call("capset", header, (ctypes.c_uint32 * 6)(bits, bits))


def _call(name: str, *args: object) -> int:
    """Call a function of the C library; numbers are passed as unsigned longs, which every ABI here takes."""
    passed = [ctypes.c_ulong(arg) if isinstance(arg, int) else arg for arg in args]
    returned = int(getattr(_libc(), name)(*passed))
    if returned < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return returned


# A guard above the child, and limits of its resources.

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 36, 38
LARGEST_CODE = 127  # the largest exit code that the guard reports


def stand_guard() -> None:
    """Fork: the child returns, the parent stays as a guard above it and never returns.

    The guard is the submission's parent, so signals sent to the parent do not reach the judge. On Linux the guard
    inherits the processes that the submission leaves behind, so the judge finds them. It kills them when the
    submission's process or the guard's own parent ends. As the first process of a namespace it does so by ending.
    Its exit code is above 128 if the submission's process ended by a signal, and at most `LARGEST_CODE` if it exited.
    """
    if sys.platform == "win32":
        return
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # whoever started the judge may have ignored this signal
    _prctl(PR_SET_CHILD_SUBREAPER, 1)
    parent, is_first = os.getppid(), os.getpid() == 1
    if not is_first:
        signal.signal(signal.SIGTERM, lambda number, _: _end_with_all(128 + number))
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL if is_first else signal.SIGTERM)
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if sys.platform.startswith("linux"):  # elsewhere the judge knows only the guard's process group
            os.setpgid(0, 0)
        return
    for fd in (0, 1, 2):
        os.close(fd)
    if os.getppid() != parent:  # the parent ended before PR_SET_PDEATHSIG took effect
        _end_with_all(1)
    ended, status = 0, 0
    while ended != child:
        ended, status = os.wait()
    code = os.waitstatus_to_exitcode(status)
    _end_with_all(min(code, LARGEST_CODE) if code >= 0 else 128 - code)


def _end_with_all(code: int) -> NoReturn:
    """Kill all present and future children of this process, as Linux lists them, and end."""
    if sys.platform != "win32":  # no child is started there
        with suppress(OSError):  # where they are not listed, the namespace ends with its first process
            while left := _children():
                for pid in left:
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, 0)
    os._exit(code)


def _children() -> list[int]:
    with open("/proc/thread-self/children", encoding="ascii") as file:
        return [*map(int, file.read().split())]


def limit_resources(limits: dict[str, int]) -> None:
    """Lower the hard limits, given by their names in `resource`. The kernel refuses to raise one that is lower."""
    if sys.platform == "win32":
        return
    for name, most in limits.items():
        with suppress(ValueError, OSError):  # it is lower; or macOS refuses an address space below what is in use
            resource.setrlimit(getattr(resource, name), (most, most))


def _prctl(option: int, value: int) -> None:
    if sys.platform.startswith("linux"):
        with suppress(OSError):  # some systems that look like Linux lack some of the options
            _call("prctl", option, value, 0, 0, 0)


# Landlock: no writing outside a folder, no TCP, no signals to other processes; the same numbers on every architecture.

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
WRITE_FILE, TRUNCATE = 1 << 1, 1 << 14
MAKE_AND_REMOVE = 0b1_1111_1111 << 4  # remove and make files, folders, links, devices, sockets, FIFOs
REFER = 1 << 13
ALL_TCP = 0b11  # bind, connect
ALL_SCOPES = 0b11  # abstract Unix sockets, signals


def landlock_version() -> int:
    """Return which version of Landlock the kernel has, 0 if none."""
    with suppress(OSError):
        return _call("syscall", CREATE_RULESET, None, 0, 1) if sys.platform.startswith("linux") else 0
    return 0


def landlock(folder: str) -> None:
    """Forbid writing outside ``folder``, TCP, and signals to others, where there is Landlock; OSError if it refuses."""
    version = landlock_version()
    if version < 1:
        return
    writing = WRITE_FILE | MAKE_AND_REMOVE | (REFER if version >= 2 else 0) | (TRUNCATE if version >= 3 else 0)
    handled = [writing, *([ALL_TCP] if version >= 4 else []), *([ALL_SCOPES] if version >= 6 else [])]
    ruleset = _call("syscall", CREATE_RULESET, (ctypes.c_uint64 * len(handled))(*handled), 8 * len(handled), 0)
    _allow(ruleset, folder, writing)
    _allow(ruleset, "/dev/null", writing & (WRITE_FILE | TRUNCATE))
    _call("syscall", RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    """Add the rule: these rights beneath this path."""
    if sys.platform == "linux":
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
        path_beneath = struct.pack("=Qi", rights, parent)
        _call("syscall", ADD_RULE, ruleset, 1, ctypes.create_string_buffer(path_beneath), 0)
        os.close(parent)


# A filter of system calls (seccomp) refuses what no formula needs, and what reaches past namespaces and Landlock.
# Some resources are shared with the user's other programs. Some memory is not counted against the limit, since no
# process maps it. The time of a child is not counted if its parent ignores its end. A smaller pipe could hold up the
# judge. So could, at the level `process`, lower limits or another priority of the judge, or many sessions: each session
# gets as much of the processor as the judge. Sockets other than pairs may leave a network namespace, reach the user's
# programs that have a name in a folder, or make the kernel load modules.

PR_GET_SECCOMP, PR_SET_SECCOMP, MODE_FILTER = 21, 22, 2
LOAD_WORD, JUMP_IF_EQUAL, JUMP_IF_AT_LEAST, AND, RETURN = 0x20, 0x15, 0x35, 0x54, 0x06  # codes of the BPF machine
NUMBER, ARCHITECTURE = 0, 4  # offsets in struct seccomp_data
FIRST_ARGUMENT, SECOND_ARGUMENT, FOURTH_ARGUMENT = 16, 24, 40  # likewise, of the low half of each argument
ADDRESS = (48, 52)  # likewise; both halves of sendto's fifth argument
INSTRUCTION = "=HBBI"
SIZE = struct.calcsize(INSTRUCTION)


def _instruction(code: int, operand: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """Return an instruction of the BPF machine; jumps say how many instructions to skip."""
    return struct.pack(INSTRUCTION, code, if_true, if_false, operand)


def _if(value: int, then: bytes) -> bytes:
    return _instruction(JUMP_IF_EQUAL, value, if_false=len(then) // SIZE) + then


ALLOW = _instruction(RETURN, 0x7FFF0000)
DONE, REFUSE, NOT_THERE = (_instruction(RETURN, 0x00050000 | number) for number in (0, errno.EPERM, errno.ENOSYS))


def _when(argument: int, then: bytes, *values: int, bits: int = 0xFFFFFFFF) -> bytes:
    """Return code that runs `then` if the argument, masked by `bits`, is one of the values, and otherwise continues."""
    looked_at = _instruction(LOAD_WORD, argument) + _instruction(AND, bits)
    return looked_at + b"".join(_if(value, then) for value in values)


AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # the kernel's names of the architectures
X32 = 0x40000000  # from here on x86_64 has a second set of numbers; other architectures have no such numbers
REFUSED = (  # system calls of one kind in a line, each with its numbers on x86_64 and on aarch64
    {"add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219)},  # keyrings, shared
    {"fanotify_init": (300, 262), "inotify_init": (253, None), "inotify_init1": (294, 26)},  # watches of files, shared
    {"epoll_create": (213, None), "epoll_create1": (291, 20)},  # watches of descriptors, shared
    {"io_setup": (206, 0), "io_uring_setup": (425, 425)},  # contexts of asynchronous reads, shared
    # Shared memory, semaphores and queues: their memory is not counted, and by number those of others are reached.
    {"memfd_create": (319, 279), "memfd_secret": (447, 447), "mbind": (237, 235)},  # and policies of pages
    {"shmget": (29, 194), "shmat": (30, 196), "shmctl": (31, 195)},
    {"semget": (64, 190), "semop": (65, 193), "semtimedop": (220, 192), "semctl": (66, 191)},
    {"msgget": (68, 186), "msgsnd": (69, 189), "msgrcv": (70, 188), "msgctl": (71, 187), "mq_open": (240, 180)},
    # More memory that is not counted: pages held by a pipe, access lists, rules, filters like this one.
    {"vmsplice": (278, 75), "splice": (275, 76), "tee": (276, 77), "sendfile": (40, 71)},
    {"setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7), "setxattrat": (463, 463)},
    {"removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16), "removexattrat": (466, 466)},
    {"file_setattr": (469, 469)},
    {"landlock_create_ruleset": (CREATE_RULESET, CREATE_RULESET), "seccomp": (317, 277)},
    {"ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271)},  # other processes
    {"bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282)},  # parts of the kernel
    # Sockets: names outside, larger buffers, and descriptors on their way, which no process has open.
    {"socket": (41, 198), "bind": (49, 200), "connect": (42, 203), "setsockopt": (54, 208)},
    {"sendmsg": (46, 211), "sendmmsg": (307, 269)},
    {"setsid": (112, 157), "setpriority": (141, 140), "ioprio_set": (251, 30)},  # sessions and priorities
    {"sched_setparam": (142, 118), "sched_setscheduler": (144, 119), "sched_setattr": (314, 274)},
    {"unshare": (272, 97), "setns": (308, 268)},  # namespaces
)
# These succeed at once and do nothing. Otherwise they could keep the disk busy for everybody.
FLUSHES = (
    {"fsync": (74, 82), "fdatasync": (75, 83), "sync": (162, 81), "syncfs": (306, 267)},
    {"sync_file_range": (277, 84), "msync": (26, 227)},  # parts of a file
)
RLIMIT_CORE, SIGCHLD, UNIX = 4, 17, 1
NAMESPACES = 0x7E020000  # flags of clone: in a new user namespace, a process has all capabilities
SHARED_ANONYMOUS = 0x21  # flags of mmap: such memory stays when no process maps it any more
GROWS_DOWN = 0x100  # likewise: RLIMIT_DATA does not count such memory
# The only ioctl requests that are allowed: a terminal's attributes, size and process group, requests for any file, and
# FICLONE, which copies files.
REQUESTS = (0x5401, 0x540F, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451, 0x5452, 0x802C542A, 0x40049409)


def filters_system_calls() -> bool:
    """Whether there is a filter for this machine, and a kernel that takes one."""
    if not sys.platform.startswith("linux") or os.uname().machine not in AUDIT or ctypes.sizeof(ctypes.c_void_p) != 8:
        return False
    return int(_libc().prctl(PR_GET_SECCOMP, 0, 0, 0, 0)) >= 0


def refuse_system_calls() -> None:
    """Put the filter on this process and all that it starts, where there is one; OSError if the kernel refuses it."""
    if sys.platform != "linux" or not filters_system_calls():
        return
    code = compiled_filter(os.uname().machine)
    filter_ = ctypes.create_string_buffer(struct.pack("@HP", len(code) // SIZE, ctypes.addressof(code)))
    _call("prctl", PR_SET_SECCOMP, MODE_FILTER, filter_, 0, 0)  # there is room for so many filters in the kernel


def _refused_by_arguments() -> dict[str, tuple[tuple[int, int], bytes]]:
    """Return the system calls whose arguments decide: their numbers, as in `REFUSED`, and the code that decides."""
    not_shared = _when(FOURTH_ARGUMENT, REFUSE, SHARED_ANONYMOUS, bits=SHARED_ANONYMOUS)
    not_of_cores = _when(SECOND_ARGUMENT, REFUSE, RLIMIT_CORE) + ALLOW
    return {
        # F_SETLEASE, F_NOTIFY, F_SETPIPE_SZ, F_SETDELEG
        "fcntl": ((72, 25), _when(SECOND_ARGUMENT, REFUSE, 1024, 1026, 1031, 1040)),
        "rt_sigaction": ((13, 134), _when(FIRST_ARGUMENT, REFUSE, SIGCHLD)),
        # PR_SET_SECCOMP, PR_SCHED_CORE, PR_SET_MEMORY_MERGE, PR_FUTEX_HASH
        "prctl": ((157, 167), _when(FIRST_ARGUMENT, REFUSE, 22, 62, 67, 78)),
        "sendto": ((44, 206), _when(ADDRESS[0], _when(ADDRESS[1], ALLOW, 0), 0) + REFUSE),  # pairs need no address
        "setrlimit": ((160, 164), _when(FIRST_ARGUMENT, REFUSE, RLIMIT_CORE)),
        "prlimit64": ((302, 261), _when(FIRST_ARGUMENT, not_of_cores, 0) + REFUSE),  # 0: its own limits
        "sched_setaffinity": ((203, 122), _when(FIRST_ARGUMENT, ALLOW, 0) + REFUSE),
        "clone": ((56, 220), _when(FIRST_ARGUMENT, ALLOW, 0, bits=NAMESPACES) + REFUSE),
        "clone3": ((435, 435), NOT_THERE),  # no filter sees its flags; without it the C library uses clone
        "mmap": ((9, 222), not_shared + _when(FOURTH_ARGUMENT, REFUSE, GROWS_DOWN, bits=GROWS_DOWN)),
        # For other families the kernel would load modules, and count their memory against nobody.
        "socketpair": ((53, 199), _when(FIRST_ARGUMENT, ALLOW, UNIX) + REFUSE),
        "ioctl": ((16, 29), _when(SECOND_ARGUMENT, ALLOW, *REQUESTS) + REFUSE),
    }


@cache
def compiled_filter(machine: str) -> ctypes.Array[ctypes.c_char]:
    """Return the filter for an architecture in the kernel's format. The fork server makes it once for all children."""
    column = list(AUDIT).index(machine)
    rules = {numbers[column]: REFUSE for calls in REFUSED for numbers in calls.values()}
    rules |= {numbers[column]: DONE for calls in FLUSHES for numbers in calls.values()}
    rules |= {numbers[column]: looked_at + ALLOW for numbers, looked_at in _refused_by_arguments().values()}
    code = b"".join(
        [
            _instruction(LOAD_WORD, ARCHITECTURE),
            _instruction(JUMP_IF_EQUAL, AUDIT[machine], if_true=1) + REFUSE,
            _instruction(LOAD_WORD, NUMBER),
            _instruction(JUMP_IF_AT_LEAST, X32, if_false=1) + REFUSE,
            *(_if(number, rule) for number, rule in rules.items() if number is not None),
            ALLOW,
        ]
    )
    return ctypes.create_string_buffer(code, len(code))
