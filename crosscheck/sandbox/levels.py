"""How well a submission is contained, and which level this machine can give.

``strong``
    Bubblewrap: own user, process, network, IPC and mount namespaces. The submission sees a read-only
    system, a private folder in memory and no network, and everything it started ends with the session.
    Not protected: bugs of the kernel (no system call is filtered); the processor's time up to the
    limits; reading what the read-only mounts show (the Python installation and its packages).
``process``
    A process of its own with rlimits, a clean environment, a private working folder and deadlines; on
    Linux a guard process above it and, as far as the kernel's Landlock goes, no writing outside the
    private folder (5.13), no TCP (6.7), no signals to other processes (6.12).
    Not protected: reading any file that the user can read, the judge's own packages among them;
    without Landlock (old kernels, macOS, Windows) also writing, signals and the network; a daemon that
    hides on purpose (its own session, empty environment); the mode, owner and times of your own files,
    which Landlock does not cover; run by root, also lifting the rlimits again.
    Use it for your own work only.

A session must end in the thread that began it, or that thread must outlive it: Linux ends a child that
asked to die with its parent when the *thread* that started it is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from crosscheck.sandbox import bubblewrap


class Level(StrEnum):
    """See the module's docstring for what each one does not protect."""

    STRONG = "strong"
    PROCESS = "process"


class SandboxUnavailable(Exception):  # noqa: N818 - a state of the machine, not an error in the program
    """The level that was asked for cannot be had on this machine."""


@dataclass(frozen=True)
class Limits:
    """What a submission may use. ``import torch`` alone needs 1 GiB of address space."""

    load_seconds: float = 20.0
    call_seconds: float = 10.0
    total_seconds: float = 60.0
    memory_bytes: int = 2 * 1024**3
    file_bytes: int = 64 * 1024**2
    output_bytes: int = 20_000
    reply_elements: int = 4096
    processes: int = 64


def choose_level(requested: Literal["auto", "strong", "process"]) -> Level:
    """Find the level to run at, by trying it.

    Raises
    ------
    SandboxUnavailable
        If "strong" is demanded and a probe of it fails.
    """
    if requested == "process":
        return Level.PROCESS
    if bubblewrap.working_options() is not None:
        return Level.STRONG
    if requested == "strong":
        raise SandboxUnavailable(
            "the strong sandbox is not available: bubblewrap (bwrap) is not installed, older than 0.8, "
            "or may not create namespaces here"
        )
    return Level.PROCESS
