"""What is PyTorch's own: the module's state, its packing, its device and its precision."""

from collections.abc import Iterator

import numpy as np
import pytest

from crosscheck import compare
from crosscheck.homework.circles.contract import Array
from crosscheck.rounding.point import FLOAT32, at_point
from manual import by_hand
from tests.needs import torch_or_skip, torch_ref
from tests.tables import DISTINCT, X, y

torch = torch_or_skip()
nn, Network = torch.nn, torch_ref.Network


def test_parameters_stand_in_the_packed_order():
    parameters = dict(Network(DISTINCT).named_parameters())
    assert list(parameters) == ["output.weight", "output.bias", "hidden.weight", "hidden.bias"]
    u, a, V, b = (parameter.detach().numpy() for parameter in parameters.values())
    assert np.array_equal(u, DISTINCT[np.newaxis, 0:4])
    assert np.array_equal(a, DISTINCT[4:5])
    assert np.array_equal(V, DISTINCT[5:13].reshape(4, 2))
    assert np.array_equal(b, DISTINCT[13:17])


class HiddenFirst(Network):
    """The trap: the same layers, declared the other way round."""

    def parameters(self, recurse: bool = True) -> Iterator[nn.Parameter]:
        yield from self.hidden.parameters(recurse)
        yield from self.output.parameters(recurse)


def test_the_comparison_sees_layers_declared_the_other_way_round():
    trapped = torch_ref.as_party(HiddenFirst(DISTINCT), torch_ref.party.LAYOUT)
    comparison = compare(by_hand, trapped, n_steps=0)
    assert not comparison.agree
    assert {failure.question.quantity for failure in comparison.failures} == {"loss", "gradient", "network"}


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32])
def test_the_module_computes_in_the_dtype_given(dtype):
    model = Network(DISTINCT).to(dtype)
    assert model(torch.tensor(X, dtype=dtype)).dtype == dtype
    assert model.packed().dtype == np.dtype(str(dtype).removeprefix("torch."))


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


def test_a_party_configured_in_single_precision_lies_within_its_budget():
    single, bound = torch_ref.configured(dtype=torch.float32), at_point(DISTINCT, X, y, u=FLOAT32)
    gradient, exact = single.loss_gradient(DISTINCT, X, y), by_hand.loss_gradient(DISTINCT, X, y)
    assert gradient.dtype == np.float32
    # The 17 parameters and the data are themselves rounded to single precision: as much again as the bound.
    assert np.all(np.abs(gradient - exact) <= 2 * bound.gradient)
    assert np.max(np.abs(gradient - exact)) > 1e-9  # it did compute in single precision
    assert single.loss(DISTINCT, X, y) == pytest.approx(by_hand.loss(DISTINCT, X, y), abs=2 * bound.loss)
