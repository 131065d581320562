"""The homeworks that come with the project, other than the circles, and what tests ask of them."""

import runpy
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import crosscheck.command.example_homework
from crosscheck import check
from crosscheck.homework.author import Examination, Homework
from crosscheck.homework.loading import load_homework
from crosscheck.judge.verify import verify
from crosscheck.verdict import Verdict
from tests.judging.judging import level

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "docs" / "examples" / "homeworks"
FILES = {path.stem: path for path in EXAMPLES.glob("*.py")}
FILES |= {"logistic_regression": Path(crosscheck.command.example_homework.__file__)}
LABELS: dict[str, dict[str, Any]] = tomllib.loads((HERE / "labels.toml").read_text(encoding="utf-8"))
HW = f"{FILES['logistic_regression']}:hw"  # as the command line takes it
SEED = 7


@cache
def homework(name: str) -> Homework:
    """Return the homework of a name."""
    loaded = load_homework(str(FILES[name]))
    assert isinstance(loaded, Homework)
    return loaded


@cache
def examination(name: str, seed: int) -> Examination:
    """Return its questions, drawn once."""
    return homework(name).examination(seed)


def judged_file(file: str, seed: int = SEED) -> Verdict:
    """Judge a submission in the sandbox."""
    return verify(HERE / file, level(), examination(file.partition("/")[0], seed))


def right(name: str) -> dict[str, Callable[..., Any]]:
    """Return the author's own functions."""
    return {one.name: one.reference for one in homework(name).questioned}


def judged(name: str, functions: dict[str, Any], seed: int = SEED) -> Verdict:
    """Judge functions at hand."""
    return check(homework=homework(name), seed=seed, **functions).verdict


def names_of(source: str, path: Path) -> dict[str, Any]:
    """Return what a source defines."""
    path.write_text(source, encoding="utf-8")
    return runpy.run_path(str(path))
