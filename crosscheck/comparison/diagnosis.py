"""Why a party differs, as far as that can be shown: what `compare` adds to its account, and whether it is the same network.

A party that differs is asked what the judge asks of submissions, so that a mistake that `verify` can name is named here as well.
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
from crosscheck.comparison.completing import completed, functions_of
from crosscheck.comparison.differences import Difference
from crosscheck.comparison.permutation import order_that_fits, random_questions
from crosscheck.homework.circles.contract import INITIAL, Array, Party
from crosscheck.homework.circles.data import load_circles
from crosscheck.judge.asking.in_process import is_own
from crosscheck.rounding.point import FLOAT64
from crosscheck.run import Run
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import Verdict
from manual import by_hand

SINGLE = "all its numbers are of single precision; if that is meant, pass dtype='float32' to compare"
SAME = 1e-4  # networks whose outputs are farther apart at each question have fewer than four digits in common
SEED = 0  # of the judge's questions: an account is the same each time
OURS = [Path(__file__).parents[1], Path(by_hand.__file__).parent]
LASTING = {"loss": "losses", "gradient": "gradients"}  # of a trajectory: what is asked again where it differs


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
    hints: list[str] = []
    for name, party in parties.items():
        mine = [failure for failure in comparison.failures if failure.source.party == name]
        hints += (f"{name}: {each}" for each in _causes(name, party, mine, comparison.run))
    return replace(comparison, remarks=(*comparison.remarks, *hints))


def check_networks(parties: Mapping[str, Party]) -> None:
    """Raise AnotherNetworkError if a party's network differs from the homework's at each of three questions.

    It stays a party where a known mistake explains the difference, unless another party has that very network. What its loss and
    its gradient are decides nothing.
    """
    right = _outputs(by_hand)
    assert right is not None
    outputs = {name: _outputs(party) for name, party in parties.items()}
    for name, mine in outputs.items():
        if mine is None or _meet(mine, right):
            continue
        shared = any(other is not None and _meet(mine, other) for twin, other in outputs.items() if twin != name)
        if shared or not _is_known(parties[name]):
            apart = min(float(np.abs(one - other).max()) for one, other in zip(mine, right, strict=True))
            raise AnotherNetworkError(
                f"{name} has another network than the homework's, of 2 inputs, 4 hidden sigmoids and 1 output with a sigmoid: "
                f"its outputs are {apart:.2g} apart or more at each of three questions, so it is not compared."
            )


def definition_of(function: Any) -> tuple[Path, int] | None:
    """Return the file and the line in which a function is defined, beneath what wraps it; None if that is not to be found."""
    while isinstance(function, partial):
        function = function.func
    function = inspect.unwrap(function)
    if not inspect.isroutine(function) and not inspect.isclass(function):
        function = type(function).__call__
    try:
        file, line = inspect.getsourcefile(function), inspect.getsourcelines(function)[1]
    except (TypeError, OSError):  # it is built in, or its source is not at hand
        return None
    return None if file is None else (Path(file).resolve(), line)


def raised_in(error: BaseException) -> list[traceback.FrameSummary]:
    """Return the lines of the user's own code through which an error, or what it was raised from, came, the last one last."""
    frames = traceback.extract_tb((error.__cause__ or error).__traceback__)
    theirs = [each for each in frames if not each.filename.startswith("<") and not _is_ours(Path(each.filename))]
    return [each for each in theirs if is_own(each.filename)] or theirs


def _causes(name: str, party: Party, failures: list[Difference], run: Run) -> Iterator[str]:
    """Yield what explains a party's differences: the order of its parameters, its precision, or what the judge finds."""
    uneven = list(_uneven(name, party, failures, run))
    if uneven or any("asked again" in failure.between[0] for failure in failures):
        yield from uneven
    elif (told := order_that_fits(party) or _precision(name, run)) is not None:
        yield f"{told}."
    elif failures:
        verdict = _judged(party)
        yield from _named(verdict, party, failures[0].source.function)


def _uneven(name: str, party: Party, failures: list[Difference], run: Run) -> Iterator[str]:
    """Yield which functions answer otherwise where they are asked again at the step at which they differ.

    At the first and the last step each is asked twice anyway.
    """
    for failure in failures:
        if failure.quantity in LASTING and failure.times == 1 and failure.step not in (0, run.n_steps):
            at, before = run.parties[name].params[failure.step], getattr(run.parties[name], LASTING[failure.quantity])
            again = _numbers(getattr(party, failure.source.function), at.copy(), run.X.copy(), run.y.copy())
            if again is not None and again.tobytes() != np.asarray(before[failure.step]).tobytes():
                yield f"{failure.source.function} is not deterministic: asked again at step {failure.step}, it answers otherwise."


def _precision(name: str, run: Run) -> str | None:
    """Return `SINGLE` if double precision is promised, and no number of a party needs more than single; None otherwise."""
    if run.unit_roundoff != FLOAT64:
        return None
    numbers = np.concatenate([run.parties[name].losses, run.parties[name].gradients.ravel()])
    return SINGLE if np.array_equal(numbers, numbers.astype(np.float32)) else None


def _judged(party: Party) -> Verdict:
    """Ask a party what the judge asks of submissions."""
    from crosscheck.homework.circles.homework import CIRCLES
    from crosscheck.judge.asking.in_process import InProcess
    from crosscheck.judge.examine import examine

    functions = functions_of(party)
    asked: dict[str, Callable[..., object]] = {
        name: partial(_labels_flat, functions[name]) for name in ("loss", "loss_gradient")
    }
    if "network" in functions:
        asked["network"] = partial(_at_one_point, completed(party).network)
    return examine(InProcess(asked), CIRCLES.examination(SEED), "", "none", only=asked)


def _labels_flat(function: Callable[..., object], params: Any, X: Any, y: Any) -> object:
    return np.array(function(params, X, np.reshape(y, -1)), dtype=float)


def _at_one_point(network: Callable[..., Any], x: Any, params: Any) -> float:
    return float(network(np.atleast_2d(np.asarray(x, dtype=float)), params)[0])


def _named(verdict: Verdict, party: Party, failing: str) -> Iterator[str]:
    """Yield a sentence for each function that the judge finds wrong; if for none, its remark on the first that differs."""
    from crosscheck.report.function_wording import causes, named, remarks, seen

    told = {name: [*causes(judged), *seen(judged)] for name, judged in verdict.functions.items()}
    if not any(told.values()) and failing in verdict.functions:
        told = {failing: remarks(verdict.functions[failing])}
    for name, findings in told.items():
        for finding in findings[:1]:
            yield f"{name}{_where(functions_of(party)[name])}: {named(finding)}"


def _where(function: Any) -> str:
    """Return the user's own file and line of a function, in brackets."""
    found = definition_of(function)
    return "" if found is None or _is_ours(found[0]) else f" ({found[0].name}:{found[1]})"


def _is_ours(file: Path) -> bool:
    return any(file.is_relative_to(each) for each in OURS)


def _is_known(party: Party) -> bool:
    """Whether a known mistake explains a network, or another order of the parameters."""
    network = _judged(party).functions["network"]
    return any(cause.explains for cause in network.causes) or order_that_fits(party) is not None


def _outputs(party: Party) -> list[Array] | None:
    """Return a party's outputs at three questions; None if it has no network, or none that answers."""
    if "network" not in functions_of(party):
        return None
    network = completed(party).network
    X, _, places = random_questions()
    asked = [(load_circles()[0], INITIAL), *((X, params) for params in places)]
    answers = [(points, _numbers(network, points.copy(), params.copy())) for points, params in asked]
    found = [each for points, each in answers if each is not None and each.shape == points.shape[:1]]
    return found if len(found) == len(asked) else None


def _meet(one: list[Array], other: list[Array]) -> bool:
    """Whether two networks' outputs have four digits in common at one of the questions."""
    return any(bool((np.abs(mine - theirs) <= SAME).all()) for mine, theirs in zip(one, other, strict=True))


def _numbers(function: Callable[..., object], *arguments: Array) -> Array | None:
    """Call a function for numbers; None if it raises: what it does wrong was said where it was compared."""
    try:
        return np.array(function(*arguments), dtype=float)
    except (Exception, SystemExit):
        return None
