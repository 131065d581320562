"""One step of a party's `optimize`, whatever it returns: losses, parameters, both, or nothing.

What it returns is compared. Parameters that it does not return are those that it leaves in its argument `initial`, if it
descends in place; if it leaves that as it was, the step is the homework's, along the party's own gradient.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crosscheck.comparison.answers import MalformedError, as_array_of_shape, call, check_unchanged, shape_of
from crosscheck.homework.circles.contract import NAMES, Array, Party
from crosscheck.run import Run
from crosscheck.submissions.errors import CannotJudgeError

BOTH, LOSSES, PARAMS, NOTHING = "(losses, params)", "losses", "params", "None"
ALLOWED = f"{BOTH}, {LOSSES} or {PARAMS} alone, or {NOTHING}"


@dataclass(frozen=True)
class Step:
    """What one step came to."""

    after: Array  # (17,): the parameters
    losses: Array | None  # (2,): before and after, where `optimize` returned them
    form: str  # what was returned: BOTH, LOSSES, PARAMS or NOTHING
    in_place: bool

    @property
    def remark(self) -> str | None:
        """What of `optimize` is not compared."""
        if self.form == BOTH:
            return None
        lacks = [] if self.form == LOSSES else ["its losses"]
        if self.form != PARAMS and not self.in_place:
            lacks.append("its steps, which are the homework's, along the party's own gradient")
        return f"optimize returns {self.form}: not compared are {' and '.join(lacks)}" if lacks else None


def one_step(party: Party, params: Array, gradient: Array, run: Run, context: str) -> Step:
    """Let a party take one step from `params`, where its gradient is `gradient`.

    Raises
    ------
    PartyFailedError
        If `optimize` raises.
    MalformedError
        If what it returns is none of the above, its parameters are not finite, or it changes an argument: `initial` may be
        changed by one that returns no parameters.
    """
    try:
        return _taken(party, params, gradient, run, context)
    except CannotJudgeError:
        if np.isfinite(gradient).all():
            raise
        i = int(np.argmin(np.isfinite(gradient)))
        at = context.removesuffix("optimize")
        told = f"{at}loss_gradient is {gradient[i]} at {NAMES[i]}, and no step leads on from there."
        raise MalformedError(told, "loss_gradient") from None


def _taken(party: Party, params: Array, gradient: Array, run: Run, context: str) -> Step:
    data = {"initial": params, "X": run.X, "y": run.y}
    returned, given = call(party.optimize, data, context, eta=run.eta, n_steps=1)
    form, losses, after = _read(returned, params.size, run.unit_roundoff, context)
    in_place = after is None and not np.array_equal(given["initial"], params)
    if in_place:
        after = given.pop("initial")
    check_unchanged(given, data, context)
    if after is None:
        after = params - run.eta * gradient
    if not np.isfinite(after).all():
        i = int(np.argmin(np.isfinite(after)))
        raise MalformedError(f"{context}'s params move {NAMES[i]} to {after[i]}, expected a finite number.")
    return Step(after.copy(), losses, form, in_place)


def _read(returned: object, size: int, u: float, context: str) -> tuple[str, Array | None, Array | None]:
    """Return the form of an answer, and its losses (2,) and the parameters (17,) after the step, None where it has none."""
    if returned is None:
        return NOTHING, None, None
    if isinstance(returned, tuple) and len(returned) == 2 and shape_of(returned) != (2,):
        losses = as_array_of_shape(returned[0], (2,), f"{context}'s losses", u)
        return BOTH, losses, as_array_of_shape(returned[1], (2, size), f"{context}'s params", u)[1]
    if not isinstance(returned, list | tuple) and not hasattr(returned, "__array__"):
        raise MalformedError(f"{context} returned {type(returned).__name__}, expected {ALLOWED}.")
    alone = shape_of(returned)
    if alone in ((2, size), (size,)):
        return PARAMS, None, np.atleast_2d(as_array_of_shape(returned, alone, f"{context}'s params", u))[-1]
    return LOSSES, as_array_of_shape(returned, (2,), f"{context}'s losses", u), None
