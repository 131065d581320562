"""The heart: all parties give the same losses, gradients and parameters, at every step and at every probe."""

import pytest

from crosscheck import assert_agree, compare
from tests.needs import needs_torch, torch_ref
from tests.tables import PARTIES, STARTS, each_probe


@pytest.fixture(scope="module", params=STARTS)
def comparison(request):
    return compare(*PARTIES.values(), initial=STARTS[request.param], n_steps=30)


def test_all_parties_agree_at_every_step(comparison):
    assert comparison.agree, str(comparison)
    assert comparison.parties == tuple(PARTIES)
    assert str(comparison).startswith("agree: losses within ")


@each_probe
def test_all_parties_agree_at_every_probe(probe):
    assert_agree(*PARTIES.values(), X=probe.X, y=probe.y, initial=probe.params, n_steps=0)


@needs_torch
@pytest.mark.parametrize("start", STARTS)
def test_single_precision_agrees_when_that_is_what_is_promised(start):
    import torch

    single = torch_ref.configured(dtype=torch.float32)
    comparison = compare(*PARTIES.values(), single, initial=STARTS[start], dtype="float32")
    assert comparison.agree, str(comparison)
    assert comparison.largest["params"].apart > 1e-8
    assert comparison.largest["params"].allowed < 1e-4
