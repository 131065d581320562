"""Classes to measure: quick submissions, slow ones among them, and the corpus under students' names."""

from __future__ import annotations

import sys
from itertools import cycle
from pathlib import Path

from tests.benchmarks.verdicts import QUICK, RIGHT

CORPUS = [path for kind in ("right", "wrong", "remarks") for path in sorted((RIGHT.parent / kind).glob("*.py"))]
IMPORTS_MUCH = ("torch", "autograd_loop", "autograd_per_point", "mixed_hand_and_autograd", "__tensor")
SLOW = Path(__file__).with_name("styles") / "autograd_per_point.py"


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
