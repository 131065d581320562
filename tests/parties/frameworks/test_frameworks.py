"""Parties in other frameworks are held to the same bounds as those of this project, and what is wrong in one is caught."""

import sys

import pytest

from crosscheck import assert_accurate, assert_agree, compare
from tests.parties.frameworks.conftest import NEEDS, module_of, with_mistake
from tests.tables import STARTS, each_probe


def test_it_is_accurate_along_the_homework_s_run(framework):
    errors = assert_accurate(framework)["the homework's run"].errors[framework.__name__]
    assert 0 < errors["gradient"].apart < 1e-12


@pytest.mark.parametrize("start", STARTS)
def test_it_agrees_with_the_hand_written_at_every_step(framework, start):
    agreed = assert_agree("by_hand", "tape", framework, initial=STARTS[start])
    assert agreed.run.parties[framework.__name__].network is not None


@each_probe
def test_it_agrees_at_every_probe(framework, probe):
    assert_agree("by_hand", framework, X=probe.X, y=probe.y, initial=probe.params, n_steps=0)


# framework: a part of its source, what stands there by mistake, and what the account then says
PLANTED = {
    "a slope left out": ("in_c", "G[j] * (1 - G[j])", "G[j]", "gradient at step 0: d loss / d "),
    "an input for the other": ("in_c", "dE_dq * x[1]", "dE_dq * x[0]", "gradient at step 0: d loss / d v"),
    "single precision": ("in_c", "1 - G[j])", "1 - (float)G[j])", "gradient at step 0: d loss / d "),
    "a fast exponential": ("in_c", "1 / (1 + exp(-t))", "1 / (1 + exp(-t) * (1 + 1e-12))", "network at step 0: "),
    "the mean": ("in_jax", "jnp.sum(", "jnp.mean(", "loss at step 0: loss is 0.08"),
    "an unstable loss": ("in_jax", "jax.nn.softplus(", "jnp.exp(", "loss at step 0: "),
    "another order": ("in_jax", "reshape(4, 2)", "reshape(2, 4).T", "would fit with v"),
    "JAX's own precision": (
        "in_jax",
        'config.update("jax_enable_x64", True)\n',
        'config.update("jax_enable_x64", False)\n',
        "dtype float32, expected float64. If single precision is meant, pass dtype='float32' to compare.",
    ),
    "one step less": ("in_jax", "length=n_steps", "length=n_steps - 1", "losses has shape (1,), expected (2,)"),
}


@pytest.fixture(autouse=True)
def _double_precision_afterwards():
    yield
    if "jax" in sys.modules:
        sys.modules["jax"].config.update("jax_enable_x64", True)


@pytest.mark.parametrize(("name", "right", "wrong", "said"), PLANTED.values(), ids=PLANTED)
def test_a_mistake_in_its_source_is_caught(name, right, wrong, said):
    module = module_of(name)
    comparison = compare("by_hand", with_mistake(module, right, wrong), n_steps=2)
    assert not comparison.agree
    assert said in str(comparison)


def test_where_it_must_be_there_its_absence_is_a_failure(monkeypatch):
    monkeypatch.setitem(NEEDS, "in_jax", ("JAX is not installed", lambda: None))
    monkeypatch.delenv("EXTRA_TESTS", raising=False)
    with pytest.raises(pytest.skip.Exception, match="JAX is not installed"):
        module_of("in_jax")
    monkeypatch.setenv("EXTRA_TESTS", "required")
    with pytest.raises(pytest.fail.Exception, match="EXTRA_TESTS=required"):
        module_of("in_jax")
