"""What a command takes, with all processes that it starts: seconds, processor time and memory (Linux).

Processor time is what other programs on the machine disturb least. It is counted by a control group, which takes root: nobody
waits for the processes of the sandbox, so that no parent knows their times.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

GROUPS = Path("/sys/fs/cgroup")
LOOK_SECONDS = 0.05
ENTER = "import os, sys; open(sys.argv[1], 'w').write(str(os.getpid())); os.execvp(sys.argv[2], sys.argv[2:])"


class Taken(NamedTuple):
    """What a command took.

    Attributes
    ----------
    seconds, processor_seconds : float
        Of the wall, and of all processes together; NaN where they cannot be counted.
    megabytes : float
        The most that its first process held at a time.
    code : int
        The exit code.
    said : str
        What it wrote to stdout and stderr.
    """

    seconds: float
    processor_seconds: float
    megabytes: float
    code: int
    said: str


def taken(command: Sequence[str | Path], folder: Path, log: Path) -> Taken:
    """Run a command in a folder."""
    with _group() as group, log.open("w+", encoding="utf-8") as said:
        enter = [sys.executable, "-c", ENTER, group / "cgroup.procs"] if group else []
        started, peak = time.perf_counter(), 0.0
        process = subprocess.Popen([*enter, *command], cwd=folder, stdout=said, stderr=subprocess.STDOUT)
        while process.poll() is None:
            peak = max(peak, _megabytes(process.pid))
            time.sleep(LOOK_SECONDS)
        seconds = time.perf_counter() - started
        said.seek(0)
        return Taken(seconds, _processor_seconds(group), peak, process.returncode, said.read())


@contextmanager
def _group() -> Iterator[Path | None]:
    """Make a control group that counts processor time, and delete it afterwards; None where that may not be."""
    group = (GROUPS / "cpuacct" if (GROUPS / "cpuacct").is_dir() else GROUPS) / f"crosscheck-{os.getpid()}"
    try:
        group.mkdir()
    except OSError:
        yield None
        return
    try:
        yield group
    finally:
        while (group / "cgroup.procs").read_text(encoding="ascii"):  # what a kill left behind ends by itself
            time.sleep(LOOK_SECONDS)
        group.rmdir()


def _processor_seconds(group: Path | None) -> float:
    if group is None:
        return float("nan")
    if (group / "cpuacct.usage").exists():
        return int((group / "cpuacct.usage").read_text(encoding="ascii")) / 1e9
    counted = dict(line.split() for line in (group / "cpu.stat").read_text(encoding="ascii").splitlines())
    return int(counted["usage_usec"]) / 1e6


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
