"""What this project claims: by hand, on the tape, with autograd and as an `nn.Module`, the numbers are the same."""

import numpy as np
import pytest

from crosscheck import INITIAL, load_circles
from manual import by_hand, tape, with_autograd
from tests.needs import torch_or_skip, torch_ref

torch = torch_or_skip()
X, y = load_circles()  # 500 points on two circles, and their labels
ETA, N_STEPS = 0.001, 30
OTHERS = {"tape": tape, "with_autograd": with_autograd, "torch": torch_ref}


def test_losses_gradients_and_30_steps_are_those_of_an_nn_module():
    model = torch_ref.Network(INITIAL)  # starts from the same 17 numbers
    cross_entropy = torch.nn.BCEWithLogitsLoss(reduction="sum")
    sgd = torch.optim.SGD(model.parameters(), lr=ETA)
    params = INITIAL.copy()
    for _ in range(N_STEPS + 1):
        sgd.zero_grad()
        E = cross_entropy(model(torch.tensor(X)), torch.tensor(y))
        E.backward()
        gradient = by_hand.loss_gradient(params, X, y)
        np.testing.assert_allclose(by_hand.loss(params, X, y), E.item(), rtol=1e-12)
        np.testing.assert_allclose(gradient, model.packed_gradient(), rtol=1e-12, atol=2e-12)
        np.testing.assert_allclose(params, model.packed(), rtol=0, atol=1e-13)
        sgd.step()
        params = params - ETA * gradient


@pytest.mark.parametrize("party", OTHERS.values(), ids=OTHERS)
def test_losses_gradients_and_30_steps_are_those_of_every_other_party(party):
    losses, path = by_hand.optimize(INITIAL, X, y, ETA, N_STEPS)
    others_losses, others_path = party.optimize(INITIAL, X, y, ETA, N_STEPS)
    assert (losses.shape, path.shape) == ((31,), (31, 17))
    np.testing.assert_allclose(losses, others_losses, rtol=1e-12)
    np.testing.assert_allclose(path, others_path, rtol=0, atol=1e-13)
    for params in path:
        gradient = party.loss_gradient(params, X, y)
        np.testing.assert_allclose(by_hand.loss_gradient(params, X, y), gradient, rtol=1e-12, atol=2e-12)
