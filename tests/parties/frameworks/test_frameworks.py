"""Parties in other frameworks are held to the same bounds as those of this project, and what is wrong in one is caught.

Where what a framework needs is absent its tests are skipped, or fail, as `tests.needs.absent` says.
"""

import shutil
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from crosscheck import assert_accurate, assert_agree, compare
from crosscheck.homework.circles.contract import Party
from tests.needs import absent
from tests.tables import STARTS, each_probe

NEEDS: dict[str, tuple[str, Callable[[], Any]]] = {
    "in_jax": ("JAX is not installed", lambda: find_spec("jax")),
    "in_c": ("there is no C compiler, cc", lambda: shutil.which("cc")),
}


def module_of(name: str) -> ModuleType:
    """Import one of `NEEDS`, if there is what it needs; skip the test if not."""
    why, found = NEEDS[name]
    if not found():
        absent(why)
    return import_module(f"tests.parties.frameworks.{name}")


def with_mistake(module: ModuleType, right: str, wrong: str) -> Party:
    """Make a party of a module's source, or of the C that it compiles, with a mistake in it."""
    in_c = getattr(module, "SOURCE", None)
    source = (in_c or Path(str(module.__file__))).read_text(encoding="utf-8")
    assert source.count(right) == 1
    if in_c is not None:
        party: Party = module.party(source.replace(right, wrong))
        return party
    made: Any = ModuleType(module.__name__)
    exec(compile(source.replace(right, wrong), made.__name__, "exec"), made.__dict__)
    return made


@pytest.fixture(scope="module", params=NEEDS)
def framework(request):
    return module_of(request.param)


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
    "an input for the other": ("in_c", "dE_dq * x[1]", "dE_dq * x[0]", "gradient at step 0: d loss / d v"),
    "single precision": ("in_c", "1 - G[j])", "1 - (float)G[j])", "gradient at step 0: d loss / d "),
    "a fast exponential": ("in_c", "1 / (1 + exp(-t))", "1 / (1 + exp(-t) * (1 + 1e-12))", "network at step 0: "),
    "another loss": ("in_c", "log1p(", "(", "loss at step 0: "),
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
