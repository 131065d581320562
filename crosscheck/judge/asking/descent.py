"""A call of a descent, the paths that it may take, and the comparison of its returned values with them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

import numpy as np

from crosscheck.homework.network import NetworkHomework
from crosscheck.homework.parts import Data, Function, Role
from crosscheck.judge.asking.accuracy import ENOUGH
from crosscheck.judge.asking.questioning import Student
from crosscheck.mistakes.mistake import Kind
from crosscheck.submissions.outcomes import Failed, Outcome, Returned, Visited
from crosscheck.submissions.probes import Array
from crosscheck.verdict import Finding

STEPS = 4
# Factor to the homework's eta, which shows a constant in place of the argument. It is no integer, to show multiples.
ETA_FACTOR = 1.7
NEAR = 1e-9  # tolerance: a step moves the parameters by about 1e-3, and rounds them by 1e-15
EXACTLY = 1e-12  # tolerance for the reference's gradient in place of the submission's own, which costs more
ABOUT = 0.1  # of the fall of the losses: numbers that are always so close to the losses are meant to be losses
ROUGHLY = 1e-7  # tolerance where the gradient is no function of the submission, such as one by differences
AFTER_LAST, ALL_PARAMS = "the parameters after the last step", "the parameters before the first and after each step"
ALL_LOSSES, LAST_LOSS = "the {} before the first and after each step", "the {} after the last step"

# (parameters so far, gradients there) -> what is added to the last ones
Step: TypeAlias = Callable[[Array, Array], Array]


class Held(NamedTuple):
    """The returned values compared with a path (n, P): whether some are the path's, and words for what is wrong."""

    path: Array
    kept: bool
    broken: str = ""
    error: float = 0.0  # of the returned path, relative to its length

    @property
    def right(self) -> bool:
        """Whether some of it is the path's, and nothing else was returned."""
        return self.kept and not self.broken


class Interrupted(Exception):  # noqa: N818 - nothing is wrong
    """The submission's process was ended from outside, or waits; its one argument is the failure."""


@dataclass(frozen=True)
class AskedDescent:
    """One call of a descent. By default its step size is not the homework's; its start differs by `offset`.

    `data` holds the labels in the shape in which the submission keeps them.
    """

    student: Student
    homework: NetworkHomework
    data: Data
    offset: Array  # of the start from the homework's, shape (P,)
    n_steps: int = STEPS
    eta_factor: float = ETA_FACTOR
    times: int = 1  # number of calls with the same objects. The last call counts.
    enough: float = ENOUGH  # number of digits of a step that must be right
    _of_reference: dict[bytes, Mapping[str, Array]] = field(default_factory=dict, init=False)  # by the parameters

    @property
    def function(self) -> Function:
        """Return the homework's function that descends."""
        return self.homework.by_role[Role.DESCENT]

    @property
    def name(self) -> str:
        """Return its name."""
        return self.function.name

    def finding(self, kind: Kind | str, **values: object) -> Finding:
        """Return a finding in the homework's words."""
        return self.homework.finding(kind, **values)

    @property
    def eta(self) -> float:
        """Return the step size that is passed."""
        return self.eta_factor * self.homework.eta

    @cached_property
    def start(self) -> Array:
        """Return the parameters that are passed as the start, shape (P,)."""
        return self.data.initial + self.offset

    @property
    def arguments(self) -> list[Array]:
        """Return the arguments, in the function's own order."""
        values = {"params": self.start, "points": self.data.X, "labels": self.data.y}
        return [values[slot] for slot in self.function.arguments.values() if slot in values]

    @property
    def by_name(self) -> dict[str, float | int]:
        """Return the arguments that have defaults: the step size and the number of steps."""
        return {self.function.named("eta"): self.eta, self.function.named("n_steps"): self.n_steps}

    @property
    def named(self) -> dict[str, float | int]:
        """Return the arguments to pass by name: both, or none to ask for the homework's defaults."""
        return {} if (self.eta_factor, self.n_steps) == (1, self.homework.n_steps) else self.by_name

    def trace(self) -> tuple[Outcome, Visited]:
        """Call the function, and record at which parameters it asks for losses and gradients."""
        outcome, visited = self.student.trace(self.arguments, self.named, self.times)
        if isinstance(outcome, Failed) and outcome.kind == "error" and not self.named:  # it has no defaults, say
            return self.student.trace(self.arguments, self.by_name, self.times)
        return outcome, visited

    def each(self, role: Role, points: Array, own: bool = True) -> Array | None:
        """Call a function at each set of parameters, the submission's or the reference's. Return None if a call fails.

        Raises
        ------
        Interrupted
            If the submission's process waits, or was ended from outside.
        """
        function, (X, y) = self.homework.by_role[role], (self.data.X, self.data.y)
        if own:
            calls = [call for params in points for call in function.calls(params, X, y)]
            outcomes = self.student.call_each(function.name, calls)
            for one in outcomes:
                if isinstance(one, Failed) and one.kind == "waiting":
                    raise Interrupted(one)
            values = [one.value.reshape(-1) for one in outcomes if isinstance(one, Returned)]
        else:
            keys = [p.tobytes() for p in points]
            for key, p in zip(keys, points, strict=True):
                if key not in self._of_reference and np.isfinite(p).all():
                    self._of_reference[key] = self.homework.reference.values(p, X, y)
            values = [self._of_reference[key][function.name].reshape(-1) for key in keys if key in self._of_reference]
        size = {Role.GRADIENT: self.start.size, Role.OUTPUTS: len(X)}.get(role, 1)
        return np.array(values) if [value.size for value in values] == [size] * len(points) else None

    def path(self, n_steps: int, own: bool, step: Step | None = None) -> Array | None:
        """Return the path (n_steps + 1, P) by the submission's own gradient or the reference's; None if that fails."""
        path, gradients = [self.start], []
        for _ in range(n_steps):
            gradient = self.each(Role.GRADIENT, np.array(path[-1:]), own)
            if gradient is None:
                return None
            gradients.append(gradient[0])
            path.append(path[-1] + (step(np.array(path), np.array(gradients)) if step else -self.eta * gradients[-1]))
        return np.array(path)

    def held(self, parts: Sequence[Array], path: Array, own: bool, of_some: bool = False) -> Held:
        """Compare the returned values with a path. Of several arrays of one shape, one must be what the shape suggests.

        Errors are relative to the length of the path, or of the losses on it. The path counts as at least as long as
        that along a gradient whose largest entry is 1. `of_some`: it asked for losses, but only of fewer points than it
        was given.
        """
        told, within, most = list(claims(parts, *path.shape)), NEAR if own else ROUGHLY, 10.0**-self.enough
        whole = max(_length(path), self.eta * (len(path) - 1))
        right = [(one, whole) for one in (path, path[1:], path[-1])]  # histories with the start, or without
        kept, left, error, losses = set[str](), told, 0.0, list[Array]()
        for of_submission in (False, True):  # the reference's losses cost less
            values = self.each(Role.OBJECTIVE, path, of_submission) if told else None
            if values is not None:
                of_all, each = values[:, 0], values[:, 0] / len(self.data.X)  # `each`: the mean over the points
                losses.append(of_all)
                right += [(one, _length(of_all)) for one in (of_all, of_all[1:], of_all[-1:])]
                right += [(one, _length(each)) for one in (each, each[1:])]
            off = [(what, value, _off(value, right, within)) for what, value in told]
            kept = {what for what, _, how_far in off if how_far <= most}
            kept |= {AFTER_LAST} if ALL_PARAMS in kept else set()
            # Parameters that are nowhere on the path are wrong, even if other arrays are right.
            points = [(one, whole) for one in path]
            astray = [id(value) for what, value in told if what == AFTER_LAST and _off(value, points, within) > most]
            left = [(what, value) for what, value in told if what not in kept or id(value) in astray]
            error = max((how_far for *_, how_far in off if how_far <= most), default=0.0)
            if not left and not error:
                break
        before_each = np.ravel([value for what, value in left if what == LAST_LOSS])  # loose numbers, in their order
        if any(near(before_each, one[:-1]) for one in losses):
            left = [(what, value) for what, value in left if what != LAST_LOSS]
        if not left:
            return Held(path, bool(kept), error=error)
        slopes = self.each(Role.GRADIENT, path, own)
        moves = [*np.diff(path, axis=0), path[-1] - path[0]]
        # Other values of these shapes that a descent may return. They are not judged.
        others = [np.arange(len(path), dtype=float), *moves, *np.negative(moves)]
        # A single entry of the path, too: after few steps it may be meant. The homework's own call decides about it.
        if own and (self.eta_factor != 1 or self.n_steps < min(STEPS, self.homework.n_steps)):
            others += [*path, *(one[-2:-1] for one in losses)]
        n = len(self.data.X)
        for one in losses:  # means, log likelihoods, and fractions of the first loss
            scaled = [one / unit for unit in (n, -n, -1, one[0], one[0] / 100)]
            others += [part for by in scaled for part in (by, by[1:], by[:-1])]
        if slopes is not None:
            others += [slopes, *slopes, np.linalg.norm(slopes, axis=1), np.abs(slopes).max(axis=1)]
        outputs = self.each(Role.OUTPUTS, path, own=False)
        if outputs is not None:  # the number, fraction or percentage of points that are classified right, or wrong
            right_ones = np.sum((outputs > 0.5) == (self.data.y.reshape(-1) > 0.5), axis=1)
            counts = [one[i:] for one in (right_ones, n - right_ones) for i in (0, 1)]
            others += [one / unit for one in counts for unit in (1, n, n / 100)]
        left = [(what, value) for what, value in left if not among(value, others, within)]
        for what, is_wrong in WRONG.items():
            beside = AFTER_LAST in kept and not of_some
            if any(is_wrong(value, path, losses, beside, most) for one, value in left if one == what):
                return Held(path, bool(kept), what.format(self.homework.words["objective"]), error)
        return Held(path, bool(kept), error=error)


def _length(values: Array) -> float:
    """Return the largest distance between values along a path."""
    return float(np.ptp(values, axis=0).max(initial=0.0))


def _off(value: Array, several: Iterable[tuple[Array, float]], within: float) -> float:
    """Return the distance of an array from the nearest of several, in units of the latter's length; 0 if it is near."""
    alike = [(one, length) for one, length in several if one.shape == value.shape]
    if any(near(value, one, within) for one, _ in alike):
        return 0.0
    apart = [np.abs(value - one).max(initial=0.0) / length for one, length in alike]
    return min((float(one) for one in apart if not np.isnan(one)), default=np.inf)


def claims(parts: Sequence[Array], n: int, size: int) -> Iterator[tuple[str, Array]]:
    """Yield each array with what its shape suggests for a path (n, size). Many arrays of one shape are a history."""
    ones, sets = ([part.reshape(-1) for part in parts if part.size == k] for k in (1, size))
    rest = [part for part in parts if part.size not in (1, size)]
    if len(ones) >= n and len(ones) % n == 0:
        ones, rest = [], [*rest, np.reshape(ones, (n, -1))]
    if len(sets) > 2:
        sets, rest = [], [*rest, np.array(sets)]
    yield from ((LAST_LOSS, one) for one in ones)
    yield from ((AFTER_LAST, one) for one in sets)
    for table in map(np.squeeze, rest):
        table = table.T if table.ndim == 2 and table.shape[0] == size != table.shape[1] else table
        if table.ndim == 1:
            yield ALL_LOSSES, table
        elif table.shape[1:] == (size,) and len(table) > 2:
            yield ALL_PARAMS, table
        elif table.ndim > 2 or table.shape[1:] == (size,):
            yield from claims(list(table), n, size)
        else:
            yield from ((ALL_LOSSES, one) for one in (*table, *table.T) if one.size == n)
            if len(table) == n and table.shape[1] > size:
                yield from ((ALL_PARAMS, block) for block in (table[:, :size], table[:, -size:]))


def _misplaced(value: Array, known: Sequence[Array], n: int, beside: bool, most: float) -> bool:
    """Return whether a history that is not right counts as wrong, since it is meant to be one of those known.

    It does if it has n entries, and no right parameters are returned `beside` it. Else it may be something else: the
    losses of some steps, gradients, accuracies. It still counts as wrong if it has a known history's shape and equals
    it at some entries, or about at all, or is one step ahead; if it ends with a known history, after that of earlier
    calls; if it has the known entries, to within `most` of the length, in another order; or if it is a multiple of one.
    """
    if len(value) == n and not beside:
        return True
    for one in known:
        length = _length(one)
        if value.shape == one.shape:  # such as a history whose first entry was never set
            at_place = np.isclose(value, one, rtol=NEAR, atol=0.0)[np.isfinite(value)]
            about = at_place.any() or np.abs(value - one).max() <= ABOUT * length < np.inf
            if (about and not at_place.all()) or near(value[:-1], one[1:]):
                return True
        ends = (part for part in (one, one[:-1], one[1:]) if len(part) > 1)
        if len(value) > n + 1 and any(near(value[-len(part) :], part) for part in ends):
            return True
        off = max(NEAR, most * length if np.isfinite(length) else 0.0)
        each = np.isclose(value[:, None], one[None], rtol=NEAR, atol=off, equal_nan=True)
        alike = np.all(each.reshape(len(value), n, -1), axis=2)
        if np.all(np.any(alike, axis=1)):
            at = -1
            for row in alike:  # take each entry at the first step after that of the entry before
                at = next((i for i in range(at + 1, n) if row[i]), n)
            return at == n
        parts = [part for part in (one, one[:-1], one[1:]) if part.shape == value.shape]
        if any(near(value * (part[0] / value[0]), part) for part in parts if np.ndim(one) == 1 and value[0]):
            return True
    return False


#: Whether an array is wrong that is not what its shape suggests: (the array, the path, the losses on it, whether right
#: parameters after the last step are returned beside it, the allowed error relative to the length) -> bool.
WRONG: dict[str, Callable[[Array, Array, Sequence[Array], bool, float], bool]] = {
    ALL_PARAMS: lambda value, path, _losses, _beside, most: _misplaced(value, [path], len(path), False, most),
    AFTER_LAST: lambda *_: True,
    # After one step, so few numbers may be anything.
    ALL_LOSSES: lambda value, path, losses, *how: len(path) > 2 and _misplaced(value, losses, len(path), *how),
    LAST_LOSS: lambda value, path, losses, _beside, most: (
        len(path) > 2 and any(_off(value, [(one[-2:-1], _length(one))], NEAR) <= most for one in losses)
    ),
}


def among(one: Array, several: Iterable[Array], within: float = NEAR) -> bool:
    """Return whether an array is near one of several arrays, such as the points of a path."""
    alike = [other for other in several if other.shape == one.shape]
    close = np.isclose(one, alike, rtol=within, atol=within, equal_nan=True) if alike else np.zeros((1, 1))
    return bool(close.reshape(len(close), -1).all(axis=1).any())


def near(one: Array, other: Array, within: float = NEAR) -> bool:
    """Return whether two arrays are equal but for rounding. NaN equals NaN: it may come from the gradient."""
    return one.shape == other.shape and np.allclose(one, other, rtol=within, atol=within, equal_nan=True)
