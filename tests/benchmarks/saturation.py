"""How accurate each way of writing the cross-entropy of one sample is far from the decision boundary, in ulp of the truth.

With u = 0 the output's pre-activation is exactly a, whatever x is. The margin m = (2y - 1) a is positive where the
network is right. The loss is log(1 + exp(-m)); it and its derivative with respect to a are computed by

    by_hand, tape, with_autograd, torch (BCEWithLogitsLoss)   the parties themselves, called with one sample
    BCELoss                                                   torch's loss of the rounded output, logarithms >= -100
    naive                                                     -y log o - (1 - y) log(1 - o), and o - y
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from crosscheck.comparison.parties import MODULES, load_party
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.truth import arb

FORMULAS = ("by_hand", "tape", "with_autograd", "torch", "BCELoss", "naive")
MARGINS = np.unique([*range(-800, 801, 20), *np.linspace(-44, 44, 89), -36.8, 36.8, *range(705, 751, 3)]).astype(float)
POINT = np.array([[0.5, -0.25]])
A = NAMES.index("a")

Formula = Callable[[float, float], tuple[float, float]]  # of a and y: the loss, and its derivative with respect to a


@dataclass(frozen=True)
class Row:
    """One formula's answers for one sample, and their errors in ulp of the truth, infinite where an answer is not finite."""

    y: int
    margin: float
    formula: str
    loss: float
    loss_ulp: float
    slope: float
    slope_ulp: float


def table(margins: Iterable[float] = MARGINS, formulas: Iterable[str] = FORMULAS) -> list[Row]:
    """Evaluate the formulas at each margin, for both labels; needs python-flint."""
    chosen = {name: _formula(name) for name in formulas}
    with np.errstate(all="ignore"):
        return [row for y in (0, 1) for margin in margins for row in _rows(y, float(margin), chosen)]


def _rows(y: int, margin: float, formulas: dict[str, Formula]) -> list[Row]:
    a = margin if y else -margin
    exact = arb.evaluate(_params(a), POINT, [float(y)])
    rows = []
    for name, formula in formulas.items():
        loss, slope = formula(a, float(y))
        (_, loss_ulp), (_, slope_ulp) = exact.loss.errors(loss), exact.gradient[A].errors(slope)
        rows.append(Row(y, margin, name, loss, loss_ulp, slope, slope_ulp))
    return rows


def _params(a: float) -> Array:
    params = np.zeros(len(NAMES))
    params[A] = a
    return params


def _formula(name: str) -> Formula:
    if name == "naive":
        return _naive
    if name == "BCELoss":
        return _bce_loss
    party = load_party(MODULES[name])

    def of_party(a: float, y: float) -> tuple[float, float]:
        params, label = _params(a), np.array([y])
        return party.loss(params, POINT, label), float(party.loss_gradient(params, POINT, label)[A])

    return of_party


def _naive(a: float, y: float) -> tuple[float, float]:
    o = 1 / (1 + np.exp(-np.float64(a)))
    return float(-y * np.log(o) - (1 - y) * np.log(1 - o)), float(o - y)


def _bce_loss(a: float, y: float) -> tuple[float, float]:
    import torch

    z = torch.tensor(a, dtype=torch.float64, requires_grad=True)
    loss = torch.nn.BCELoss(reduction="sum")(torch.sigmoid(z), torch.tensor(y, dtype=torch.float64))
    (slope,) = torch.autograd.grad(loss, z)
    return float(loss.detach()), float(slope)
