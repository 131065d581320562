"""How well a submission is contained, and which level this machine can give.

``strong``: bubblewrap around a fork server, and around each submission namespaces of its own. It sees a read-only
system, no processes but its own, a private folder in memory and no network.
``process``: a process of its own with limits, a clean environment, a private working folder and deadlines. It can read
any file that the user can read.

docs/sandbox.md lists all that neither level protects. On Windows there is no level: nothing is judged there but the
functions of one's own notebook, by `crosscheck.check`.

At the level ``process`` a session must end in the thread that began it, or that thread must outlive it: Linux ends a
child that asked to die with its parent when the *thread* that started it is gone.
"""

import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from crosscheck.sandbox import bubblewrap, forkserver
from crosscheck.sandbox.forkserver import SandboxUnavailable

NOT_ON_WINDOWS = (
    "Submissions are judged on Linux and macOS, and on Windows in WSL. "
    "Outside WSL, crosscheck.check judges the functions of your own notebook."
)
STARTING = "starting the strong sandbox"  # the name of a thread


class Level(StrEnum):
    """See the module's docstring for what each one does not protect."""

    STRONG = "strong"
    PROCESS = "process"


@dataclass(frozen=True)
class Limits:
    """What a submission may use. Seconds are processor time on Linux, and wall time on other systems."""

    load_seconds: float = 30.0  # for running the definitions
    call_seconds: float = 10.0  # for a call at one point, or any with `few_elements` numbers at most in its arguments
    few_elements: int = 24
    seconds_per_element: float = 1 / 75  # more for each number beyond these: with 500 points a call may take 30 s
    waiting_seconds: float = 10.0  # of wall time without using the processor, during one request
    total_waiting_seconds: float = 60.0  # likewise, during all requests together
    total_seconds: float = 90.0  # for all requests together: two functions that do not end leave some for a third
    wall_factor: float = 3.0  # limit of wall time over that of processor time, for a request and for all together
    memory_bytes: int = 2 * 1024**3  # held by its processes; addresses that are only reserved do not count
    file_bytes: int = 64 * 1024**2  # of a file that it writes
    output_bytes: int = 480  # that are kept
    reply_elements: int = 4096  # numbers in a value that it returns
    processes: int = 24  # at a time
    threads: int = 256

    def seconds_for(self, elements: int) -> float:
        """Return how long a call may take whose arguments hold so many numbers."""
        return self.call_seconds + self.seconds_per_element * max(elements - self.few_elements, 0)


def start_early(sandbox: str) -> None:
    """Start the strong level in a thread, if it may be asked for, so that others can use the processor meanwhile."""
    if sandbox == Level.PROCESS:
        return
    commands = bubblewrap.commands()  # not in the thread, which would wait for this one at each file that it looks at

    def start() -> None:
        with suppress(SandboxUnavailable):  # as `choose_level` finds as well
            forkserver.running_server(commands)

    threading.Thread(target=start, name=STARTING).start()


def choose_level(requested: Literal["auto", "strong", "process"]) -> Level:
    """Return the strongest level that starts here, or the requested one.

    SandboxUnavailable is raised, with the reason, on Windows, or if "strong" is asked for and does not start.
    """
    if sys.platform == "win32":
        raise SandboxUnavailable(NOT_ON_WINDOWS)
    if requested == "process" or (requested == "auto" and why_not_strong() is not None):
        return Level.PROCESS
    forkserver.running_server()
    return Level.STRONG


def why_not_strong() -> str | None:
    """Return why the strong level does not start here, as the end of a sentence; None if it does."""
    try:
        forkserver.running_server()
    except SandboxUnavailable as why:
        return str(why).removeprefix(forkserver.UNAVAILABLE)
    return None
