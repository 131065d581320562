"""The reference by hand, and error bounds of right answers: of rounding, and of the textbook's formulas.

The bounds of `rounding.point` are for formulas with small relative errors. In the textbook's formulas, and in
autograd's derivatives of them, only the absolute errors of y_out and h are small. So log(1 - y_out),
(y_out - y) / (y_out (1 - y_out)) and (1 + tanh(q / 2)) / 2 lose the digits that cancel in 1 - y_out or h. Three
operations (exp, sum, quotient) round by u each. With r = |dE/dz|, and P the probability of the label,

    d_textbook E     = 3u sum_i (1 / P_i + r_i sum_j |u_j|)
    d_textbook dE/d. = 3u sum_i (|dE_i/d.| / P_i + r_i c_i)         c = 1 for u and a, |u_j x_k| for v_jk, |u_j| for b_j
"""

from collections.abc import Mapping

import numpy as np

from crosscheck.homework.circles.rounding.point import FLOAT64, at_point
from crosscheck.submissions.probes import Array
from manual import by_hand

# Factor of these bounds. Over 20 seeds of `tests/judging/right`, the largest error of a loss is 1.7 bounds (tanh in the
# hidden nodes), that of a gradient 1.4 (autograd). Differences of the loss, even of fourth order, have larger errors.
SAFETY = 16


class ByHand:
    """The homework's reference: its values by hand, and the error bounds of a right submission."""

    objective_name = "loss"

    def values(self, params: Array, X: Array, y: Array) -> Mapping[str, Array]:
        """Return the network's outputs (N,), the loss () and its gradient (17,)."""
        u, a, V, b = by_hand.unpack(params)
        x, labels = X.T, y.reshape(-1)
        G, dphi, z = by_hand.forward(x, u, a, V, b)
        loss, gradient = by_hand.cross_entropy(z, labels), by_hand.backward(x, labels, u, G, dphi, z)
        return {"network": by_hand.phi(z), "loss": np.asarray(loss), "loss_gradient": gradient}

    def objective(self, params: Array, X: Array, y: Array) -> float:
        """Return the loss."""
        return by_hand.loss(params, X, y)

    def least_allowances(self, params: Array, X: Array, y: Array) -> Mapping[str, Array]:
        """Return lower bounds of the allowances: of three roundings in each y_out, and none elsewhere."""
        u, a, V, b = by_hand.unpack(params)
        x, w = X.T, np.abs(u)
        r = np.abs(by_hand.phi(by_hand.forward(x, u, a, V, b)[2]) - y.reshape(-1))
        of_u_and_a, of_V = np.full(5, r.sum()), np.outer(w, np.abs(x) @ r)
        gradient = np.concatenate((of_u_and_a, of_V.ravel(), w * r.sum()))
        network, each = np.full(len(X), SAFETY * FLOAT64), SAFETY * 3 * FLOAT64
        return {"network": network, "loss": np.asarray(each * len(X)), "loss_gradient": each * gradient}

    def allowances(self, params: Array, X: Array, y: Array) -> Mapping[str, Array]:
        """Return the error bounds of right answers, in the shapes of the values."""
        return {name: SAFETY * bound for name, bound in roundings(params, X, y, FLOAT64).items()}


def roundings(params: Array, X: Array, y: Array, u: float) -> Mapping[str, Array]:
    """Bound the errors of right outputs (N,), a loss () and a gradient (17,) with unit roundoff `u`, by function."""
    at = at_point(params, X, y, u)
    loss, gradient = _textbook(params, X, y.reshape(-1), u)
    return {"network": at.network + u, "loss": np.asarray(at.loss + loss), "loss_gradient": at.gradient + gradient}


def _textbook(params: Array, X: Array, y: Array, u: float) -> tuple[float, Array]:
    out, a, V, b = by_hand.unpack(params)
    w, x = np.abs(out)[:, np.newaxis], np.abs(X.T)
    h, slope = by_hand.phi_and_slope(V @ X.T + b)
    s = (1 - 2 * y) * (out @ h + a)
    r, lost = by_hand.phi(s), 3 * u / by_hand.phi(-s)
    du = h @ (r * lost) + 3 * u * r.sum()
    da = r @ lost + 3 * u * r.sum()
    through = w * (slope * lost + 3 * u) * r
    dV = (through[:, np.newaxis] * x).sum(axis=2)
    return float(lost.sum() + 3 * u * w.sum() * r.sum()), np.concatenate((du, [da], dV.ravel(), through.sum(axis=1)))
