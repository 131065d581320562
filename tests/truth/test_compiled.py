"""torch.compile fuses and reorders, and must keep the same error bounds."""

import shutil
import sys
from typing import Any

import pytest

from crosscheck import INITIAL
from crosscheck.homework.circles.contract import Array, Party
from tests.needs import torch_or_skip, torch_ref
from tests.tables import DISTINCT, X, y
from tests.truth import bound_tightness
from tests.truth.bound_tightness import changed

torch = torch_or_skip()


@pytest.mark.second_stage
@pytest.mark.skipif(sys.platform != "linux", reason="whether a compiler has OpenMP is told on Linux only")
@pytest.mark.skipif(shutil.which("c++") is None, reason="torch.compile needs a C++ compiler")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # torch's own, while it compiles
def test_the_compiled_network_keeps_the_error_bounds():
    compiled = _compiled()
    for name, params in {"initial": INITIAL, "distinct": DISTINCT}.items():
        rows = bound_tightness.of(bound_tightness.Place(name, params, X, y), {"compiled": compiled}, draws=1)
        assert not any(row.exceeded for row in rows), bound_tightness.markdown(rows)


def _compiled() -> Party:
    from torch_ref.network import cross_entropy

    model = torch_ref.Network(INITIAL)
    points, labels = torch.tensor(X), torch.tensor(y)

    @torch.compile
    def cost(points: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        E: torch.Tensor = cross_entropy(model(points), labels)
        return E

    def at(params: Any) -> torch.Tensor:
        torch.nn.utils.vector_to_parameters(torch.tensor(params), model.parameters())
        model.zero_grad()
        E: torch.Tensor = cost(points, labels)
        E.backward()
        return E.detach()

    def loss(params: Any, *_: Any) -> float:
        return float(at(params))

    def loss_gradient(params: Any, *_: Any) -> Array:
        at(params)
        return model.packed_gradient().copy()

    return changed(torch_ref, loss=loss, loss_gradient=loss_gradient)
