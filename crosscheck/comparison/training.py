"""Parties trained in lockstep, each with its own update rule, on the same data.

Then each party's `optimize` is called once for all steps, to reveal state between steps. Loss and gradient are
evaluated again at the first and the last step. An `optimize` may return losses, parameters, both, or nothing; what
it returns is compared. If it returns no parameters and descends in place, they are read from `initial`.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np

from crosscheck.comparison.parties import MalformedError, OfAPartyError, PartyFailedError, completed, shape_of
from crosscheck.homework.circles.contract import NAMES, Array, Party
from crosscheck.homework.circles.rounding.point import DTYPE, FLOAT64
from crosscheck.homework.circles.run import FUNCTION_OF, Run, Trajectory, place
from crosscheck.submissions.errors import CannotJudgeError, type_and_message

OnStep = Callable[[int, Mapping[str, float]], None]
BOTH, LOSSES, PARAMS, NOTHING = "(losses, params)", "losses", "params", "None"
ALLOWED = f"{BOTH}, {LOSSES} or {PARAMS} alone, or {NOTHING}"


def train(parties: Mapping[str, Party], run: Run, on_step: OnStep = lambda *_: None) -> Run:
    """Train every party of a run side by side, and store the results in the run.

    `on_step` is called after each step with its number and the loss of each party. Answers may be
    float64s, or numbers of the run's precision.

    MalformedError if a party returns a wrong shape or type or changes an argument, PartyFailedError if it raises; both
    messages name the party, the function and the step.
    """
    walks = {name: _Walk(name, completed(party), run) for name, party in parties.items()}
    run.parties |= {name: walk.mine for name, walk in walks.items()}
    for step in range(run.n_steps + 1):
        for walk in walks.values():
            walk.advance(step)
        on_step(step, {name: float(walk.mine.losses[step]) for name, walk in walks.items()})
    for walk in walks.values():
        walk.descend()
        walk.ask_again()
    return run


class _Optimized(NamedTuple):
    """The result of one call of `optimize`."""

    form: str  # BOTH, LOSSES, PARAMS or NOTHING
    losses: Array | None = None  # (n_steps + 1,)
    path: Array | None = None  # (n_steps + 1, 17), or (1, 17) for the last parameters alone

    @property
    def remarks(self) -> tuple[str, ...]:
        """The quantities that are not compared, since `optimize` does not return them."""
        lacks = [] if self.losses is not None else ["its losses"]
        if self.path is None:
            lacks.append("its steps, which are the homework's, along the party's own gradient")
        elif len(self.path) == 1:
            lacks.append("its parameters before the last step")
        return (f"optimize returns {self.form}: not compared are {' and '.join(lacks)}",) if lacks else ()


class _Walk:
    """One party during training, and its answers so far."""

    def __init__(self, name: str, party: Party, run: Run) -> None:
        self.name, self.party, self.run = name, party, run
        self.first: _Optimized | None = None  # what `optimize` returned at the first step
        self.asked_again = ""
        n, size = run.n_steps + 1, run.initial.size
        outputs = np.empty((2, len(run.y))) if hasattr(party, "network") else None
        self.mine = Trajectory(np.empty(n), np.empty((n, size)), np.empty((n, size)), outputs)
        self.mine.remarks = tuple(getattr(party, "lacks", ()))
        self.mine.params[0] = run.initial

    def advance(self, step: int) -> None:
        """Record the party's answers at its parameters, and let its own `optimize` take one step."""
        mine, run = self.mine, self.run
        mine.losses[step] = float(self._at("loss", step))
        mine.gradients[step] = self._at("gradient", step)
        for row, when in enumerate((0, run.n_steps)):
            if step == when and mine.network is not None:
                mine.network[row] = self._at("network", step)
        if step < run.n_steps:
            mine.params[step + 1] = self._step(step)

    def descend(self) -> None:
        """Let the party's own `optimize` take all steps in one call, and store what it returns."""
        first, n = self.first, self.run.n_steps
        if first is None or (first.losses is None and first.path is None):
            return
        whole = self._optimize("descent", self.run.initial, n, f"{self.name}: over {n} steps, optimize")
        self.mine.descent = self.mine.single_steps
        if whole.losses is not None:
            self.mine.descent[:, 0] = whole.losses
        if whole.path is not None:
            self.mine.descent[-len(whole.path) :, 1:] = whole.path

    def ask_again(self) -> None:
        """Evaluate the loss and the gradient again at the first and the last step."""
        self.asked_again, ends = "asked again ", (0, self.run.n_steps)
        losses, gradients = ([self._at(quantity, step) for step in ends] for quantity in ("loss", "gradient"))
        self.mine.again = {"loss": np.array(losses)[:, np.newaxis], "gradient": np.array(gradients)}

    def _at(self, quantity: str, step: int) -> Array:
        """Evaluate the loss, the gradient or the outputs at a step's parameters."""
        params, X, y = self.mine.params[step], self.run.X, self.run.y
        data = {"x": X, "params": params} if quantity == "network" else {"params": params, "X": X, "y": y}
        shape = {"loss": (), "gradient": params.shape, "network": y.shape}[quantity]
        context = f"{self.name}: {self.asked_again}{place(step, self.run.times)}, {FUNCTION_OF[quantity]}"
        with self._asked(quantity):
            value = call_unchanged(getattr(self.party, FUNCTION_OF[quantity]), data, context)
            return as_array_of_shape(value, shape, context, self.run.unit_roundoff)

    def _step(self, step: int) -> Array:
        """Take the party's own step, or the homework's if its `optimize` is missing or returns no parameters."""
        at, gradient = self.mine.params[step], self.mine.gradients[step]
        context = f"{self.name}: at step {step}, optimize"
        try:
            path = self._optimize("params", at, 1, context).path if hasattr(self.party, "optimize") else None
            after: Array = at - self.run.eta * gradient if path is None else path[-1]
            if (bad := _not_finite(after)) is None:
                return after
            with self._asked("params"):
                moved = f"params move {NAMES[bad]} to {after[bad]}, expected a finite number"
                raise MalformedError(f"{context}'s {moved}.")
        except CannotJudgeError:
            if (bad := _not_finite(gradient)) is None:
                raise
            told = f"{self.name}: at step {step}, loss_gradient is {gradient[bad]} at {NAMES[bad]}"
            with self._asked("gradient"):
                raise MalformedError(f"{told}, and no step leads on from there.") from None

    def _optimize(self, quantity: str, initial: Array, n_steps: int, context: str) -> _Optimized:
        """Let the party's `optimize` take steps from `initial`, which it may change if it returns no parameters."""
        form = None if self.first is None else self.first.form
        data = {"initial": initial, "X": self.run.X, "y": self.run.y}
        with self._asked(quantity):
            returned, given = call(self.party.optimize, data, context, eta=self.run.eta, n_steps=n_steps)
            found = self._read(returned, n_steps + 1, context, form)
            if form not in (None, found.form):
                raise MalformedError(f"{context} returned {found.form}, but at step 0 {form}.")
            if found.path is None and not np.array_equal(given["initial"], initial):
                found = found._replace(path=given.pop("initial")[np.newaxis])
            check_unchanged(given, data, context)
        if self.first is None:
            self.first = found
            self.mine.remarks += found.remarks
        return found

    def _read(self, returned: object, n: int, context: str, form: str | None) -> _Optimized:
        """Read n losses (n,), and the parameters (n, 17) or (17,), from a returned value."""
        size, alone = self.run.initial.size, shape_of(returned)

        def losses(value: object) -> Array:
            return as_array_of_shape(value, (n,), f"{context}'s losses", self.run.unit_roundoff)

        def path(value: object) -> Array:
            shape = (size,) if shape_of(value) == (size,) else (n, size)
            return np.atleast_2d(as_array_of_shape(value, shape, f"{context}'s params", self.run.unit_roundoff))

        if returned is None:
            return _Optimized(NOTHING)
        if isinstance(returned, tuple) and len(returned) == 2 and alone != (2,):
            return _Optimized(BOTH, losses(returned[0]), path(returned[1]))
        if not isinstance(returned, list | tuple) and not hasattr(returned, "__array__"):
            raise MalformedError(f"{context} returned {type(returned).__name__}, expected {ALLOWED}.")
        if alone == (n, size) or (alone == (size,) and form != LOSSES):  # (17,) may also be the losses of 16 steps
            return _Optimized(PARAMS, path=path(returned))
        return _Optimized(LOSSES, losses(returned))

    @contextmanager
    def _asked(self, quantity: str) -> Iterator[None]:
        """Time the calls within this block, and name the party and its function in errors."""
        started = time.perf_counter()
        try:
            yield
        except OfAPartyError as error:
            error.party, error.function = self.name, FUNCTION_OF[quantity]
            raise
        finally:
            self.mine.seconds[quantity] = self.mine.seconds.get(quantity, 0.0) + time.perf_counter() - started


def _not_finite(values: Array) -> int | None:
    """Return the index of the first number that is not finite."""
    return None if np.isfinite(values).all() else int(np.argmin(np.isfinite(values)))


# Calling a party with copies of its arguments, and checking its answer by the contract


def call(
    function: Callable[..., object], arguments: Mapping[str, Array], context: str, **named: float
) -> tuple[object, dict[str, Array]]:
    """Call a party's function with copies of its arguments; return its value, and the copies after the call.

    The names of the arguments are for messages, each of which begins with `context`: the party, step and function.
    PartyFailedError if the function raises, or leaves the program.
    """
    given = {name: argument.copy() for name, argument in arguments.items()}
    try:
        return function(*given.values(), **named), given
    except (Exception, SystemExit) as error:
        raise PartyFailedError(f"{context} raised {type_and_message(error)}") from error


def call_unchanged(function: Callable[..., object], arguments: Mapping[str, Array], context: str) -> object:
    """Call a party's function as `call` does; MalformedError if it changes an argument."""
    value, given = call(function, arguments, context)
    check_unchanged(given, arguments, context)
    return value


def check_unchanged(given: Mapping[str, Array], arguments: Mapping[str, Array], context: str) -> None:
    """Raise MalformedError if a function changed an argument. The message names the argument and its first change."""
    for name, after in given.items():
        before = arguments[name]
        if np.array_equal(after, before):
            continue
        how = f"its shape was {before.shape} and is {after.shape}"
        if before.shape == after.shape:
            entry = tuple(int(i) for i in np.argwhere(before != after)[0])
            of = NAMES[entry[0]] if before.shape == (len(NAMES),) else f"entry {list(entry)}"
            how = f"{of} was {float(before[entry])!r} and is {float(after[entry])!r}"
        raise MalformedError(f"{context} changes its argument {name}, which must stay as it is: {how}.")


def as_array_of_shape(value: object, shape: tuple[int, ...], context: str, unit_roundoff: float = FLOAT64) -> Array:
    """Return a party's answer as float64s, if it is an array of the contract's shape.

    Its numbers are float64s, or, for a larger `unit_roundoff`, numbers of that precision. MalformedError, whose message
    begins with `context`, if the value is None, ragged, of another dtype, or of another shape.
    """
    dtype = np.dtype(DTYPE[unit_roundoff])
    if value is None:
        expected = f"an array of shape {shape}" if shape else "a number"
        raise MalformedError(f"{context} returned None, expected {expected} of dtype {dtype}.")
    detach = getattr(value, "detach", None)  # a tensor with a graph cannot be converted
    try:
        array = np.asarray(detach() if callable(detach) else value)
    except ValueError:
        raise MalformedError(f"{context} is ragged, expected a rectangular array of shape {shape}.") from None
    except Exception as error:  # a tensor on another device says so itself
        raise MalformedError(f"{context} cannot be read as an array: {type_and_message(error)}") from None
    if isinstance(value, list | tuple) and array.dtype.kind in "biu":
        array = array.astype(np.float64)
    if array.dtype not in (np.float64, dtype):
        single = " If single precision is meant, pass dtype='float32' to compare." if array.dtype == np.float32 else ""
        raise MalformedError(f"{context} has dtype {array.dtype}, expected {dtype}.{single}")
    if array.shape != shape:
        raise MalformedError(f"{context} has shape {array.shape}, expected {shape}.")
    return array.astype(np.float64, copy=False)
