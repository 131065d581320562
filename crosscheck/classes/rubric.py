"""What a function is worth, and the points that a verdict earns by it.

It is said on the command line or in a small TOML file, which `docs/grading.md` shows.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from crosscheck.homework import AnyHomework
from crosscheck.mistakes.findings import BEHAVIOUR, READING, REMARKS
from crosscheck.submissions.errors import CannotJudgeError

NUMBERS_ARE_RIGHT = frozenset(mistake.kind for mistake in BEHAVIOUR if mistake.numbers_right)


@dataclass(frozen=True)
class Rubric:
    """What a function is worth, and what is taken off."""

    points: Mapping[str, float]  # by function: for a right one
    assert_fails: float = 0.5  # the share that right numbers earn with which an assert of the homework fails
    remark: float = 0.0  # what a remark costs, each kind once a function
    costs: Mapping[str, float] = field(default_factory=dict)  # the same for some remarks, by kind

    def to_json(self) -> str:
        """Return the rubric as it is kept in a gradebook."""
        return json.dumps(asdict(self))


def rubric_of(text: str) -> Rubric:
    """Return the rubric that a gradebook keeps."""
    return Rubric(**json.loads(text))


def rubric_asked_for(points: str | None, file: Path | None, homework: AnyHomework) -> Rubric | None:
    """Return the rubric that --points or --rubric names, if one does; CannotJudgeError if both do."""
    functions = [function.name for function in homework.questioned]
    if points is not None and file is not None:
        raise CannotJudgeError("--points and --rubric say the same thing twice; give one of them.")
    if points is not None:
        return rubric_from_words(points, functions)
    return None if file is None else rubric_from_file(file, functions, kinds_of_remarks(homework))


def one_point_each(homework: AnyHomework) -> Rubric:
    """Return the rubric that holds where none was given."""
    return Rubric({function.name: 1.0 for function in homework.questioned})


def kinds_of_remarks(homework: AnyHomework) -> set[str]:
    """Return the names of the remarks that a verdict on a homework may hold, which a rubric may price."""
    remarks = {each.kind for each in (*REMARKS, *homework.remarks) if each.level == "remark"}
    return remarks | {each.kind for each in READING if each.level == "remark"}


def rubric_from_words(text: str, functions: Collection[str]) -> Rubric:
    """Read ``network=3,loss=3``; CannotJudgeError if it is something else, or prices no function of the homework."""
    pairs = [part.partition("=") for part in text.split(",")]
    if not all(name.strip() and equals for name, equals, _ in pairs):
        raise CannotJudgeError(f"--points must be NAME=POINTS, several with commas between, got {text!r}.")
    priced = {name.strip(): _number(f"--points {name.strip()}", value) for name, _, value in pairs}
    if len(priced) < len(pairs):
        raise CannotJudgeError(f"--points names a function twice: {text}")
    return _checked("--points", Rubric(priced), functions)


def rubric_from_file(path: Path, functions: Collection[str], remarks: Collection[str]) -> Rubric:
    """Read a rubric's TOML file, which may price functions and remarks; CannotJudgeError as by `rubric_from_words`."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotJudgeError(f"{path} cannot be read ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CannotJudgeError(f"{path} is not TOML: {error}") from None
    unknown = tables.keys() - {"points", "rules", "costs"}
    rules = _table(path, tables, "rules")
    unknown |= rules.keys() - {"assert_fails", "remark"}
    if unknown:
        has = "a rubric has [points], [rules] (assert_fails, remark) and [costs]"
        raise CannotJudgeError(f"{path} holds {', '.join(sorted(unknown))}: {has}.")
    costs = _table(path, tables, "costs")
    if strange := sorted(costs.keys() - remarks):
        near = get_close_matches(strange[0], remarks, 1)
        meant = f"; did you mean {near[0]}?" if near else "; docs/levels.md lists them."
        raise CannotJudgeError(f"{path}: costs.{strange[0]} is the name of no remark{meant}")
    return _checked(str(path), Rubric(_table(path, tables, "points"), **rules, costs=costs), functions)


def _table(path: Path, tables: Mapping[str, object], name: str) -> dict[str, float]:
    table = tables.get(name, {})
    if not isinstance(table, dict):
        raise CannotJudgeError(f"{path}: {name} must be a table, [{name}].")
    return {key: _number(f"{path}: {name}.{key}", value) for key, value in table.items()}


def _number(what: str, value: object) -> float:
    try:
        number = math.nan if isinstance(value, bool) else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        number = math.nan
    if not 0 <= number < math.inf:
        raise CannotJudgeError(f"{what} must be a number of 0 or more, got {value!r}.")
    return number


def _checked(source: str, rubric: Rubric, functions: Collection[str]) -> Rubric:
    unknown = [name for name in rubric.points if name not in functions]
    if unknown or not rubric.points:
        priced = ", ".join(unknown) or "nothing"
        raise CannotJudgeError(f"{source} prices {priced}: the homework has {', '.join(functions)}.")
    if rubric.assert_fails > 1:
        raise CannotJudgeError(f"{source}: assert_fails is a share, from 0 to 1, got {rubric.assert_fails:g}.")
    return rubric


def points(verdict: Mapping[str, Any], rubric: Rubric) -> dict[str, float]:
    """Return the points of each function that the rubric prices, by a ``crosscheck.verify/2`` object.

    A function is priced on its own contract: one that is right given the student's own network or loss earns all its
    points. Its remarks may cost, once for each kind; notes never do. One whose numbers are right and which fails an
    assert of the homework earns the share that the rubric says. What is wrong otherwise, missing or could not be judged
    earns nothing.
    """
    functions = verdict["functions"]
    return {name: _earned(functions.get(name), most, rubric) for name, most in rubric.points.items()}


def numbers_are_right(function: Mapping[str, Any]) -> bool:
    """Whether a function is wrong only by a shape or a type, with which an assert fails."""
    kinds = {cause["kind"] for cause in function["causes"]}
    return function["verdict"] == "wrong" and bool(kinds) and kinds <= NUMBERS_ARE_RIGHT


def _earned(function: Mapping[str, Any] | None, most: float, rubric: Rubric) -> float:
    if function is None:
        return 0.0
    kinds = {remark["kind"] for remark in function["remarks"] if remark["level"] == "remark"}
    cost = sum(rubric.costs.get(kind, rubric.remark) for kind in kinds)
    if function["verdict"] in ("right", "remarks"):
        return max(0.0, most - cost)
    return max(0.0, most * rubric.assert_fails - cost) if numbers_are_right(function) else 0.0
