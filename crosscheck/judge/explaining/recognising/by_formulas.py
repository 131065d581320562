"""A gradient by the homework's formulas on a forward pass that has a mistake without a name, shown on the gradient itself.

At one point, with delta = dE/dz by the homework's formula of the submission's own output, such a gradient holds its own hidden
values: G_j = (dE/du_j) / delta. The rest must follow from them, with the slope as formulas write it, of the value:

    dE/da = delta       dE/db_j = delta u_j phi'(G_j)       dE/dv_jk = dE/db_j x_k
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from crosscheck.homework import Role
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.mistakes.matching import same
from crosscheck.mistakes.textbook import GRADIENT, OBJECTIVE, OUTPUTS
from crosscheck.submissions.outcomes import Failed, Returned
from crosscheck.submissions.probes import Answer, Array

ENOUGH = 2  # questions of several points at which it must show
LEAST_DELTA = 1e-3  # of dE/dz, below which G_j has too few digits
LEAST_POINTS = 2  # where it is larger


def follows_formulas(e: Evidence, so_far: JudgedSoFar) -> bool:
    """Return whether gradients follow from the submission's own outputs and hidden values by the homework's formulas."""
    few = [a for a in e.answers if a.fresh and not a.probe.column and 1 < a.probe.y.size <= FEW]
    # At the right ones the mistake does not show; where parameters are small, nothing saturates.
    asked = sorted((a for a in few if a.value is not None), key=lambda a: (a.agrees, not a.probe.gentle))
    shown = asked[:ENOUGH]
    return len(shown) == ENOUGH and all(_follows(a, e, so_far) for a in shown)


def _follows(answer: Answer, e: Evidence, so_far: JudgedSoFar) -> bool:
    probe, y = answer.probe, answer.probe.y.reshape(-1)
    outputs = so_far.homework.by_role[Role.OUTPUTS]
    calls = [call for i in range(len(y)) for call in e.function.calls(probe.params, probe.X[[i]], y[[i]])]
    gradients = _values(so_far.student.call_each(e.function.name, calls), probe.params.size)
    each = _values(so_far.student.call_each(outputs.name, outputs.calls(probe.params, probe.X, y)), 1)
    if gradients is None or each is None or len(each) != len(y):
        return False
    total = gradients.sum(axis=0)
    assert answer.value is not None
    if not same(answer.value, total):
        return False
    book, (_, hidden, weights) = e.homework.catalogue.textbook, e.homework.catalogue.hidden
    told = []
    for i, (gradient, p) in enumerate(zip(gradients, each.reshape(-1), strict=True)):
        at, given = replace(probe, X=probe.X[[i]], y=y[[i]]), {book.answers[OUTPUTS]: np.array([p])}
        delta = book.first_derivative(at, given)
        if np.abs(delta) >= LEAST_DELTA:
            # The derivatives with respect to u stand in a gradient where u stands in params.
            du = book.values(replace(at, params=gradient))[weights]
            given[hidden] = du[:, np.newaxis] / delta
            told.append((gradient, book.after(OBJECTIVE, GRADIENT, at, given)))
    return len(told) >= LEAST_POINTS and all(follows is not None and same(g, follows) for g, follows in told)


def _values(outcomes: list[Returned | Failed], size: int) -> Array | None:
    """Return one row of numbers for each outcome; None if one is of another size."""
    values = [o.value.reshape(-1) for o in outcomes if isinstance(o, Returned) and o.value.size == size]
    return np.array(values) if len(values) == len(outcomes) else None
