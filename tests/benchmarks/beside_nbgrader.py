"""A class judged, beside running and grading it by its asserts: ``python -m tests.benchmarks.beside_nbgrader [N]``.

The same notebooks, in one run: `crosscheck grade`, `jupyter nbconvert --execute` on all of them in one process, and
`nbgrader autograde`, for which the homework's own asserts are the tests. It needs ``pip install nbconvert nbgrader``, and prints
the table in docs/speed.md.
"""

import json
import os
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.classes import QUICK, RIGHT, WRONG, Taken, grade, hand_in, taken, with_data

N = 24
ASSIGNMENT = "hw09"


def notebooks(folder: Path, n: int) -> list[Path]:
    """Hand in n notebooks, every second of which is wrong, each named after a student."""
    wrong = sorted(WRONG.glob("*__vectorised.py"))
    modules = [wrong[i * len(wrong) // n] if i % 2 else RIGHT / f"{QUICK[i // 2 % len(QUICK)]}.py" for i in range(n)]
    return [hand_in(module, folder).rename(folder / f"student{i:02}.ipynb") for i, module in enumerate(modules)]


def course(folder: Path, handed_in: list[Path]) -> Path:
    """Make a course of nbgrader's from the same notebooks."""
    place = with_data((folder / "source" / ASSIGNMENT).absolute())
    _write_with_tests(hand_in(RIGHT / "closures.py", folder), place / "homework.ipynb")
    for notebook in handed_in:
        _write_with_tests(notebook, folder / "submitted" / notebook.stem / ASSIGNMENT / "homework.ipynb")
    configuration = "c = get_config()\nc.CourseDirectory.course_id = 'class'\n"
    (folder / "nbgrader_config.py").write_text(configuration, encoding="utf-8")
    return folder


def _write_with_tests(notebook: Path, copy: Path) -> None:
    """Copy a notebook; the homework's asserts become nbgrader's tests, worth a point each."""
    text = json.loads(notebook.read_text(encoding="utf-8"))
    tests = 0
    for cell in text["cells"]:
        if cell["cell_type"] == "code" and "".join(cell["source"]).startswith("# A correct solution should pass"):
            tests += 1
            told = {"grade": True, "locked": True, "solution": False, "task": False, "schema_version": 3}
            cell["metadata"]["nbgrader"] = told | {"grade_id": f"asserts-{tests}", "points": 1}
    if not tests:
        raise SystemExit(f"{notebook} has no asserts that could be nbgrader's tests")
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(json.dumps(text), encoding="utf-8")


def measured(scratch: Path, n: int) -> dict[str, Taken]:
    """Run all three, one after the other."""
    plain = with_data(scratch / "class")
    files = notebooks(plain, n)
    graded = course(scratch / "course", files)
    tool, log = [sys.executable, "-m"], scratch / "log"
    generated = taken([*tool, "nbgrader", "generate_assignment", ASSIGNMENT], graded, log)
    if generated.code:
        raise SystemExit(generated.said)
    students = ("--student", r"(?P<student>student\d+)\.ipynb$")
    execute = ["nbconvert", "--to", "notebook", "--execute", "--allow-errors", "--output-dir", scratch / "executed"]
    return {
        "`crosscheck grade`": taken(grade(plain, scratch / "class.sqlite", *students), scratch, log),
        "`nbconvert --execute`": taken([*tool, *execute, *files], plain, log),
        "`nbgrader autograde`": taken([*tool, "nbgrader", "autograde", ASSIGNMENT], graded, log),
    }


def main(n: int = N) -> int:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        told = measured(Path(scratch), n)
        for name, one in told.items():
            if one.code:
                print(f"{name} ended with {one.code}: {one.said[-1000:]}", file=sys.stderr)
    packages = ", ".join(f"{name} {version(name)}" for name in ("nbconvert", "nbgrader"))
    print(f"{n} notebooks, {os.cpu_count()} cores, {packages}, {datetime.now(UTC):%Y-%m-%d}\n")
    print("| | seconds | a notebook | processor time a notebook |\n|---|---:|---:|---:|")
    for name, one in told.items():
        print(f"| {name} | {one.seconds:.1f} | {one.seconds / n:.2f} s | {one.processor_seconds / n:.2f} s |")
    return max(one.code for one in told.values())


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
