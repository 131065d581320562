"""Parties in other frameworks, each where there is what it needs.

Where that is absent their tests are skipped, or fail, as `tests.needs.absent` says.
"""

import shutil
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from crosscheck.homework.circles.contract import Party
from tests.needs import absent

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
