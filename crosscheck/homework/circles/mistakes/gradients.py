"""Mistakes of the gradient: one stage of the chain rule gone wrong.

Each form names the stages that it changes, so that two mistakes in different stages can be tried together.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from crosscheck.homework.circles.contract import ETA
from crosscheck.homework.circles.mistakes.rescaled import OTHERS, Rescaling
from crosscheck.homework.circles.model import NETWORK, residual
from crosscheck.mistakes import forms
from crosscheck.mistakes.activations import RELU, SIGMOID
from crosscheck.mistakes.mistake import Form, Mistake
from crosscheck.mistakes.model import Backprop, Network, Pass
from crosscheck.submissions.probes import Array


def _gradient(kind: str, hint: str, formula: str, *ways: Form) -> Mistake:
    return Mistake(kind, "loss_gradient", hint, formula, ways)


def _slope_at_hidden(t: Pass) -> Array:
    return SIGMOID.at(t.f.h)[1]


def _updated_u(eta: float) -> Backprop:
    return Backprop(hidden_u=lambda t, delta: (t.f.u - eta * (t.f.h @ delta))[:, np.newaxis])


def _seen(inputs: Rescaling, t: Pass) -> Array:
    return inputs(t.f.x)


_PACKING = forms.packing_of(NETWORK)
_NODES_REVERSED = Network(
    u=NETWORK.u[::-1],
    a=NETWORK.a,
    V=NETWORK.V[::-1],
    b=(NETWORK.b or ())[::-1],
    hidden=SIGMOID,
    output=SIGMOID,
    size=NETWORK.size,
)

WRONG_ORDER = _gradient(
    "gradient-wrong-order",
    "The entries are right but not in the order of params.",
    "The order is u1..u4, a, v11, v12, v21, .., v42, b1..b4.",
    *(forms.ordered(order) for order in forms.orders(_PACKING)),
    forms.arranged_as(_NODES_REVERSED),
    forms.ENTRIES_REVERSED,
    *(forms.ordered(order, transpose=True) for order in forms.orders(_PACKING)),
)

GRADIENTS: tuple[Mistake, ...] = (
    # factors
    _gradient(
        "sign-error-y-minus-p",
        "The whole gradient has the wrong sign.",
        "dE/dz = y_out - y, not y - y_out. Descent with it climbs.",
        forms.NEGATED,
    ),
    _gradient(
        "gradient-of-mean",
        "The gradient is divided by the number of points, as that of a mean.",
        "The loss is a sum, so is its gradient.",
        forms.scaled_gradient(lambda n: 1 / n),
    ),
    _gradient(
        "gradient-scaled-by-eta",
        "The gradient is multiplied by the learning rate, or by minus that, already.",
        "optimize does that: params -= eta * gradient.",
        forms.scaled_gradient(lambda n: ETA),
        forms.scaled_gradient(lambda n: -ETA),
    ),
    _gradient(
        "returns-updated-params",
        "What comes back are parameters after a step, not the gradient.",
        "loss_gradient returns the 17 derivatives; optimize subtracts eta times these.",
        *(forms.stepped(eta) for eta in (ETA, 0.01, 0.1, 1.0)),
    ),
    # the output node
    _gradient(
        "extra-output-sigma-prime",
        "The derivative of the output's sigmoid is there, a factor too many.",
        "The cross-entropy's dE/dy_out has y_out (1 - y_out) in the denominator, so that it cancels: dE/dz = y_out - y. (It "
        "stays for a squared error.)",
        Backprop(delta=lambda t: t.delta * t.f.p * (1 - t.f.p)),
    ),
    _gradient(
        "missing-output-sigma-prime",
        "The chain stops short of the output's sigmoid, of which the derivative is not there.",
        "It stops at dE/dy_out = (y_out - y) / (y_out (1 - y_out)). The factor phi'(z) = y_out (1 - y_out) of the output's "
        "sigmoid is not there. With it, dE/dz = y_out - y.",
        forms.WITHOUT_OUTPUT_SLOPE,
    ),
    # the hidden nodes' slope
    _gradient(
        "missing-hidden-sigma-prime",
        "The derivative of the hidden sigmoid is missing.",
        "The chain rule gives dE/dv_jk = sum_i (y_out - y) u_j G_j (1 - G_j) x_k; the factor phi'(V x + b) = G (1 - G) is not "
        "there.",
        forms.WITHOUT_HIDDEN_SLOPE,
    ),
    _gradient(
        "sigma-prime-at-activation",
        "phi' is evaluated at the activation instead of the pre-activation.",
        "With G = phi(q), phi'(q) = G (1 - G); phi(G) (1 - phi(G)) takes the sigmoid twice.",
        Backprop(slope=_slope_at_hidden),
        Backprop(slope=_slope_at_hidden, delta=lambda t: t.delta * SIGMOID.at(t.f.p)[1]),
        Backprop(slope=_slope_at_hidden, delta=lambda t: t.loss.slope(t.f.p, t.y) * SIGMOID.at(t.f.p)[1]),
        Backprop(delta=lambda t: t.loss.slope(t.f.p, t.y) * SIGMOID.at(t.f.p)[1]),
    ),
    _gradient(
        "slope-of-another-activation",
        "The slope of the hidden nodes is not that of the activation which is used forwards, so the chain is broken there.",
        "G (1 - G) belongs to the sigmoid, 1 - G^2 to tanh, a step (q > 0) to ReLU.",
        Backprop(slope=lambda t: 1 - t.f.h**2),
        forms.slope_of(RELU),
        *forms.slopes_as_written(SIGMOID, residual),
    ),
    _gradient(
        "sigma-prime-without-one-minus",
        "The derivative of the hidden sigmoid is only half there.",
        "phi'(q) = G (1 - G), both factors.",
        Backprop(slope=lambda t: t.f.h),
        Backprop(slope=lambda t: 1 - t.f.h),
    ),
    # u on the way back
    _gradient(
        "missing-u-in-hidden-delta",
        "The weight u_j is missing on the way back to the hidden layer.",
        "dE/dq_j = (y_out - y) u_j phi'(q_j), since z depends on G_j through u_j G_j.",
        forms.WITHOUT_U,
    ),
    _gradient(
        "shared-u1-hidden-delta",
        "One u is used for all hidden nodes on the way back.",
        "dE/dq_j = (y_out - y) u_j phi'(q_j), with its own u_j. At `initial` all u are 5, which hides it.",
        *forms.one_u_for_all(len(NETWORK.u)),
    ),
    _gradient(
        "u-updated-before-backprop",
        "u is updated before the hidden derivatives are computed with it.",
        "u -= eta dE/du comes too early. All 17 belong to the same parameters: compute all first, then update.",
        *map(_updated_u, (ETA, 0.01, 0.1, 1.0)),
    ),
    # the derivatives, block by block
    _gradient(
        "u-grad-uses-preactivation",
        "dE/du uses what the hidden nodes are given, before their sigmoid.",
        "z = u . G + a, so dE/du_j = sum_i (y_out - y) G_j.",
        forms.U_OF_PRE_ACTIVATIONS,
    ),
    _gradient(
        "u-grad-without-hidden",
        "dE/du lacks a factor, and is the same for all four nodes.",
        "z = u . G + a, so dE/du_j = sum_i (y_out - y) G_j.",
        forms.U_WITHOUT_HIDDEN,
    ),
    _gradient(
        "v-grad-x-swapped",
        "x1 and x2 are exchanged in dE/dV.",
        "dE/dv_j1 has the factor x1, dE/dv_j2 has x2.",
        forms.COORDINATES_REVERSED,
    ),
    _gradient(
        "v-grad-x1-for-both",
        "Both columns of dE/dV use the same coordinate.",
        "dE/dv_j1 has the factor x1, dE/dv_j2 has x2.",
        forms.one_coordinate(0, 2),
        forms.one_coordinate(1, 2),
    ),
    _gradient(
        "v-grad-sign-of-x",
        "One coordinate has the wrong sign in dE/dV.",
        "dE/dv_jk = sum_i (y_out - y) u_j G_j (1 - G_j) x_k, with x_k as it is.",
        Backprop(x=lambda t: t.f.x * [[-1], [1]]),
        Backprop(x=lambda t: t.f.x * [[1], [-1]]),
    ),
    _gradient(
        "v-grad-other-points",
        "dE/dV is computed with other points than those that the rest is computed with.",
        "dE/dv_jk = sum_i (y_out_i - y_i) u_j G_ij (1 - G_ij) x_ik: in every term all factors are those of the i-th point.",
        *(Backprop(x=partial(_seen, inputs)) for _, inputs in OTHERS),
        Backprop(x=lambda t: t.f.x[:, ::-1]),
        Backprop(x=lambda t: np.abs(t.f.x)),
    ),
    _gradient(
        "v-grad-transposed-flatten",
        "dE/dV is right but flattened column by column (v11, v21, v31, ..).",
        "The packing is row by row: v11, v12, v21, v22, .., so dV of shape (4, 2) has to be flattened with ravel().",
        forms.V_TRANSPOSED,
    ),
    _gradient(
        "b-grad-zero",
        "The derivatives with respect to b are zero.",
        "dE/db_j = sum_i (y_out - y) u_j G_j (1 - G_j).",
        forms.B_ZERO,
    ),
    _gradient(
        "b-grad-times-x",
        "dE/db carries a factor x that belongs to dE/dV only.",
        "b is added, so its factor is 1.",
        forms.b_times(lambda x: x[0]),
        forms.b_times(lambda x: x[1]),
        forms.b_times(lambda x: x[0] + x[1]),
        forms.b_times(lambda x: x[0] * x[1]),
    ),
    _gradient(
        "b-grad-is-delta",
        "dE/db is taken to be dE/da.",
        "dE/da is sum_i (y_out - y). For the hidden biases the chain goes on: dE/db_j = sum_i (y_out - y) u_j G_j (1 - G_j).",
        forms.B_IS_DELTA,
    ),
    WRONG_ORDER,
    _gradient(
        "output-delta-without-label",
        "The label is missing at the start of the chain.",
        "dE/dz = y_out - y, not y_out alone.",
        Backprop(delta=lambda t: t.f.p),
    ),
)
