"""The public names, and what importing them does not load."""

import pydoc
import sys
from importlib.metadata import version

import pytest

import crosscheck
import manual
from crosscheck.versions import version_of
from tests.commands import said_afresh
from tests.needs import needs_torch, torch_ref

HEAVY = ("torch", "pandas", "tables", "matplotlib", "flint", "rich", "autograd", "asyncio", "multiprocessing")
TORCH_REF = pytest.param(torch_ref, marks=needs_torch, id="torch_ref")


@pytest.mark.parametrize("module", ["crosscheck", "crosscheck.command.cli", "crosscheck.sandbox.session", "manual"])
def test_importing_is_light(module):
    assert said_afresh(f"import {module}; print(*set({HEAVY!r}) & set(sys.modules))").split() == []


def test_submodules_of_manual_are_reached_by_attribute():
    said = said_afresh("import manual; print(manual.tape.__name__, manual.with_autograd.__name__)")
    assert said.split() == ["manual.tape", "manual.with_autograd"]


@pytest.mark.parametrize("party", [manual, manual.by_hand, manual.tape, manual.with_autograd, TORCH_REF])
def test_every_party_offers_the_homework_s_names(party):
    assert all(callable(getattr(party, function)) for function in ("network", "loss", "loss_gradient", "optimize"))


@pytest.mark.parametrize("package", [crosscheck, manual, TORCH_REF])
def test_every_public_name_exists(package):
    for name in package.__all__:
        assert getattr(package, name) is not None


def test_a_check_loads_no_session_of_the_sandbox():
    code = "from crosscheck import check; from manual import network; check(network=network); "
    loaded = said_afresh(code + "print([name for name in sys.modules if name.startswith('crosscheck.sandbox')])")
    assert "crosscheck.sandbox.inside.calling" in loaded
    assert [name for name in ("session", "forkserver", "child_process") if f"sandbox.{name}" in loaded] == []


def test_only_public_names_are_offered_and_told_of():
    assert {name for name in dir(crosscheck) if not name.startswith("_")} == set(crosscheck.__all__)
    told = pydoc.render_doc(crosscheck, renderer=pydoc.plaintext)
    assert "_HOMES" not in told
    assert "import_module" not in told
    assert all(name in told for name in crosscheck.__all__)
    assert f"VERSION\n    {crosscheck.__version__}\n" in told


def test_the_version_is_the_metadata_s():
    assert crosscheck.__version__ == version("circles-crosscheck")


def test_a_version_is_read_of_either_kind_of_folder_and_of_the_first_on_the_path(tmp_path, monkeypatch):
    for place in ("a/one-1.0.dist-info", "a/an_other-2.0-py3.11.egg-info", "b/one-3.0.dist-info", "b/two.dist-info"):
        (tmp_path / place).mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "a"), str(tmp_path / "b")])
    assert [version_of(name) for name in ("one", "An.Other", "two", "none")] == ["1.0", "2.0", None, None]


def test_a_folder_that_is_not_installed_has_no_known_version(monkeypatch):
    import crosscheck.versions  # before there is no place to import from

    monkeypatch.setattr(sys, "path", [])
    assert crosscheck.__version__ == "unknown"
    assert crosscheck.versions.version_of("numpy") is None
