"""Parties in other frameworks, each where there is what it needs.

Where that is absent their tests are skipped; with ``FRAMEWORK_TESTS=required`` in the environment they fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import pytest

from crosscheck.homework.circles.contract import Party

NEEDS: dict[str, tuple[str, Callable[[], Any]]] = {
    "in_jax": ("JAX is not installed", lambda: find_spec("jax")),
    "in_c": ("there is no C compiler, cc", lambda: shutil.which("cc")),
}


def module_of(name: str) -> ModuleType:
    """Import one of `NEEDS`, if there is what it needs; skip the test if not."""
    absent, found = NEEDS[name]
    if found():
        return import_module(f"tests.parties.frameworks.{name}")
    if os.environ.get("FRAMEWORK_TESTS") == "required":
        pytest.fail(f"{absent}, and FRAMEWORK_TESTS=required")
    pytest.skip(absent)


def made_of(module: ModuleType, source: str) -> Party:
    """Make a party of a module's source, or of the C that it compiles."""
    if hasattr(module, "SOURCE"):
        party: Party = module.party(source)
        return party
    made: Any = ModuleType(module.__name__.rpartition(".")[2])
    exec(compile(source, made.__name__, "exec"), made.__dict__)
    return made  # type: ignore[no-any-return]


def source_of(module: ModuleType) -> str:
    """Return what `made_of` makes the right party of."""
    loader: Any = module.__loader__
    text: str = module.SOURCE.read_text(encoding="utf-8") if hasattr(module, "SOURCE") else loader.get_source(None)
    return text


@pytest.fixture(scope="module", params=NEEDS)
def framework(request: pytest.FixtureRequest) -> Party:
    module = module_of(request.param)
    return made_of(module, source_of(module))
