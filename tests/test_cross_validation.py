"""What this project claims: by hand and as an `nn.Module`, with identical packed parameters, the numbers are the same."""

import numpy as np

from crosscheck import INITIAL, load_circles
from manual import by_hand
from tests.needs import torch_or_skip, torch_ref

torch = torch_or_skip()
X, y = load_circles()  # 500 points on two circles, and their labels
ETA, N_STEPS = 0.001, 30


def test_losses_gradients_and_30_steps_match():
    model = torch_ref.Network(INITIAL)  # an nn.Module that starts from the same 17 numbers
    cross_entropy = torch.nn.BCEWithLogitsLoss(reduction="sum")
    sgd = torch.optim.SGD(model.parameters(), lr=ETA)
    points, labels = torch.tensor(X), torch.tensor(y)

    params = INITIAL.copy()
    for _ in range(N_STEPS + 1):
        sgd.zero_grad()
        E = cross_entropy(model(points), labels)
        E.backward()
        gradient = by_hand.loss_gradient(params, X, y)

        np.testing.assert_allclose(by_hand.loss(params, X, y), E.item(), rtol=1e-12)
        np.testing.assert_allclose(gradient, model.packed_gradient(), rtol=1e-12, atol=2e-12)
        np.testing.assert_allclose(params, model.packed(), rtol=0, atol=1e-13)

        sgd.step()
        params = params - ETA * gradient


def test_the_descent_by_hand_and_that_of_torch_match():
    losses, params = by_hand.optimize(INITIAL, X, y, ETA, N_STEPS)
    torch_losses, torch_params = torch_ref.optimize(INITIAL, X, y, ETA, N_STEPS)
    assert losses.shape == (31,)
    assert params.shape == (31, 17)
    np.testing.assert_allclose(losses, torch_losses, rtol=1e-12)
    np.testing.assert_allclose(params, torch_params, rtol=0, atol=1e-13)
