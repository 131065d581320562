"""What a party's `optimize` does in one call, whatever it returns: losses, parameters, both, or nothing.

What it returns is compared. Parameters that it does not return are those that it leaves in its argument `initial`, if it
descends in place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crosscheck.comparison.answers import MalformedError, as_array_of_shape, call, check_unchanged, shape_of
from crosscheck.homework.circles.contract import NAMES, Array, Party
from crosscheck.run import Run

BOTH, LOSSES, PARAMS, NOTHING = "(losses, params)", "losses", "params", "None"
ALLOWED = f"{BOTH}, {LOSSES} or {PARAMS} alone, or {NOTHING}"


@dataclass(frozen=True)
class Optimized:
    """What one call of `optimize` came to."""

    form: str  # what was returned: BOTH, LOSSES, PARAMS or NOTHING
    losses: Array | None  # (n_steps + 1,)
    path: Array | None  # (n_steps + 1, 17), or (1, 17): the last parameters alone

    @property
    def remark(self) -> str | None:
        """What of `optimize` is not compared."""
        lacks = [] if self.losses is not None else ["its losses"]
        if self.path is None:
            lacks.append("its steps, which are the homework's, along the party's own gradient")
        elif len(self.path) == 1:
            lacks.append("its parameters before the last step")
        return f"optimize returns {self.form}: not compared are {' and '.join(lacks)}" if lacks else None

    @property
    def tells_nothing(self) -> bool:
        """Whether neither losses nor parameters came back."""
        return self.losses is None and self.path is None

    def as_descent(self, steps: Array) -> Array:
        """Return losses and path as `Trajectory.descent` holds them; what was not returned is that of the single steps."""
        table = steps.copy()
        if self.losses is not None:
            table[:, 0] = self.losses
        if self.path is not None:
            table[-len(self.path) :, 1:] = self.path
        return table


def optimized(party: Party, initial: Array, n_steps: int, run: Run, context: str, form: str | None = None) -> Optimized:
    """Let a party's `optimize` take some steps from `initial`.

    Parameters
    ----------
    party : Party
    initial : array of shape (17,)
    n_steps : int
    run : Run
        Has the data, the learning rate and the precision.
    context : str
        How each message begins.
    form : str, optional
        What an earlier call returned, and this one must return as well.

    Raises
    ------
    PartyFailedError
        If `optimize` raises.
    MalformedError
        If what it returns is none of the above, or it changes an argument: `initial` may be changed by one that returns no
        parameters.
    """
    data = {"initial": initial, "X": run.X, "y": run.y}
    returned, given = call(party.optimize, data, context, eta=run.eta, n_steps=n_steps)
    found = _read(returned, n_steps + 1, initial.size, run.unit_roundoff, context, form)
    if form not in (None, found.form):
        raise MalformedError(f"{context} returned {found.form}, but at step 0 {form}.")
    if found.path is None and not np.array_equal(given["initial"], initial):
        found = Optimized(found.form, found.losses, given.pop("initial")[np.newaxis])
    check_unchanged(given, data, context)
    return found


def step_taken(taken: Optimized, context: str) -> Array:
    """Return the parameters (17,) after one step; MalformedError if they are not finite."""
    assert taken.path is not None
    after: Array = taken.path[-1]
    if not np.isfinite(after).all():
        i = int(np.argmin(np.isfinite(after)))
        raise MalformedError(f"{context}'s params move {NAMES[i]} to {after[i]}, expected a finite number.")
    return after.copy()


def _read(returned: object, n: int, size: int, u: float, context: str, form: str | None) -> Optimized:
    """Read n losses (n,), and the parameters (n, size) or (size,), from what was returned."""
    if returned is None:
        return Optimized(NOTHING, None, None)

    def path(value: object) -> Array:
        shape = (size,) if shape_of(value) == (size,) else (n, size)
        return np.atleast_2d(as_array_of_shape(value, shape, f"{context}'s params", u))

    if isinstance(returned, tuple) and len(returned) == 2 and shape_of(returned) != (2,):
        return Optimized(BOTH, as_array_of_shape(returned[0], (n,), f"{context}'s losses", u), path(returned[1]))
    if not isinstance(returned, list | tuple) and not hasattr(returned, "__array__"):
        raise MalformedError(f"{context} returned {type(returned).__name__}, expected {ALLOWED}.")
    alone = shape_of(returned)
    if alone == (n, size) or (alone == (size,) and form != LOSSES):  # after 16 steps there are 17 losses as well
        return Optimized(PARAMS, None, path(returned))
    return Optimized(LOSSES, as_array_of_shape(returned, (n,), f"{context}'s losses", u), None)
