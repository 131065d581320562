"""Right answers, and their error bounds, measured from the errors of the author's right implementations.

The truth is the author's `truth`, or else the reference in long double (in float64 if that fails). An error bound is
`FACTOR` times the largest error of any right implementation, at the question and at questions moved by an ulp.
"""

import copy
import math
import pickle
import warnings
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.homework.author import Homework, HomeworkError, Question, Task
from crosscheck.homework.trees import Numbers, Tree, compared, leaves, mapped, tree
from crosscheck.submissions.errors import type_and_message

Vector: TypeAlias = npt.NDArray[np.float64]
Ask: TypeAlias = Callable[[tuple[Any, ...]], Tree]
#: Right submissions add in another order, or use another formula: their errors may be larger than the measured ones.
FACTOR = 64.0
MOVES = 4  # number of evaluations for an error bound: at the question itself, then at questions moved by an ulp
UNIT = 2.0**-53  # unit roundoff of float64
DIRECTIONS = 4  # number of random directions along which a derivative is compared
KEPT = 4096  # size of the caches
STEP = 1e-5  # step of a difference quotient, relative to the median size of the entries
NEAR = 1e-6  # tolerance relative to the largest slope: a difference quotient in float64 has no more digits
MOST_SLOPES = 500  # largest number of entries for which `every` compares each entry


class Truth(NamedTuple):
    """The right answer to one question."""

    answer: Tree  # in float64
    exact: Mapping[str, Numbers]  # by path, in long double
    bounds: Mapping[str, Vector]  # error bounds by path
    #: By path, the size of each entry. Where terms cancel, it is the size of the terms, as the error in float64 shows.
    sizes: Mapping[str, Vector]


def place(function: Callable[..., Any]) -> str:
    """Return the name of one of the author's functions, and its file and line."""
    return f"{function.__name__} ({function.__code__.co_filename}, line {function.__code__.co_firstlineno})"


def asked(function: Callable[..., Any], args: tuple[Any, ...]) -> Tree:
    """Call one of the author's functions with copies of the arguments, without warnings."""
    return _asked_with(function, copy.deepcopy(args))


def _asked_with(function: Callable[..., Any], args: tuple[Any, ...]) -> Tree:
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return tree(function(*args))


def exactly(function: Callable[..., Any], args: tuple[Any, ...]) -> Tree:
    """Call one of the author's functions in long double, or in float64 if it does not run in long double."""
    with suppress(TypeError, np.linalg.LinAlgError):  # NumPy's linear algebra has no long double
        return asked(function, mapped(lambda array: array.astype(np.longdouble), args))
    return asked(function, args)


@lru_cache(maxsize=KEPT)
def right_answer(function: Task, question: Question) -> Truth:
    """Compute the right answer to a question, and measure its error bound, once for all submissions.

    Raises
    ------
    HomeworkError
        If one of the author's functions fails, or the reference returns no finite numbers, does not return the same
        again, or changes its arguments.
    """
    rng = np.random.default_rng(0)
    args, reference = question.args(function), function.reference
    given = copy.deepcopy(args)

    def told(one: Callable[..., Any], args: tuple[Any, ...], ask: Callable[..., Tree] = asked) -> Tree:
        try:
            return ask(one, args)
        except Exception as error:
            raise HomeworkError(f"{place(one)} fails at {question.at}: {type_and_message(error)}") from error

    answer = told(reference, given, ask=_asked_with)
    if problem := _problem(function, question, answer, given):
        raise HomeworkError(f"{place(reference)} {problem}.")
    best = partial(told, reference, ask=exactly) if function.truth is None else partial(told, function.truth)
    exact = {path: leaf.astype(np.longdouble) for path, leaf in leaves(best(args))}
    worst, own = ({path: np.zeros(leaf.shape) for path, leaf in leaves(answer)} for _ in range(2))
    for move in range(MOVES):
        moved = mapped(lambda a: a * (1 + 2 * UNIT * rng.choice((-1.0, 0.0, 1.0), a.shape)), args) if move else args
        at = dict(leaves(best(moved))) if move else exact
        mine = dict(leaves(told(reference, moved)))
        if not move and any(
            not np.allclose(mine.get(path, np.nan), leaf) for path, leaf in _compared(function, answer)
        ):
            raise HomeworkError(f"{place(reference)} does not return the same again at {question.at}.")
        _widen(own, exact, mine)
        _widen(worst, exact, at)
        for there in (mine, *(dict(leaves(told(way, moved))) for way in function.ways)):
            _widen(worst, at, there)
    bounds, sizes = {}, {}
    for path, leaf in leaves(answer):
        size = np.abs(leaf.astype(float))
        size = np.where(np.isfinite(size), size, 0.0)
        bounds[path] = FACTOR * np.maximum(worst[path], UNIT * (size + size.max(initial=0.0)))
        sizes[path] = np.maximum(size, own[path] / (2 * UNIT))
    return Truth(answer, exact, bounds, sizes)


def _compared(function: Task, answer: Tree) -> list[tuple[str, Numbers]]:
    """Return the parts of an answer that are compared with a submission's, with their paths."""
    return [(path, leaf) for path, leaf in leaves(answer) if not path.startswith(function.ignored)]


def _problem(function: Task, question: Question, answer: Tree, given: tuple[Any, ...]) -> str:
    """Return what is wrong with a reference's answer, in words that follow its name; "" if nothing is."""
    if answer is None:
        return f"returns None at {question.at}"
    if not all(np.isfinite(leaf).all() for _, leaf in _compared(function, answer)):
        values = ((name, leaf) for name in function.parameters for _, leaf in leaves(tree(question.values[name])))
        odd = next((f", whose {name} is not finite itself" for name, leaf in values if not np.isfinite(leaf).all()), "")
        return f"returns NaN or infinity at {question.at}{odd}"
    pairs = zip(function.parameters, given, question.args(function), strict=True)
    changed = (name for name, now, was in pairs if pickle.dumps(tree(now)) != pickle.dumps(tree(was)))
    return next((f"changes its argument {name} at {question.at}" for name in changed), "")


def _widen(worst: dict[str, Vector], exact: Mapping[str, Numbers], there: Mapping[str, Numbers]) -> None:
    """Raise the largest errors, in place, to those of another answer, where these are finite."""
    for path, leaf in there.items():
        if path in worst and leaf.shape == worst[path].shape:
            with np.errstate(invalid="ignore", over="ignore"):
                error = np.abs(leaf - exact[path]).astype(float)
            worst[path] = np.maximum(worst[path], np.where(np.isfinite(error), error, 0.0))


def slopes(ask: Ask, args: tuple[Any, ...], by: int, gradient: Tree) -> list[tuple[float, float]]:
    """Return the derivative of an objective along random directions, by central differences and by a gradient.

    A wrong entry of the gradient changes the derivative along each of them.

    Parameters
    ----------
    ask : callable
        A function of the arguments, as one tuple. The first number of its answer is the objective.
    by : int
        The position of the argument to differentiate by, which holds P floats.
    gradient : tree
        The gradient, in the form of this argument.
    """
    start, found = flat(args[by]), []
    step = STEP * (float(np.median(np.abs(start))) or 1.0)
    for direction in np.random.default_rng(0).normal(size=(DIRECTIONS, start.size)):
        pairs = compared(tree(filled(args[by], direction)), gradient)
        along = sum(float(np.sum(leaf.expected * leaf.obtained)) for leaf in pairs if leaf.obtained is not None)
        one, other = (_objective(ask, args, by, start + sign * step * direction) for sign in (1, -1))
        found.append((float((one - other) / (2 * step)), along))
    return found


@lru_cache(maxsize=KEPT)
def check_derivatives(homework: Homework, question: Question, every: bool = False) -> None:
    """Check at a question that each gradient of a homework is the derivative of its objective.

    Random directions are compared, and each entry if they differ, or if `every` is true and there are not too many.

    Raises
    ------
    HomeworkError
        If a gradient differs.
    """
    asked_at = homework.questioned if not question.of else ()
    for function in asked_at:
        right_answer(function, question)  # it raises if a reference has no right answer
    for function in asked_at:
        of = homework.functions.get(function.gradient_of)
        if of is not None and (told := _off(function, of, question, every)):
            by = f"is not the derivative of {of.name} by {function.by}: at {question.at}"
            raise HomeworkError(f"{place(function.reference)} {by}, {told}.")


def _off(function: Task, of: Task, question: Question, every: bool) -> str:
    """Return the first difference of a gradient from the derivative at a question, in words; "" if there is none."""
    args, by = question.args(of), of.parameters.index(function.by)
    answer = right_answer(function, question).answer
    gradient = answer[-1] if of is function and isinstance(answer, tuple) else answer
    objective = [leaf for _, leaf in leaves(right_answer(of, question).answer)]
    if sum(leaf.size for leaf in objective) != 1 and of is not function:
        return f"{of.name} is not one number"
    if not (start := flat(args[by])).size:
        return f"{function.by} holds whole numbers, by which nothing is differentiated"
    if misformed := next((leaf for leaf in compared(tree(args[by]), gradient) if leaf.problem), None):
        return f"{misformed.path or 'it'} {misformed.problem}"
    ask = partial(exactly, of.reference)
    pairs = slopes(ask, args, by, gradient)
    largest, apart = max(abs(slope) for pair in pairs for slope in pair), max(abs(one - other) for one, other in pairs)
    if apart <= NEAR * largest and not (every and start.size <= MOST_SLOPES):
        return ""
    step = STEP * (float(np.median(np.abs(start))) or 1.0)
    rounding = 2 * UNIT * float(np.abs(objective[0]).max()) / step
    sides = [compared(quotients(ask, args, by, *one), gradient) for one in ((step, 0.0), (0.0, -step))]
    for leaf, beside in zip(*sides, strict=True):
        if leaf.expected.dtype.kind == "f":
            obtained = np.asarray(leaf.obtained)
            low, high = np.sort([leaf.expected, beside.expected], axis=0)  # they differ at a kink
            numeric = (low + high) / 2  # the central quotient
            error = np.maximum(low - obtained, obtained - high) - 10 * STEP * (high - low)
            if not error.max(initial=0.0) <= NEAR * np.abs(numeric).max(initial=0.0) + rounding:
                index = np.unravel_index(int(np.argmax(error)), error.shape)
                entry = f"{leaf.path}{[*map(int, index)] if index else ''}" or "it"
                return f"{entry} is {obtained[index]:.6g}, by differences {numeric[index]:.6g}"
    return ""


def quotients(ask: Ask, args: tuple[Any, ...], by: int, one: float, other: float) -> Tree:
    """Return difference quotients of an objective between the steps `one` and `other`, for each entry of an argument."""
    start, units = flat(args[by]), np.eye(flat(args[by]).size)
    high, low = (np.array([_objective(ask, args, by, start + h * unit) for unit in units]) for h in (one, other))
    return tree(filled(args[by], (high - low) / (one - other)))


def _objective(ask: Ask, args: tuple[Any, ...], by: int, numbers: Vector) -> float:
    """Return the first number of the answer with `numbers` as an argument's floats; NaN if there is no number."""
    found = next(leaves(ask((*args[:by], filled(args[by], numbers), *args[by + 1 :]))), ("", np.zeros(0)))[1]
    return found.reshape(-1)[0] if found.size else math.nan


def flat(at: Any) -> Vector:
    """Return all floats of an argument, shape (P,)."""
    return np.concatenate([np.zeros(0), *(leaf.ravel() for _, leaf in leaves(tree(at)) if leaf.dtype.kind == "f")])


def filled(at: Any, numbers: Vector) -> Any:
    """Return a copy of an argument with other floats; the inverse of `flat`."""
    rest = iter(numbers)
    return mapped(lambda a: np.array([next(rest) for _ in range(a.size)]).reshape(a.shape), at)
