"""The judge as tests reach it: all that they need of its inside, in one place.

Whatever else a test of the judge uses is public: `crosscheck.verdict`, and `by_hand` for what is right.
"""

import math
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.homework.circles.reference import roundings
from crosscheck.homework.network import NetworkExamination
from crosscheck.judge import verify as verification
from crosscheck.judge.asking import cost
from crosscheck.judge.asking.in_process import InProcess
from crosscheck.judge.asking.repetition import shown as shown
from crosscheck.judge.examine import examine
from crosscheck.judge.optimize import judge_descent
from crosscheck.mistakes.matching import same as same
from crosscheck.mistakes.textbook import ANSWERS, Edit
from crosscheck.mistakes.textbook import RIGHT as UNCHANGED
from crosscheck.sandbox.levels import Level, Limits, choose_level
from crosscheck.sandbox.session import Session
from crosscheck.submissions.probes import Array, Probe
from crosscheck.verdict import FunctionVerdict, Verdict
from manual import by_hand
from tests.judging.formulas import Function
from tests.needs import skip_if_missing

SEED = 20  # of the questions, where any will do
Functions: TypeAlias = dict[str, Function]
BY_HAND: Functions = {name: getattr(by_hand, name) for name in ("network", "loss", "loss_gradient")}


#: A right submission as a file, and one whose loss is a mean.
RIGHT_FILE = (Path(__file__).parent / "right" / "features_first.py").read_text(encoding="utf-8")
WRONG_FILE = RIGHT_FILE + "\n_sum = loss\n\n\ndef loss(params, X, y):\n    return _sum(params, X, y) / len(y)\n"


def question(kind: Any, params: Array, X: Array, y: Array) -> Probe:
    """Return a question of a kind: "published", "homework", "fresh", or "saturated"."""
    return Probe("one point more", kind, params, X, y, CIRCLES.reference)


def asks(question: Probe, params: Array, X: Array, y: Array) -> bool:
    """Return whether a call is this question, in whatever shape the labels are passed."""
    return question.asks_as(replace(question, params=params, X=X, y=y))


@cache
def _examination(seed: int) -> NetworkExamination:
    """Draw the questions of a seed, once for all tests: their right answers and error bounds are kept with them."""
    return CIRCLES.examination(seed)


def question_points(seed: int = SEED) -> tuple[Probe, ...]:
    """List where a seed asks."""
    return _examination(seed).probes


def descent_points() -> list[Probe]:
    """List where each seed asks along the descent, with labels in the homework's shape, all points and some of them."""
    return [probe for probes in _examination(SEED).descent[CIRCLES.data.y.ndim] for probe in probes]


def roundings_at(params: Array, X: Array, y: Array) -> dict[str, Array]:
    """Return the bounds of what a right answer loses by rounding, once and without any safety, for each function."""
    return dict(roundings(params, X, y, 2.0**-53))


def judged(seed: int = SEED, also: Sequence[Probe] = (), at_any_cost: bool = True, **functions: Function) -> Verdict:
    """Judge functions in this process, as `check` does, by the questions of a seed and others; one left out is not done yet.

    Not at any cost, how busy the machine is decides which questions are left out.
    """
    examination = _examination(seed)
    asked = replace(examination, probes=(*examination.probes, *also)) if also else examination
    with pytest.MonkeyPatch.context() as patched:
        if at_any_cost:
            patched.setattr(cost, "FREE_SECONDS", math.inf)
        return examine(InProcess(functions), asked, "your functions")


@cache
def level() -> Level:
    """Return the strongest sandbox there is; on a CI machine that could have the strong one, that it lacks it is a failure."""
    on_ci = "CI" in os.environ and sys.platform == "linux"
    return choose_level("strong" if on_ci else "auto")


#: A right submission, part by part: a test writes something else in the place of some of them.
RIGHT = {
    "head": """
import numpy as np

def phi(t):
    return 1 / (1 + np.exp(-t))
""",
    "network": """
def network(x, params):
    G = phi(params[5:13].reshape(4, 2) @ np.asarray(x, dtype=float) + params[13:])
    return phi(params[:4] @ G + params[4])
""",
    "loss": """
def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train])
    y = y_train.reshape(-1)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
""",
    "loss_gradient": """
def loss_gradient(params, X_train, y_train):
    V, y = params[5:13].reshape(4, 2), y_train.reshape(-1)
    G = phi(X_train @ V.T + params[13:])
    d = phi(G @ params[:4] + params[4]) - y
    q = d[:, None] * params[:4] * G * (1 - G)
    return np.concatenate([d @ G, [d.sum()], (q.T @ X_train).ravel(), q.sum(axis=0)])
""",
}


def around(name: str, *lines: str) -> dict[str, str]:
    """Return the part of a function that does this; `computed` is the right one, and `args` are what it is called with."""
    body = "".join(f"    {line}\n" for line in lines)
    args = "x, params" if name == "network" else "params, X_train, y_train"
    head = f"\ndef {name}({args}):\n    args = {args}\n"
    return {name: RIGHT[name].replace(f"def {name}(", "def computed(") + head + body}


def judged_parts(parts: Mapping[str, str], at: Level | None = None, **limits: Any) -> Verdict:
    """Judge the right submission with other parts, in the sandbox."""
    return judged_source("".join((RIGHT | parts).values()), at, **limits)


def judged_source(source: str, at: Level | None = None, **limits: Any) -> Verdict:
    """Judge a module's source, in the sandbox."""
    return _timeless(verification.verify("hw.py", at or level(), _examination(SEED), Limits(**limits), source.encode()))


def judged_file(path: Path, seed: int = SEED, at: Level | None = None) -> Verdict:
    """Judge a notebook or module in the sandbox."""
    skip_if_missing(path)
    return _timeless(verification.verify(path, at or level(), _examination(seed)))


def _timeless(verdict: Verdict) -> Verdict:
    """Leave out the notes that questions were too dear: it depends on the machine which are asked."""
    kept = {
        name: replace(one, remarks=tuple(remark for remark in one.remarks if not remark.kind.endswith("left-out")))
        for name, one in verdict.functions.items()
    }
    return replace(verdict, functions=kept)


def fail_at(monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException) -> None:
    """Let the judge itself raise an error at the file of that name, whatever command asks it to judge."""
    whole = verification.verify

    def failing(path: Path, *rest: Any, **named: Any) -> Verdict:
        if Path(path).name == name:
            raise error
        return whole(path, *rest, **named)

    monkeypatch.setattr(verification, "verify", failing)


_VERDICTS: dict[tuple[object, ...], Verdict] = {}


def judge_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands judge what they have judged before no second time: a test of how it is told needs the verdict alone."""
    whole = verification.verify

    def known(path: Path, at: Level, examination: Any, *rest: Any, **named: Any) -> Verdict:
        key = (Path(path).suffix, Path(path).read_bytes(), at, examination.seed, examination.homework.title)
        if key not in _VERDICTS:
            _VERDICTS[key] = whole(path, at, examination, *rest, **named)
        return replace(_VERDICTS[key], submission=str(path))

    monkeypatch.setattr(verification, "verify", known)


def catalogue() -> Iterator[tuple[str, str, Functions]]:
    """List every edit of every mistake: its kind, the function it is about, and three functions, as a student has them.

    What builds on a mistaken network or loss follows from it without a mistake of its own.
    """
    outputs, objectives, gradients = map(CIRCLES.catalogue.known, ANSWERS)
    for mistake, edit in outputs:
        yield mistake.kind, "network", _functions(outputs=edit)
    for mistake, edit in objectives:
        yield mistake.kind, "loss", _functions(objective=edit)
    for mistake, edit in gradients:
        functions = _functions(back=edit)
        if not _is_right(functions["loss_gradient"]):
            yield mistake.kind, "loss_gradient", functions


def _is_right(gradient: Callable[..., Any]) -> bool:
    """Whether a gradient is a mistake under another activation only."""
    at = question_points()[4]
    return np.allclose(gradient(at.params, at.X, at.y), by_hand.loss_gradient(at.params, at.X, at.y))


def _functions(outputs: Edit = UNCHANGED, objective: Edit = UNCHANGED, back: Edit = UNCHANGED) -> Functions:
    book = CIRCLES.catalogue.textbook

    def at(params: Any, X: Any, y: Any) -> Probe:
        points = np.atleast_2d(np.asarray(X, dtype=float))
        return question("fresh", np.asarray(params), points, np.asarray(y))

    return {
        "network": lambda x, params: float(book.answer(at(params, x, [0.0]), outputs)[0]),
        "loss": lambda params, X, y: float(book.answer(at(params, X, y), outputs, objective)),
        "loss_gradient": lambda params, X, y: book.answer(at(params, X, y), outputs, objective, back),
    }


def judged_descent(source: str, quick: bool = True, seed: int = 1) -> FunctionVerdict:
    """Judge an optimize alone, asked at all of the homework's points, or as one whose loss is not quick."""
    with Session([source], level(), Limits(), CIRCLES.wanted, globals_=CIRCLES.provided()) as session:
        session.load()
        with np.errstate(all="ignore"):
            return judge_descent(session, CIRCLES, CIRCLES.data, quick, None, {}, seed)
