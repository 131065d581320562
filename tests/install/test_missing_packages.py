"""What is not installed is named in one sentence, with the command that brings it; what does not need it goes on."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import crosscheck
from crosscheck.comparison.parties import load_party
from crosscheck.optional import INSTALLED_AS, MissingPackageError, needed_for
from manual import by_hand
from tests import needs
from tests.commands import run, train

ROOT = Path(crosscheck.__file__).parents[1]
TWO = ("--party", "by_hand", "--party", "tape", "--steps", "0")

Without = Callable[..., None]


@pytest.fixture
def without(monkeypatch):
    """Make a package as good as not installed, also for a module that is to be imported again."""

    def remove(package: str, again: str) -> None:
        for name in [name for name in sys.modules if f"{name}.".startswith(f"{again}.")]:
            monkeypatch.delitem(sys.modules, name)
        for name in {package, *(name for name in sys.modules if name.startswith(f"{package}."))}:
            monkeypatch.setitem(sys.modules, name, None)

    return remove


def refusal(result: Result) -> str:
    """Return the sentence on stderr with which a command ends that reaches no verdict."""
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1), result.output
    return result.stderr.removeprefix("Error: ").rstrip("\n")


def test_without_torch_the_other_three_train_and_a_party_that_was_named_is_no_verdict(without):
    without("torch", again="torch_ref")
    told = "The party torch needs torch, which is not installed: pip install torch."
    result = train("--steps", "1")
    assert (result.exit_code, result.stderr) == (0, f"{told} The other three train without it.\n")
    assert "(by_hand, tape, with_autograd; over 1 steps)" in result.stdout
    assert refusal(train("--party", "torch", "--party", "tape")) == told


def test_without_torch_the_lecture_shows_the_half_by_hand_and_is_no_verdict(without):
    without("torch", again="torch_ref")
    result = run("lecture")
    told = "Error: The half in PyTorch needs torch, which is not installed: pip install torch.\n"
    assert (result.exit_code, result.stderr) == (2, told)
    assert re.search(r"^dE_db = dE_dq\.sum\(axis=1\) +0\.\d{15}$", result.stdout, re.MULTILINE)
    assert "backward()" not in result.stdout
    assert "agree" not in result.stdout


def test_torch_ref_itself_says_what_it_needs():
    code = "import sys; sys.modules['torch'] = None; import torch_ref"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    last = "ModuleNotFoundError: torch_ref needs torch, which is not installed: pip install torch."
    assert done.stderr.splitlines()[-1] == last


@pytest.mark.parametrize("package", ["pandas", "matplotlib"])
def test_train_needs_what_writes_tables_and_figures_for_out_alone(package, without, tmp_path):
    without(package, again=package)
    out = tmp_path / "run"
    assert refusal(train(*TWO, "--out", str(out))) == (
        f"--out needs {package}, which is not installed: pip install {package}."
    )
    assert not out.exists()
    assert train(*TWO).exit_code == 0
    assert train(*TWO, "--format", "json").exit_code == 0


DATA = crosscheck.INITIAL, *crosscheck.load_circles()
NEEDING = [
    ("matplotlib", crosscheck.plot_circles, "A picture of the circles"),
    ("matplotlib", lambda: by_hand.plot_scans(*DATA), "A picture"),
    ("matplotlib", lambda: by_hand.optimize(*DATA, n_steps=1, verbose=True), "A picture"),
    ("h5py", lambda: crosscheck.load_circles("."), "Reading your own copies of the data"),
    ("autograd", lambda: load_party("with_autograd"), "The party with_autograd"),
]


@pytest.mark.parametrize(("package", "asked", "what"), NEEDING)
def test_what_needs_a_package_says_so(package, asked, what, without):
    without(package, again="manual.with_autograd")
    with pytest.raises(ModuleNotFoundError) as refused:
        asked()
    assert str(refused.value) == f"{what} needs {package}, which is not installed: pip install {package}."


def test_no_other_failure_to_import_is_taken_for_a_missing_package():
    with pytest.raises(ModuleNotFoundError, match="no_such_module") as refused, needed_for("Nothing"):
        import no_such_module  # noqa: F401
    assert not isinstance(refused.value, MissingPackageError)


LIGHT = {"torch", "pandas", "tables", "matplotlib", "flint", "rich", "jinja2"}


def test_judging_needs_and_imports_nothing_of_what_is_optional():
    """Nor autograd outside the sandbox."""
    optional = sorted(set(INSTALLED_AS) - {"autograd", "h5py"})
    code = (
        f"import sys; sys.modules |= dict.fromkeys({optional!r}); from crosscheck.command.cli import main\n"
        "try: main(['verify', '--sandbox', 'process', sys.argv[1]])\n"
        "except SystemExit as end: assert end.code == 0\n"
        f"loaded = [name for name in {LIGHT!r} if sys.modules.get(name)]; assert not loaded, loaded"
    )
    right = ROOT / "tests" / "judging" / "right" / "closures.py"
    done = subprocess.run([sys.executable, "-c", code, right], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


# A test that needs torch is skipped where it is not installed, and never in silence on a machine that is to have it.


@pytest.fixture
def nothing_installed(monkeypatch):
    monkeypatch.setattr(needs, "find_spec", lambda name: None)
    monkeypatch.setattr(needs, "torch_ref", None)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(needs, "DONE_WITHOUT", [])


@pytest.mark.usefixtures("nothing_installed")
def test_what_is_missing_is_a_failure_in_continuous_integration_unless_it_is_named(monkeypatch):
    assert not needs.has("torch")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(ModuleNotFoundError, match="torch"):
        needs.has("torch")
    monkeypatch.setattr(needs, "DONE_WITHOUT", ["torch"])
    assert not needs.has("torch")
