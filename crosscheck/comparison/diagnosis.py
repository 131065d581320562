"""Why a party differs, in the words that the judge uses on submissions; and whether its network is the homework's."""

import inspect
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from crosscheck.comparison.agreement import Comparison
from crosscheck.comparison.parties import completed, functions_of
from crosscheck.homework.circles.contract import INITIAL, NAMES, Array, Party
from crosscheck.homework.circles.data import load_circles
from crosscheck.homework.circles.rounding.point import FLOAT64
from crosscheck.homework.circles.run import Row, Run
from crosscheck.judge.asking.in_process import is_own
from crosscheck.mistakes.textbook import OUTPUTS
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import Verdict
from manual import by_hand

SINGLE = "all its numbers are of single precision; if that is meant, pass dtype='float32' to compare"
SAME = 1e-4  # beyond this difference at each question, outputs have fewer than four digits in common
OTHER_ACTIVATIONS = ("np.tanh(", "np.maximum(")  # mistakes in a submission; in a comparison, another network
UNEVEN = "is not deterministic"
SEED = 0  # of the judge's questions; it is fixed, so that the text is the same each time
LEVEL, RAISED = 0.5, 0.25  # the value of all parameters; the increment from each u to the next
CLOSE = 1e-4  # relative: enough digits to tell derivatives apart, also in single precision
U = range(4)  # the places of u1 to u4

Order = npt.NDArray[np.intp]  # for each index of a party's packed parameters, the index in the homework's
Gradient = Callable[[Array], Array]


class AnotherNetworkError(CannotJudgeError, ValueError):
    """A party's network is not the homework's, so the error bounds do not hold for it."""


def with_causes(comparison: Comparison, parties: Mapping[str, Party]) -> Comparison:
    """Add the reasons why parties differ to the remarks; AnotherNetworkError as in `check_networks`."""
    assert comparison.run is not None
    check_networks(parties)
    first, *_ = parties
    hints: list[str] = []
    for name, party in parties.items():
        mine = [failure for failure in comparison.failures if failure.question.party == name]
        uneven = any(UNEVEN in remark for remark in comparison.remarks_on(name))
        if (mine or name == first) and not uneven:  # the first party may be the wrong one
            hints += (f"{name}: {each}" for each in _causes(name, party, mine, comparison.run))
    return replace(comparison, remarks=(*comparison.remarks, *hints))


def check_networks(parties: Mapping[str, Party]) -> None:
    """Raise AnotherNetworkError if a party's network differs from the homework's at each of three questions.

    It does not raise if a known mistake explains the difference, unless the mistake is another activation, nor if the
    outputs are no numbers, or are all the same. Loss and gradient are not used.
    """
    right = _outputs(by_hand)
    for name, party in parties.items():
        mine = _outputs(party)
        if not np.isfinite(outputs := np.concatenate(mine)).all() or np.ptp(outputs) == 0:
            continue
        apart = min(float(np.abs(one - other).max()) for one, other in zip(mine, right, strict=True))
        if apart <= SAME or order_that_fits(party) is not None:
            continue
        known = [cause for cause in _judged(party).functions["network"].causes if cause.explains]
        if known and not _activates_otherwise(known[0].kind):
            continue
        seen = f" ({known[0].hint.rstrip('.')})" if known else ""
        other = "another network than the homework's, of 2 inputs, 4 hidden sigmoids and 1 output with a sigmoid"
        apart_at = f"its outputs are {apart:.2g} apart or more at each of three questions{seen}"
        raise AnotherNetworkError(f"{name} has {other}: {apart_at}, so it is not compared.")


def definition_of(function: Any) -> tuple[Path, int] | None:
    """Return the file and the line where a function is defined, without its wrappers; None if they are not found."""
    while isinstance(function, partial):
        function = function.func
    function = inspect.unwrap(function)
    if not inspect.isroutine(function) and not inspect.isclass(function):
        function = type(function).__call__
    try:
        file, line = inspect.getsourcefile(function), inspect.getsourcelines(function)[1]
    except (TypeError, OSError):  # it is built in, or has no source file
        return None
    return (Path(file).resolve(), line) if file is not None and is_own(file) else None


def raised_in(error: BaseException) -> list[traceback.FrameSummary]:
    """Return the lines of the user's own code in the traceback of an error or its cause, in order."""
    frames = traceback.extract_tb((error.__cause__ or error).__traceback__)
    return [each for each in frames if not each.filename.startswith("<") and is_own(each.filename)]


def _causes(name: str, party: Party, failures: list[Row], run: Run) -> Iterator[str]:
    """Yield why a party differs: chance, the order of its parameters, precision, or a known mistake."""
    if (told := _chance(name, party, failures, run) or order_that_fits(party) or _precision(name, run)) is not None:
        yield f"{told}."
    else:
        yield from _named(_judged(party), party, failures[0].question.function if failures else "")


def _chance(name: str, party: Party, failures: list[Row], run: Run) -> str | None:
    """Return a sentence if a function that differs gives another answer when it is called again at the same step."""
    for failure in failures:
        values = run.parties[name].of(failure.question.quantity)
        if failure.question.quantity in ("loss", "gradient") and failure.question.times == 1 and values is not None:
            at = run.parties[name].params[failure.question.step]
            again = numbers_of(getattr(party, failure.question.function), at, run.X, run.y)
            if again is not None and again.tobytes() != values[failure.question.step].tobytes():
                return f"{failure.question.function} {UNEVEN}: asked again at step {failure.question.step}, it answers otherwise"
    return None


def _precision(name: str, run: Run) -> str | None:
    """Return `SINGLE` if double precision is required, and all numbers of a party fit into single; else None."""
    if run.unit_roundoff != FLOAT64:
        return None
    numbers = np.concatenate([run.parties[name].losses, run.parties[name].gradients.ravel()])
    numbers = numbers[np.isfinite(numbers) & (numbers != 0)]  # these fit into every precision
    return SINGLE if numbers.size and np.array_equal(numbers, numbers.astype(np.float32)) else None


def _judged(party: Party) -> Verdict:
    """Ask a party the judge's questions."""
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
    return examine(InProcess(asked), CIRCLES.examination(SEED), "", only=asked)


def _named(verdict: Verdict, party: Party, failing: str) -> Iterator[str]:
    """Yield a sentence for each function that the judge finds wrong; if there is none, its remark on `failing`."""
    from crosscheck.report.wording import causes, named, remarks, symptoms

    told = {name: [*causes(judged), *symptoms(judged)] for name, judged in verdict.functions.items()}
    if not any(told.values()) and failing in verdict.functions:
        told = {failing: remarks(verdict.functions[failing])}
    for name, findings in told.items():
        for finding in findings[:1]:
            place = definition_of(functions_of(party)[name])
            where = "" if place is None else f" ({place[0].name}:{place[1]})"  # in the user's own file
            yield f"{name}{where}: {named(finding)}"


def _activates_otherwise(kind: str) -> bool:
    """Whether a mistake of the network is another activation."""
    from crosscheck.homework.circles.homework import CIRCLES

    texts = [str(edit.lines) for mistake, edit in CIRCLES.catalogue.known(OUTPUTS) if mistake.kind == kind]
    return any(activation in text for activation in OTHER_ACTIVATIONS for text in texts)


def _outputs(party: Party) -> list[Array]:
    """Return a party's outputs at three questions; NaN if it has no outputs."""
    network = getattr(completed(party), "network", None)
    X, _, places = random_questions()
    asked = [(load_circles()[0], INITIAL), *((X, params) for params in places)]
    return [_array_of(points.shape[:1], network, points, params) for points, params in asked]


# The order in which a party's 17 parameters would agree
#
# If all parameters are equal, their order has no effect, and the derivatives show which are u: with V x + b equal
# in all four units, all dE/du_j are equal. With different u, the derivatives of the units differ,
# and sorting tells the units apart. This also finds a party that only returns its derivatives in another order.


def order_that_fits(party: Party) -> str | None:
    """Return the renaming by which a party's parameters or derivatives would agree with the homework's, if any."""
    X, labels, places = random_questions()

    def gradient(params: Array) -> Array:
        return _array_of(params.shape, party.loss_gradient, params, X, labels)

    found, right = list(map(gradient, places)), [by_hand.loss_gradient(p, X, labels) for p in places]
    if not np.isfinite(found).all() or all(map(_close, found, right)):
        return None
    derivatives = np.empty(len(NAMES), dtype=int)  # match by size, at parameters where no two derivatives are equal
    derivatives[np.argsort(found[0])] = np.argsort(right[0])
    if all(_close(g, expected[derivatives]) for g, expected in zip(found, right, strict=True)):
        return f"its loss_gradient would fit with {_renamed(derivatives)}"
    if (order := _order_of_parameters(gradient, X, labels)) is None:
        return None
    own = np.argsort(order)  # a party's parameter at each place is the homework's at ``order[place]``
    there = [by_hand.loss_gradient(p[own], X, labels)[order] for p in places]
    return f"its parameters would fit with {_renamed(order)}" if all(map(_close, found, there)) else None


def random_questions() -> tuple[Array, Array, list[Array]]:
    """Return 40 points (40, 2), their labels, and two sets of parameters, at which no symmetry hides anything."""
    random = np.random.default_rng(17)
    X, labels = random.normal(size=(40, 2)), (random.random(40) < 0.5).astype(float)
    return X, labels, list(random.normal(size=(2, 17)))


def numbers_of(function: Any, *arguments: Array) -> Array | None:
    """Call a party's function and return its numbers; None if it raises, which the comparison reports."""
    try:
        return np.array(function(*(argument.copy() for argument in arguments)), dtype=float)
    except (Exception, SystemExit):
        return None


def _array_of(shape: tuple[int, ...], function: Any, *arguments: Array) -> Array:
    found = numbers_of(function, *arguments)
    return found if found is not None and found.shape == shape else np.full(shape, np.nan)


def _order_of_parameters(gradient: Gradient, X: Array, labels: Array) -> Order | None:
    """Return the homework's index of each derivative. Of all orders of the units, take the one that moves fewest."""
    level = np.full(len(NAMES), LEVEL)
    found, right = gradient(level), by_hand.loss_gradient(level, X, labels)
    theirs = [i for i in range(len(NAMES)) if _close(found[i], right[U[0]])]
    if len(theirs) != len(U):
        return None
    found, orders = gradient(_raised(theirs)), []
    for units in permutations(U):
        order = np.empty(len(NAMES), dtype=int)
        order[np.argsort(found)] = np.argsort(by_hand.loss_gradient(_raised(units), X, labels))
        order[theirs] = units  # sorting does not tell these apart: their derivatives are still equal
        orders.append(order)
    return min(orders, key=lambda order: int((order != np.arange(len(NAMES))).sum()))


def _raised(places: Sequence[int]) -> Array:
    """Return parameters that are all equal, except those at `places` (the u): each is larger than the one before."""
    params = np.full(len(NAMES), LEVEL)
    params[[*places]] += RAISED * np.arange(len(U))
    return params


def _close(found: npt.ArrayLike, right: npt.ArrayLike) -> bool:
    return bool(np.all(np.abs(np.subtract(found, right)) <= CLOSE * np.abs(right).max()))


def _renamed(order: Order) -> str:
    return ", ".join(f"{NAMES[i]} named {NAMES[own]}" for i, own in enumerate(order) if i != own)
