"""A suite of somebody else's, in a folder of its own, where the plugin is installed as an entry point."""

import tomllib
from pathlib import Path

import autograd.numpy
import pytest

import crosscheck

# pytester forgets what a run of its own has imported: modules would be imported again, and their classes exist twice.
import crosscheck.pytest_plugin.comparing
import crosscheck.truth
import manual.tape
from tests.needs import torch_ref

PROJECT = Path(crosscheck.__file__).parents[1] / "pyproject.toml"
IMPORTED = (autograd.numpy, crosscheck.truth, manual.tape, torch_ref)


@pytest.fixture
def suite(pytester, monkeypatch):
    """A folder to write tests into; pytest finds the plugin there as it does where the project is installed."""
    plugins = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["entry-points"]["pytest11"]
    installed = pytester.mkdir("installed")
    metadata = installed / "stand_in-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: stand-in\nVersion: 1\n", encoding="utf-8")
    points = "\n".join(f"{name} = {module}" for name, module in plugins.items())
    (metadata / "entry_points.txt").write_text(f"[pytest11]\n{points}\n", encoding="utf-8")
    pytester.syspathinsert(installed)
    monkeypatch.setenv("PYTHONPATH", str(installed), prepend=":")
    for variable in ("CI", "PYTEST_ADDOPTS"):
        monkeypatch.delenv(variable, raising=False)
    return pytester
