"""How long a verdict takes: ``python -m tests.benchmarks.verdicts`` measures what docs/speed.md says of it.

One notebook: the whole command `crosscheck verify`, beside `jupyter nbconvert --execute` on the same notebook, in turns.
Several: submissions whose own computing takes no time, on one core. Exits 1 when a promise does not hold. Times depend
on the machine, so the test suite does not run this.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.judging.notebooks import homework

ROOT = Path(__file__).parents[2]
RIGHT = ROOT / "tests" / "judging" / "right"
QUICK = [
    "closures",
    "columns",
    "features_first",
    "jacobian_matrix",
    "lambdas",
    "partial",
    "points_first",
    "returns_list",
]
WRONG = ROOT / "tests" / "judging" / "wrong"
TURNS = 5
PROMISED_SECONDS, PROMISED_SHARE, PROMISED_RATE = 0.5, 0.25, 10.0
DRAWING = {"import seaborn as sns; sns.set()\n": "", "cmap = sns.color_palette('colorblind', 2)": "cmap = 'br'"}


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


def verify(paths: Sequence[Path]) -> list[str]:
    """Give the command that judges these files."""
    return [sys.executable, "-m", "crosscheck", "verify", "--format", "json", *map(str, paths)]


def execute(notebook: Path) -> list[str]:
    """Give the command that runs a notebook."""
    options = ["--to", "notebook", "--execute", "--output", "executed"]
    return [sys.executable, "-m", "nbconvert", *options, str(notebook)]


def seconds(command: Sequence[str]) -> float:
    """Time a whole process."""
    started = time.perf_counter()
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    took = time.perf_counter() - started
    if ended.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")
    return took


def one_beside_execution(folder: Path) -> bool:
    """Measure one notebook both ways, in turns; say whether the promises hold."""
    notebook = hand_in(RIGHT / "closures.py", folder)
    commands = {"verify": verify([notebook])}
    if importlib.util.find_spec("nbconvert"):
        commands["execute"] = execute(notebook)
    best = dict.fromkeys(commands, float("inf"))
    for _ in range(TURNS):
        best = {name: min(best[name], seconds(command)) for name, command in commands.items()}
    print(f"one notebook: {best['verify']:.2f} s, whole process (promised: {PROMISED_SECONDS:g} s)")
    if "execute" not in best:
        print("nbconvert is not installed, so there is no comparison with running the notebook")
        return best["verify"] <= PROMISED_SECONDS
    share = best["verify"] / best["execute"]
    print(
        f"nbconvert --execute on it: {best['execute']:.2f} s; verify takes {share:.2f} of that (promised: {PROMISED_SHARE:g})"
    )
    return best["verify"] <= PROMISED_SECONDS and share <= PROMISED_SHARE


def rate_on_one_core(paths: Sequence[Path], what: str) -> float:
    """Measure how many a second are judged."""
    rate = max(len(paths) / seconds(verify(paths)) for _ in range(TURNS))
    print(f"{len(paths)} {what}, on one core: {rate:.1f} a second (promised: {PROMISED_RATE:g})")
    return rate


def main() -> int:
    """Measure, print, and return the exit code."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = with_data(Path(scratch))
        holds = one_beside_execution(folder)
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # what it starts inherits it
        right = [hand_in(RIGHT / f"{name}.py", folder) for name in QUICK] * 5
        wrong = [hand_in(path, folder) for path in sorted(WRONG.glob("*__vectorised.py"))[:40]]
        holds &= rate_on_one_core(right, "right notebooks") >= PROMISED_RATE
        holds &= rate_on_one_core(wrong, "wrong notebooks") >= PROMISED_RATE
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
