"""What keeps apart submissions that share one bubblewrap: each has its own processes, network and folders in memory."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

from .libc import LIBC

NEW_MOUNTS, NEW_HOST_NAME, NEW_IPC = 0x00020000, 0x04000000, 0x08000000
NEW_PROCESSES, NEW_NETWORK = 0x20000000, 0x40000000

READ_ONLY, NO_SETUID, NO_DEVICES, REMOUNT = 1, 2, 4, 32
BIND, MOVE, RECURSIVE, PRIVATE = 1 << 12, 1 << 13, 1 << 14, 1 << 18

CAPABILITIES_VERSION = 0x20080522  # the third, of 64 bits


def separate(folders: dict[str, int], covered: dict[str, list[str]]) -> None:
    """Move this process to new namespaces, and its children to a new one of processes.

    Parameters
    ----------
    folders : dict
        Where to put new folders in memory, and their sizes in bytes; files to be shown pass through the first.
    covered : dict
        Folders to cover with an empty one that cannot be written, and the files that stay visible there.

    Raises
    ------
    OSError
        If the kernel refuses; then the process must not go on to the submission.
    """
    _call("unshare", NEW_MOUNTS | NEW_HOST_NAME | NEW_IPC | NEW_PROCESSES | NEW_NETWORK)
    _mount(None, "/", RECURSIVE | PRIVATE)
    for path, size in folders.items():
        _mount("tmpfs", path, NO_SETUID | NO_DEVICES, f"size={size},mode=1777")
    for path, shown in covered.items():
        if Path(path).is_dir():
            _cover(Path(path), shown, Path(next(iter(folders))))


def give_up_capabilities() -> None:
    """Keep none of the capabilities; no program that is started regains any, since bubblewrap forbids that.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    header, none = (ctypes.c_uint32 * 2)(CAPABILITIES_VERSION, 0), (ctypes.c_uint32 * 6)()
    _call("capset", header, none)


def _cover(folder: Path, shown: list[str], elsewhere: Path) -> None:
    """Put an empty folder over one, and carry the files to be shown across."""
    for name in shown:
        (elsewhere / name).touch()
        _mount(str(folder / name), str(elsewhere / name), BIND)
    _mount("tmpfs", str(folder), NO_SETUID | NO_DEVICES, "size=4096,mode=755")
    for name in shown:
        (folder / name).touch()
        _mount(str(elsewhere / name), str(folder / name), MOVE)
        (elsewhere / name).unlink()
    _mount(None, str(folder), REMOUNT | READ_ONLY | NO_SETUID | NO_DEVICES)


def _mount(source: str | None, target: str, flags: int, options: str = "") -> None:
    kind = b"tmpfs" if source == "tmpfs" else None
    _call("mount", source and os.fsencode(source), os.fsencode(target), kind, flags, options.encode())


def _call(name: str, *args: object) -> None:
    """Call a function of the C library; numbers are passed as unsigned longs, which every ABI here takes."""
    passed = [ctypes.c_ulong(arg) if isinstance(arg, int) else arg for arg in args]
    if getattr(LIBC, name)(*passed) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
