"""The network on the tape: what is recorded of it, and the derivatives of all that lies on the way."""

import numpy as np
import pytest

from crosscheck import INITIAL
from manual import by_hand, tape
from manual.autodiff import Node, backward, softplus
from tests.tables import DISTINCT, X, y

each_start = pytest.mark.parametrize("params", [INITIAL, DISTINCT], ids=["initial", "distinct"])


@each_start
def test_every_intermediate_has_the_derivative_that_was_derived_by_hand(params):
    start = Node(params)
    z = tape.pre_activation(start, X.T)
    derivatives = backward(softplus((1 - 2 * y) * z).sum())
    (G,) = (node for node in derivatives if node.operation == "sigmoid")
    ((q, _),) = G.parents

    u, a, V, b = by_hand.unpack(params)
    G_by_hand, dphi, z_by_hand = by_hand.forward(X.T, u, a, V, b)
    dE_dz = by_hand.phi(z_by_hand) - y
    dE_dG = np.outer(u, dE_dz)
    for node, value, derivative in (
        (z, z_by_hand, dE_dz),
        (G, G_by_hand, dE_dG),
        (q, V @ X.T + b, dE_dG * dphi),
        (start, params, by_hand.backward(X.T, y, u, G_by_hand, dphi, z_by_hand)),
    ):
        np.testing.assert_allclose(node.value, value, rtol=1e-13, atol=1e-13)
        np.testing.assert_allclose(derivatives[node], derivative, rtol=1e-11, atol=1e-13)
