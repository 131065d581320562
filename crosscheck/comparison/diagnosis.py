"""Why a party differs, as far as that can be shown, and whether its network is the homework's.

A party that differs is asked what the judge asks of submissions, so that a mistake that `verify` can name is named here
as well.
"""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from crosscheck.comparison.agreement import Comparison
from crosscheck.comparison.parties import completed, functions_of
from crosscheck.comparison.permutation import numbers_of, order_that_fits, random_questions
from crosscheck.homework.circles.contract import INITIAL, Array, Party
from crosscheck.homework.circles.data import load_circles
from crosscheck.judge.asking.in_process import is_own
from crosscheck.mistakes.textbook import OUTPUTS
from crosscheck.rounding.point import FLOAT64
from crosscheck.run import Row, Run
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import Verdict
from manual import by_hand

SINGLE = "all its numbers are of single precision; if that is meant, pass dtype='float32' to compare"
SAME = 1e-4  # networks whose outputs are farther apart at each question have fewer than four digits in common
OTHER_ACTIVATIONS = ("np.tanh(", "np.maximum(")  # mistakes of a submission, but in a comparison another network
UNEVEN = "is not deterministic"
SEED = 0  # of the judge's questions: an account is the same each time


class AnotherNetworkError(CannotJudgeError, ValueError):
    """A party's network is not the homework's, whose error bounds say nothing of it."""


def with_causes(comparison: Comparison, parties: Mapping[str, Party]) -> Comparison:
    """Add to the remarks of a comparison why its parties differ, as far as that can be shown.

    Raises
    ------
    AnotherNetworkError
        If a party's network is another one than the homework's.
    """
    assert comparison.run is not None
    check_networks(parties)
    first, *_ = parties
    hints: list[str] = []
    for name, party in parties.items():
        mine = [failure for failure in comparison.failures if failure.question.party == name]
        if mine or name == first:  # the first may be the wrong one
            uneven = any(UNEVEN in remark for remark in comparison.remarks_on(name))
            hints += (f"{name}: {each}" for each in _causes(name, party, mine, comparison.run, uneven))
    return replace(comparison, remarks=(*comparison.remarks, *hints))


def check_networks(parties: Mapping[str, Party]) -> None:
    """Raise AnotherNetworkError if a party's network differs from the homework's at each of three questions.

    It stays a party where a known mistake explains the difference, other than another activation, or where its outputs
    are no numbers or all the same. What its loss and its gradient are decides nothing.
    """
    right = _outputs(by_hand)
    assert right is not None
    for name, party in parties.items():
        mine = _outputs(party)
        if mine is None or not np.isfinite(outputs := np.concatenate(mine)).all() or np.ptp(outputs) == 0:
            continue
        apart = min(float(np.abs(one - other).max()) for one, other in zip(mine, right, strict=True))
        if apart <= SAME or order_that_fits(party) is not None:
            continue
        known = [cause for cause in _judged(party).functions["network"].causes if cause.explains]
        if known and not _activates_otherwise(known[0].kind):
            continue
        seen = f" ({known[0].hint.rstrip('.')})" if known else ""
        raise AnotherNetworkError(
            f"{name} has another network than the homework's, of 2 inputs, 4 hidden sigmoids and 1 output with a sigmoid: "
            f"its outputs are {apart:.2g} apart or more at each of three questions{seen}, so it is not compared."
        )


def definition_of(function: Any) -> tuple[Path, int] | None:
    """Return the file and the line in which a function is defined, beneath what wraps it; None if not to be found."""
    while isinstance(function, partial):
        function = function.func
    function = inspect.unwrap(function)
    if not inspect.isroutine(function) and not inspect.isclass(function):
        function = type(function).__call__
    try:
        file, line = inspect.getsourcefile(function), inspect.getsourcelines(function)[1]
    except (TypeError, OSError):  # it is built in, or its source is not at hand
        return None
    return (Path(file).resolve(), line) if file is not None and is_own(file) else None


def raised_in(error: BaseException) -> list[traceback.FrameSummary]:
    """Return the lines of the user's own code through which an error, or its cause, came, the last one last."""
    frames = traceback.extract_tb((error.__cause__ or error).__traceback__)
    return [each for each in frames if not each.filename.startswith("<") and is_own(each.filename)]


def _causes(name: str, party: Party, failures: list[Row], run: Run, uneven: bool) -> Iterator[str]:
    """Yield what explains a party's differences: chance, the order of its parameters, precision, or a known mistake."""
    if uneven:
        return
    if (told := _chance(name, party, failures, run) or order_that_fits(party) or _precision(name, run)) is not None:
        yield f"{told}."
    else:
        yield from _named(_judged(party), party, failures[0].question.function if failures else "")


def _chance(name: str, party: Party, failures: list[Row], run: Run) -> str | None:
    """Return which function answers otherwise where it is asked again at the step at which it differs."""
    for failure in failures:
        values = run.parties[name].of(failure.question.quantity)
        if failure.question.quantity in ("loss", "gradient") and failure.question.times == 1 and values is not None:
            at = run.parties[name].params[failure.step]
            again = numbers_of(getattr(party, failure.question.function), at, run.X, run.y)
            if again is not None and again.tobytes() != values[failure.step].tobytes():
                return f"{failure.question.function} {UNEVEN}: asked again at step {failure.step}, it answers otherwise"
    return None


def _precision(name: str, run: Run) -> str | None:
    """Return `SINGLE` if double precision is promised, and no number of a party needs more than single; else None."""
    if run.unit_roundoff != FLOAT64:
        return None
    numbers = np.concatenate([run.parties[name].losses, run.parties[name].gradients.ravel()])
    numbers = numbers[np.isfinite(numbers) & (numbers != 0)]  # which every precision has
    return SINGLE if numbers.size and np.array_equal(numbers, numbers.astype(np.float32)) else None


def _judged(party: Party) -> Verdict:
    """Ask a party what the judge asks of submissions."""
    from crosscheck.homework.circles.homework import CIRCLES
    from crosscheck.judge.asking.in_process import InProcess
    from crosscheck.judge.examine import examine

    def labels_flat(function: Callable[..., object], params: Any, X: Any, y: Any) -> object:
        return np.array(function(params, X, np.reshape(y, -1)), dtype=float)

    def at_one_point(network: Callable[..., Any], x: Any, params: Any) -> float:
        return float(network(np.atleast_2d(np.asarray(x, dtype=float)), params)[0])

    functions = functions_of(party)
    asked: dict[str, Any] = {name: partial(labels_flat, functions[name]) for name in ("loss", "loss_gradient")}
    if "network" in functions:
        asked["network"] = partial(at_one_point, completed(party).network)
    return examine(InProcess(asked), CIRCLES.examination(SEED), "", "none", only=asked)


def _named(verdict: Verdict, party: Party, failing: str) -> Iterator[str]:
    """Yield a sentence for each function that the judge finds wrong; if none is, its remark on the one that differs."""
    from crosscheck.report.function_wording import causes, named, remarks, seen

    told = {name: [*causes(judged), *seen(judged)] for name, judged in verdict.functions.items()}
    if not any(told.values()) and failing in verdict.functions:
        told = {failing: remarks(verdict.functions[failing])}
    for name, findings in told.items():
        for finding in findings[:1]:
            place = definition_of(functions_of(party)[name])
            where = "" if place is None else f" ({place[0].name}:{place[1]})"  # in the user's own file
            yield f"{name}{where}: {named(finding)}"


def _activates_otherwise(kind: str) -> bool:
    """Whether a mistake of the network is that of another activation."""
    from crosscheck.homework.circles.homework import CIRCLES

    texts = [text for mistake, edit in CIRCLES.catalogue.known[OUTPUTS] if mistake.kind == kind for text in edit.texts]
    return any(activation in text for activation in OTHER_ACTIVATIONS for text in texts)


def _outputs(party: Party) -> list[Array] | None:
    """Return a party's outputs at three questions; None if it has no network, or none that answers."""
    if "network" not in functions_of(party):
        return None
    network = completed(party).network
    X, _, places = random_questions()
    asked = [(load_circles()[0], INITIAL), *((X, params) for params in places)]
    answers = [(points, numbers_of(network, points, params)) for points, params in asked]
    found = [each for points, each in answers if each is not None and each.shape == points.shape[:1]]
    return found if len(found) == len(asked) else None
