"""Any `nn.Module` with the same seventeen numbers, under names and in an order of its own, is a party by its layout."""

from typing import Any

import numpy as np
import pytest

from crosscheck import assert_agree, compare
from crosscheck.homework.circles.contract import Array
from tests.needs import torch_or_skip, torch_ref
from tests.tables import DISTINCT, X, y

torch = torch_or_skip()
nn = torch.nn

FEW: dict[str, Any] = {"X": X[::12], "y": y[::12], "n_steps": 2, "initial": DISTINCT}
V_TRANSPOSED = "v11 v21 v31 v41 v12 v22 v32 v42"
HIDDEN_FIRST = {"0.weight": "v", "0.bias": "b", "2.weight": "u", "2.bias": "a"}


class OneVector(nn.Module):
    """All seventeen numbers in one parameter, backwards; a column comes out."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(17, dtype=torch.float64))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        w = self.weights.flip(0)
        hidden = torch.sigmoid(x @ w[5:13].reshape(4, 2).T + w[13:17])
        return (hidden @ w[0:4] + w[4]).unsqueeze(-1)


def sequential(*last: nn.Module) -> nn.Module:
    return nn.Sequential(nn.Linear(2, 4), nn.Sigmoid(), nn.Linear(4, 1), *last).double()


backwards = " ".join(reversed(torch_ref.party.NAMES))
MODULES: dict[str, tuple[nn.Module, dict[str, str], dict[str, Any]]] = {
    "hidden layer first": (sequential(), HIDDEN_FIRST, {}),
    "units in another order": (
        sequential(),
        dict(zip(HIDDEN_FIRST, ("v31 v32 v11 v12 v41 v42 v21 v22", "b3 b1 b4 b2", "u3 u1 u4 u2", "a"), strict=True)),
        {},
    ),
    "one vector": (OneVector(), {"weights": backwards}, {}),
    "a sigmoid at the end": (sequential(nn.Sigmoid()), HIDDEN_FIRST, {"criterion": nn.BCELoss(reduction="sum")}),
}


@pytest.mark.parametrize(("module", "layout", "keywords"), MODULES.values(), ids=MODULES)
def test_a_module_is_a_party_by_its_layout(module, layout, keywords):
    before = [p.detach().clone() for p in module.parameters()]
    agreed = assert_agree("by_hand", torch_ref.as_party(module, layout, **keywords), **FEW)
    # BCELoss holds its logarithms at -100, and a sigmoid before it keeps fewer digits.
    assert ["saturates" in each for each in agreed.remarks] == [True] * ("criterion" in keywords)
    assert agreed.parties == ("by_hand", type(module).__name__)
    assert all(torch.equal(p, q) for p, q in zip(module.parameters(), before, strict=True))


def test_a_module_s_optimize_trains_on():
    mine = torch_ref.as_party(sequential(), HIDDEN_FIRST)
    losses, params = mine.optimize(DISTINCT, X, y, n_steps=3)
    expected = torch_ref.optimize(DISTINCT, X, y, n_steps=3)
    np.testing.assert_allclose(losses, expected[0], rtol=1e-13)
    np.testing.assert_allclose(params, expected[1], rtol=0, atol=1e-13)
    assert np.ndim(mine.network(X[0], DISTINCT)) == 0


def test_where_the_layout_is_wrong_the_one_that_fits_is_told():
    wrong = torch_ref.as_party(sequential(), HIDDEN_FIRST | {"0.weight": V_TRANSPOSED})
    (said,) = compare("by_hand", wrong, **FEW).remarks
    assert said.startswith("Sequential: its parameters would fit with ")
    renamed = dict(pair.split(" named ") for pair in said.rstrip(".").split(" with ")[1].split(", "))
    right = dict(zip(V_TRANSPOSED.split(), torch_ref.party.BLOCKS["v"].split(), strict=True))
    assert {name: renamed.get(name, name) for name in right} == right


def test_a_module_in_single_precision_is_seen_as_such():
    single = torch_ref.as_party(sequential().float(), HIDDEN_FIRST)
    told = "loss has dtype float32, expected float64. If single precision is meant, pass dtype='float32'"
    assert told in str(compare("by_hand", single, **FEW))
    assert_agree("by_hand", single, dtype="float32", **FEW)


BAD = {
    "an unknown parameter": ({"3.weight": "v"}, "The module has no parameter '3.weight'; it has 0.weight, 0.bias"),
    "too few names": ({"0.weight": "v11 v12"}, "'0.weight' holds 8 numbers, the layout names 2."),
    "an unknown name": ({"0.bias": "b1 b2 b3 b5"}, "The layout names 'b5', which is none of u1, u2"),
    "none for a parameter": ({"2.bias": None}, "The layout leaves out the module's parameter '2.bias'."),
}


@pytest.mark.parametrize(("change", "sentence"), BAD.values(), ids=BAD)
def test_a_layout_that_cannot_be_meant_gets_one_sentence(change, sentence):
    with pytest.raises(ValueError, match=r"layout|module") as error:
        torch_ref.as_party(sequential(), {name: of for name, of in (HIDDEN_FIRST | change).items() if of})
    assert sentence in str(error.value)


ARGUMENTS: dict[str, tuple[Array, ...]] = {
    "network": (X, DISTINCT),
    "loss": (DISTINCT, X, y),
    "loss_gradient": (DISTINCT, X, y),
    "optimize": (DISTINCT, X, y),
}
each_function = pytest.mark.parametrize(("function", "arguments"), ARGUMENTS.items(), ids=ARGUMENTS)


@each_function
def test_the_party_computes_on_the_device_given(function, arguments):
    """On the device "meta", tensors have shapes but no numbers that could be returned."""
    with pytest.raises((NotImplementedError, RuntimeError), match="meta"):
        getattr(torch_ref.configured(device="meta"), function)(*arguments)


@each_function
def test_a_call_leaves_torch_s_random_state_alone(function, arguments):
    before = torch.get_rng_state()
    getattr(torch_ref, function)(*arguments)
    assert torch.equal(torch.get_rng_state(), before)
