"""Rubrics, on the command line or in a TOML file (docs/grading.md), and the points of a verdict."""

import json
import math
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from crosscheck.homework import AnyHomework
from crosscheck.homework.network import NetworkHomework
from crosscheck.mistakes.findings import BEHAVIOUR, FAIL_IN_USE, NO_SANDBOX, READING, REASONS, REMARKS, SYMPTOMS
from crosscheck.mistakes.mistake import Kind
from crosscheck.submissions.errors import CannotJudgeError, failure_told
from crosscheck.verdict import grouped

SYMPTOM_KINDS = frozenset(symptom.kind for symptom in SYMPTOMS)
#: Reasons that may be the machine's fault: there are no points until it is judged, or a person gives points.
UNPRICED = frozenset({"package", "waiting", NO_SANDBOX.kind})
LATE = "late"  # in place of a time, if the platform says only that the submission was late


@dataclass(frozen=True)
class Rubric:
    """The points of each function, and the deductions."""

    points: Mapping[str, float]  # the points of a right function, by name
    assert_fails: float = 0.5  # the share of the points for right numbers with which the homework's asserts fail
    remark: float = 0.0  # the cost of each kind of remark on a function
    costs: Mapping[str, float] = field(default_factory=dict)  # the costs of findings, by kind or by a glob of kinds
    late: float = 0.0  # the share that a late submission loses
    due: str = ""  # the due time by ISO 8601, for platforms that export times

    def to_json(self) -> str:
        """Return the rubric in a gradebook's format."""
        return json.dumps(asdict(self))

    def cost(self, kind: str) -> float | None:
        """Return the cost of a finding, by its name or by the first matching glob; None if the rubric has none."""
        return self.costs.get(kind, next((cost for glob, cost in self.costs.items() if fnmatchcase(kind, glob)), None))

    def is_late(self, handed_in: str) -> bool:
        """Return whether a submission was late: its platform says so, or its time is after `due`."""
        if not handed_in or handed_in == LATE:
            return bool(handed_in)
        return bool(self.due) and datetime.fromisoformat(handed_in) > datetime.fromisoformat(self.due)


def rubric_of(text: str) -> Rubric:
    """Read a rubric in a gradebook's format."""
    return Rubric(**json.loads(text))


def rubric_asked_for(points: str | None, file: Path | None, homework: AnyHomework) -> Rubric | None:
    """Return the rubric of --points or --rubric, if one is given; CannotJudgeError if both are."""
    functions = [function.name for function in homework.questioned]
    if points is not None and file is not None:
        raise CannotJudgeError("--points and --rubric say the same thing twice; give one of them.")
    if points is not None:
        return rubric_from_words(points, functions)
    return None if file is None else rubric_from_file(file, functions, kinds_of(homework))


def one_point_each(homework: AnyHomework) -> Rubric:
    """Return the default rubric, with one point for each function."""
    return Rubric({function.name: 1.0 for function in homework.questioned})


def kinds_of(homework: AnyHomework) -> set[str]:
    """Return the kinds of findings that a rubric may price: those that can change a homework's verdict."""
    if isinstance(homework, NetworkHomework):
        own = homework.catalogue.mistakes
    else:
        own = tuple(mistake for function in homework.questioned for mistake, _ in function.mistakes)
    known = chain[Kind](own, homework.remarks, BEHAVIOUR, SYMPTOMS, REMARKS, READING, REASONS)
    return {each.kind for each in known if each.level != "note"}


def rubric_from_words(text: str, functions: Collection[str]) -> Rubric:
    """Read a rubric from text such as ``network=3,loss=3``. CannotJudgeError for other text or other functions."""
    pairs = [part.partition("=") for part in text.split(",")]
    if not all(name.strip() and equals for name, equals, _ in pairs):
        raise CannotJudgeError(f"--points must be NAME=POINTS, several with commas between, got {text!r}.")
    priced = {name.strip(): number_of(f"--points {name.strip()}", value) for name, _, value in pairs}
    if len(priced) < len(pairs):
        raise CannotJudgeError(f"--points names a function twice: {text}")
    return _checked("--points", Rubric(priced), functions)


def rubric_from_file(path: Path, functions: Collection[str], kinds: Collection[str]) -> Rubric:
    """Read a rubric's TOML file, with prices of functions and findings. CannotJudgeError as in `rubric_from_words`."""
    try:
        with failure_told(f"{path} cannot be read"):
            tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CannotJudgeError(f"{path} is not TOML: {error}") from None
    rules = tables.get("rules")
    due = rules.pop("due", None) if isinstance(rules, dict) else None
    if due is not None and (not isinstance(due, datetime) or due.tzinfo is None):
        raise CannotJudgeError(f"{path}: rules.due must be a time with its offset, as in 2026-11-20T23:59:00+01:00.")
    shares = _table(path, tables, "rules")
    if unknown := (tables.keys() - {"points", "rules", "costs"}) | (shares.keys() - {"assert_fails", "remark", "late"}):
        has = "a rubric has [points], [rules] (assert_fails, remark, late, due) and [costs]"
        raise CannotJudgeError(f"{path} holds {', '.join(sorted(unknown))}: {has}.")
    costs = _table(path, tables, "costs")
    for name in (name for name in costs if not any(fnmatchcase(kind, name) for kind in kinds)):
        near = get_close_matches(name, kinds, 1)
        meant = f"did you mean {near[0]}?" if near else "docs/levels.md lists them."
        raise CannotJudgeError(f"{path}: costs.{name} is the name of no mistake or finding; {meant}")
    written = "" if due is None else due.isoformat()
    return _checked(str(path), Rubric(_table(path, tables, "points"), **shares, costs=costs, due=written), functions)


def in_toml(rubric: Rubric, made: Iterable[tuple[str, str, int]] = ()) -> str:
    """Return a rubric as TOML. Comments list a class's findings `made`, as (kind, function, number of students).

    In the comments, a kind without a price has no number. The user adds one to uncomment it.
    """
    rules = {"assert_fails": rubric.assert_fails, "remark": rubric.remark, "late": rubric.late}
    lines, quoted = list[str](), partial(json.dumps, ensure_ascii=False)
    for title, table in {"points": rubric.points, "rules": rules, "costs": rubric.costs}.items():
        lines += [f"[{title}]", *(f"{quoted(name)} = {each!r}" for name, each in table.items())]
        lines += [f"due = {rubric.due}"] if title == "rules" and rubric.due else []
    for kind, found in grouped((kind, f"{n} in {function or 'the file'}") for kind, function, n in made).items():
        price = "" if kind in rubric.costs else " =" if (cost := rubric.cost(kind)) is None else f" = {cost!r}"
        lines.append(f"# {quoted(kind)}{price}  # {', '.join(found)}")
    return "\n".join(lines) + "\n"


def _table(path: Path, tables: Mapping[str, object], name: str) -> dict[str, float]:
    table = tables.get(name, {})
    if not isinstance(table, dict):
        raise CannotJudgeError(f"{path}: {name} must be a table, [{name}].")
    return {key: number_of(f"{path}: {name}.{key}", value) for key, value in table.items()}


def number_of(what: str, value: object) -> float:
    """Convert points or a share to a number of 0 or more. CannotJudgeError, about `what`, for anything else."""
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
    for name in ("assert_fails", "late"):
        if getattr(rubric, name) > 1:
            raise CannotJudgeError(f"{source}: {name} is a share, from 0 to 1, got {getattr(rubric, name):g}.")
    return rubric


def points(verdict: Mapping[str, Any], rubric: Rubric) -> dict[str, float]:
    """Return the points of each function in the rubric, by a verdict as a ``crosscheck.verify/2`` object.

    docs/grading.md has the rules. A function that the grading machine could not judge has no points until it is judged
    or marked.
    """
    functions = verdict["functions"]
    unjudged = [each["reason"] for each in functions.values() if each["verdict"] == "unjudged"]
    lacking = {reason["kind"] for reason in unjudged if reason}
    pending = {*UNPRICED, "depends"} if lacking & UNPRICED else set()
    return {
        name: _earned(functions.get(name), most, rubric)
        for name, most in rubric.points.items()
        if name not in functions or (functions[name]["reason"] or {}).get("kind") not in pending
    }


def numbers_are_right(function: Mapping[str, Any]) -> bool:
    """Return whether a function is wrong only because its answer's shape or type makes an assert fail."""
    kinds = {cause["kind"] for cause in function["causes"]}
    return function["verdict"] == "wrong" and bool(kinds) and kinds <= FAIL_IN_USE


def _earned(function: Mapping[str, Any] | None, most: float, rubric: Rubric) -> float:
    if function is None:
        return 0.0
    remarks = {remark["kind"] for remark in function["remarks"] if remark["level"] == "remark"}
    prices = [rubric.cost(kind) for kind in remarks]
    cost = sum(rubric.remark if price is None else price for price in prices)
    if function["verdict"] in ("right", "remarks"):
        return max(0.0, most - cost)
    if function["verdict"] != "wrong":
        return 0.0
    kinds = {each["kind"] for each in function["causes"] or filter(None, [function["reason"]])}
    costs = [rubric.cost(kind) for kind in kinds - SYMPTOM_KINDS or kinds]
    if costs and None not in costs:
        return max(0.0, most - cost - sum(filter(None, costs)))
    return max(0.0, most * rubric.assert_fails - cost) if numbers_are_right(function) else 0.0
