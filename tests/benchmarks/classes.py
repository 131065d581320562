"""Classes to measure, and what a command takes with all processes that it starts: time and memory (Linux).

Of a class, some submissions are quick and some slow, or it is the corpus under students' names. Processor time is what
other programs on the machine disturb least. It is counted by a control group, which takes root: nobody waits for the
processes of the sandbox, so that no parent knows their times.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from tests.judging.notebooks import homework

ROOT = Path(__file__).parents[2]
RIGHT = ROOT / "tests" / "judging" / "right"
QUICK = ["closures", "columns", "features_first", "jacobian_matrix", "lambdas", "partial"]
QUICK += ["points_first", "returns_list"]
WRONG = ROOT / "tests" / "judging" / "wrong"
CORPUS = [path for kind in ("right", "wrong", "remarks") for path in sorted((RIGHT.parent / kind).glob("*.py"))]
IMPORTS_MUCH = ("torch", "autograd_loop", "autograd_per_point", "mixed_hand_and_autograd", "__tensor")
SLOW = RIGHT / "style__autograd_per_point.py"
DRAWING = {"import seaborn as sns; sns.set()\n": "", "cmap = sns.color_palette('colorblind', 2)": "cmap = 'br'"}
GROUPS = Path("/sys/fs/cgroup")
LOOK_SECONDS = 0.05
ENTER = "import os, sys; open(sys.argv[1], 'w').write(str(os.getpid())); os.execvp(sys.argv[2], sys.argv[2:])"


def hand_in(module: Path, folder: Path) -> Path:
    """Write a module as the homework's notebook, with the data where the homework expects it; no seaborn is needed."""
    text = homework(module.read_text(encoding="utf-8"))
    for theirs, plain in DRAWING.items():
        text = text.replace(theirs.replace("\n", "\\n"), plain)
    notebook = folder / f"{module.stem}.ipynb"
    notebook.write_text(text, encoding="utf-8")
    return notebook


def with_data(folder: Path) -> Path:
    """Put the homework's data where its notebooks look for them."""
    shutil.copytree(ROOT / "data", folder / "tmp_data")
    return folder


def quick(folder: Path, n: int) -> Path:
    """Hand in n submissions whose own computing takes no time."""
    for i, name in zip(range(n), cycle(QUICK), strict=False):
        _hand_in(folder, i, (RIGHT / f"{name}.py").read_text(encoding="utf-8"))
    return folder


def half_slow(folder: Path, n: int) -> Path:
    """Hand in n submissions, every second of which calls autograd once a point."""
    quick(folder, n)
    for i in range(0, n, 2):
        _hand_in(folder, i, SLOW.read_text(encoding="utf-8"))
    return folder


def of_the_corpus(folder: Path, n: int) -> Path:
    """Hand in n files of the corpus, spread over it, but for those that import what takes seconds."""
    files = [path for path in CORPUS if not any(word in path.stem for word in IMPORTS_MUCH)]
    if len(files) < n:
        raise SystemExit(f"the corpus has {len(files)} quick files, fewer than {n}")
    for i in range(n):
        _hand_in(folder, i, files[i * len(files) // n].read_text(encoding="utf-8"))
    return folder


def _hand_in(folder: Path, i: int, source: str) -> None:
    student = folder / f"Zoë 🙂 {i:04}"
    student.mkdir(parents=True, exist_ok=True)
    (student / "homework.py").write_text(f"{source}\n# {i}\n", encoding="utf-8")


def grade(folder: Path, book: Path, *words: str) -> list[str]:
    """Return the command that grades a class."""
    return [sys.executable, "-m", "crosscheck", "grade", str(folder), "--gradebook", str(book), "--seed", "20", *words]


class Taken(NamedTuple):
    """What a command took."""

    seconds: float  # of the wall
    processor_seconds: float  # of all processes together; NaN where they cannot be counted
    megabytes: float  # the most that its first process held at a time
    code: int  # the exit code
    said: str  # what it wrote to stdout and stderr


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
