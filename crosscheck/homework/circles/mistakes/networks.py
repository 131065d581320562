"""Mistakes of the network: wrong packing, missing biases, other activations."""

from __future__ import annotations

import itertools
from dataclasses import replace

from crosscheck.homework.circles.mistakes.clipping import CLIP_TOO_STRONG
from crosscheck.homework.circles.mistakes.losses import OF_A_SIGMOID_MORE
from crosscheck.homework.circles.model import NETWORK
from crosscheck.mistakes.activations import (
    HALF_TANH,
    IDENTITY,
    RELU,
    SIGMOID_OF_MINUS,
    SIGMOID_TWICE,
    SIGMOID_WITHOUT_PARENTHESES,
    TANH,
    THRESHOLD,
    Activation,
    hard_sigmoid,
)
from crosscheck.mistakes.forms import packed_as, packing_of, shared_by_all, shifted, transposed
from crosscheck.mistakes.mistake import Form, Mistake
from crosscheck.mistakes.model import Network


def _network(kind: str, hint: str, formula: str, *forms: Form) -> Mistake:
    return Mistake(kind, "network", hint, formula, forms)


def _anywhere(activation: Activation) -> tuple[Network, ...]:
    """Return the networks with this activation in both layers, and in either of them."""
    hidden = replace(NETWORK, hidden=activation)
    return replace(hidden, output=activation), replace(NETWORK, output=activation), hidden


_A_FIRST = replace(packed_as(NETWORK, "auVb"), V=NETWORK.V, b=NETWORK.b)
_B_BEFORE_V = packed_as(NETWORK, "uabV")
_A_LAST = tuple(packed_as(NETWORK, order) for order in ("uVba", "ubVa", "Vbua"))
_U_AND_B = replace(NETWORK, u=NETWORK.b or (), b=NETWORK.u)
_BY_NODE = replace(NETWORK, V=tuple((5 + 3 * j, 6 + 3 * j) for j in range(4)), b=tuple(7 + 3 * j for j in range(4)))
_NAMED_ORDERS = {NETWORK, _A_FIRST, _B_BEFORE_V, _U_AND_B, *_A_LAST}
_OTHER_ORDERS = tuple(
    form
    for order in itertools.permutations(packing_of(NETWORK))
    if (form := packed_as(NETWORK, order)) not in _NAMED_ORDERS
)

HARD_SLOPES = (1 / 5, 1 / 6)  # Keras's, PyTorch's

NETWORKS: tuple[Mistake, ...] = (
    # packing
    _network(
        "transposed-v-packing",
        "V is unpacked the other way round.",
        "The packing is v11, v12, v21, v22, ..: row by row, two entries per hidden node, so V = params[5:13].reshape(4, 2) and "
        "v_j1 = params[5 + 2*(j-1)].",
        transposed(NETWORK),
    ),
    _network(
        "a-at-index-0",
        "The output bias a is read from params[0].",
        "The packing is u1, u2, u3, u4, a, ..: a = params[4], u = params[0:4].",
        _A_FIRST,
    ),
    _network(
        "a-last",
        "The output bias a is read from the end of params.",
        "The packing is u1, u2, u3, u4, a, ..: a = params[4], V = params[5:13].reshape(4, 2), b = params[13:17].",
        *_A_LAST,
    ),
    _network(
        "unpacks-b-before-v",
        "b is read from where V is packed.",
        "The order is u (4), a, V (8), b (4): V = params[5:13].reshape(4, 2), b = params[13:17].",
        _B_BEFORE_V,
    ),
    _network(
        "u-b-swapped",
        "u and b are exchanged.",
        "u = params[0:4] are the weights of the output, b = params[13:17] the biases of the hidden nodes.",
        _U_AND_B,
    ),
    _network(
        "v-and-b-interleaved",
        "params is unpacked as v11, v12, b1, v21, v22, b2 and so on.",
        "The packing is all of V, then all of b: V = params[5:13].reshape(4, 2), b = params[13:17].",
        _BY_NODE,
    ),
    # biases
    _network(
        "missing-output-bias",
        "The output bias a is missing.",
        "y_out = phi(u . G + a), with a = params[4].",
        replace(NETWORK, a=None),
    ),
    _network(
        "missing-hidden-bias",
        "The hidden biases b are missing.",
        "G = phi(V x + b), with b = params[13:17].",
        replace(NETWORK, b=None),
    ),
    _network(
        "subtracted-bias",
        "A bias is subtracted, not added.",
        "G = phi(V x + b), y_out = phi(u . G + a).",
        replace(NETWORK, b_sign=-1.0),
        replace(NETWORK, a_sign=-1.0),
        replace(NETWORK, a_sign=-1.0, b_sign=-1.0),
    ),
    _network(
        "slice-off-by-one",
        "A slice of params is off by one.",
        "u = params[0:4], a = params[4], V = params[5:13].reshape(4, 2), b = params[13:17].",
        shifted(NETWORK, "b", -1),
        shifted(NETWORK, "V", -1),
        shifted(NETWORK, "V", 1),
        shifted(NETWORK, "u", 1),
    ),
    # activations
    _network(
        "relu-hidden",
        "The hidden nodes use ReLU, max(0, t).",
        "The homework's hidden nodes are sigmoids, phi(t) = 1 / (1 + exp(-t)).",
        replace(NETWORK, hidden=RELU),
    ),
    _network(
        "tanh-hidden",
        "The hidden nodes use tanh.",
        "The homework's are sigmoids, phi(t) = 1 / (1 + exp(-t)) = (1 + tanh(t/2)) / 2.",
        replace(NETWORK, hidden=TANH),
    ),
    _network(
        "tanh-output",
        "The output node uses tanh, or what comes to the same: a sigmoid of twice what it should be given.",
        "(1 + tanh z) / 2 is phi(2 z). It is a sigmoid, phi(z) = 1 / (1 + exp(-z)) = (1 + tanh(z/2)) / 2: a probability, whose "
        "logarithm the loss takes.",
        replace(NETWORK, output=TANH),
        replace(NETWORK, output=HALF_TANH),
    ),
    _network(
        "relu-output",
        "The output node uses ReLU, max(0, z).",
        "It is a sigmoid, phi(z) = 1 / (1 + exp(-z)): a probability, whose logarithm the loss takes.",
        replace(NETWORK, output=RELU),
    ),
    _network(
        "missing-output-sigmoid",
        "The output's sigmoid is missing.",
        "u . G + a is returned where y_out = phi(u . G + a) is asked for, a number between 0 and 1.",
        replace(NETWORK, output=IDENTITY),
    ),
    _network(
        "hard-sigmoid-hidden",
        "The hidden nodes use a hard sigmoid, three straight lines.",
        "Keras's is t/5 + 1/2, PyTorch's t/6 + 1/2, both cut to 0 .. 1. The homework's are sigmoids, phi(t) = 1 / (1 + exp(-t)).",
        *(replace(NETWORK, hidden=hard_sigmoid(slope)) for slope in HARD_SLOPES),
    ),
    _network(
        "missing-hidden-sigmoid",
        "The hidden nodes' sigmoid is missing.",
        "G = phi(V x + b). Without it the network is only linear inside.",
        replace(NETWORK, hidden=IDENTITY),
    ),
    _network(
        "sigmoid-exponent-sign",
        "The sign in the sigmoid's exponent is wrong, or 1 minus a sigmoid is taken.",
        "phi(t) = 1 / (1 + exp(-t)), which goes to 1 for large t.",
        *_anywhere(SIGMOID_OF_MINUS),
    ),
    _network(
        "sigmoid-without-parentheses",
        "Parentheses are missing in the sigmoid.",
        "1 / 1 + exp(-t) is 1 + exp(-t); phi(t) = 1 / (1 + exp(-t)).",
        *_anywhere(SIGMOID_WITHOUT_PARENTHESES),
    ),
    _network(
        "sigmoid-twice",
        "The output's sigmoid is applied twice.",
        "y_out = phi(z) is a probability already. A loss that asks for logits, such as binary_cross_entropy_with_logits, takes "
        "z = u . G + a.",
        replace(NETWORK, output=SIGMOID_TWICE),
        OF_A_SIGMOID_MORE,
    ),
    _network(
        "hidden-sigmoid-twice",
        "The hidden nodes' sigmoid is applied twice.",
        "G = phi(V x + b), once.",
        replace(NETWORK, hidden=SIGMOID_TWICE),
        replace(NETWORK, hidden=SIGMOID_TWICE, output=SIGMOID_TWICE),
    ),
    _network(
        "thresholded-output",
        "0 or 1, a class, is used in place of the output.",
        "y_out = phi(u . G + a) is asked for, the probability that y = 1, in dE/dz = y_out - y as well. (Derivatives by a "
        "complex step come out like this where abs or max drops the imaginary part.)",
        replace(NETWORK, output=THRESHOLD),
    ),
    # which weights and which coordinates
    _network(
        "swapped-x-inputs",
        "x1 and x2 are exchanged.",
        "v_j1 multiplies x1, and v_j2 multiplies x2.",
        replace(NETWORK, x=(1, 0)),
    ),
    CLIP_TOO_STRONG,
    _network(
        "shared-hidden-bias",
        "All hidden nodes use the same bias.",
        "Each has its own: b1..b4 = params[13:17]. At `initial` all four are 10, which hides it.",
        *shared_by_all(NETWORK, "b"),
    ),
    _network(
        "shared-output-weight",
        "All hidden nodes use the same output weight.",
        "Each has its own: u1..u4 = params[0:4]. At `initial` all four are 5, which hides it.",
        *shared_by_all(NETWORK, "u"),
    ),
    _network(
        "first-hidden-unit-only",
        "All hidden nodes use the weights of one of them.",
        "Each has its own row of V.",
        *shared_by_all(NETWORK, "V"),
    ),
    _network(
        "unpacks-in-another-order",
        "params is unpacked in another order.",
        "The packing is u, a, V, b: u = params[0:4], a = params[4], V = params[5:13].reshape(4, 2), b = params[13:17].",
        *_OTHER_ORDERS,
    ),
)
