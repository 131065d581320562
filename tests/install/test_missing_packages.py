"""What is not installed is named in one sentence, with the command that brings it; what does not need it goes on."""

import platform
import re
import sys
from collections.abc import Callable
from importlib import metadata

import pytest

import crosscheck
from crosscheck.command import doctor
from crosscheck.comparison.parties import load_party
from crosscheck.judge import verify
from crosscheck.optional import INSTALLED_AS, MissingPackageError, needed_for
from crosscheck.sandbox import levels
from manual import by_hand
from tests import commands, needs
from tests.commands import ROOT, afresh, one_sentence, run, train
from tests.judging.judging import level

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


def test_without_torch_the_other_three_train_and_a_party_that_was_named_is_no_verdict(without):
    without("torch", again="torch_ref")
    told = "The party torch needs torch, which is not installed: pip install torch."
    result = train("--steps", "1")
    assert (result.exit_code, result.stderr) == (0, f"{told} The other three train without it.\n")
    assert "(by_hand, tape, with_autograd; over 1 steps)" in result.stdout
    assert one_sentence("train", "--party", "torch", "--party", "tape") == told


def test_without_torch_the_lecture_shows_the_half_by_hand_and_is_no_verdict(without):
    without("torch", again="torch_ref")
    result = run("lecture")
    told = "Error: The half in PyTorch needs torch, which is not installed: pip install torch.\n"
    assert (result.exit_code, result.stderr) == (2, told)
    assert re.search(r"^dE_db = dE_dq\.sum\(axis=1\) +0\.\d{15}$", result.stdout, re.MULTILINE)
    assert "backward()" not in result.stdout
    assert "agree" not in result.stdout


def test_torch_ref_itself_says_what_it_needs():
    done = afresh("import sys; sys.modules['torch'] = None; import torch_ref")
    assert done.returncode == 1
    last = "ModuleNotFoundError: torch_ref needs torch, which is not installed: pip install torch."
    assert done.stderr.splitlines()[-1] == last


@pytest.mark.parametrize("package", ["pandas", "matplotlib"])
def test_train_needs_what_writes_tables_and_figures_for_out_alone(package, without, tmp_path):
    without(package, again=package)
    out = tmp_path / "run"
    told = f"--out needs {package}, which is not installed: pip install {package}."
    assert one_sentence("train", *TWO, "--out", out) == told
    assert not out.exists()
    assert [train(*TWO, *form).exit_code for form in ((), ("--format", "json"))] == [0, 0]


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
    done = afresh(code, ROOT / "tests" / "judging" / "right" / "closures.py")
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


Absent = Callable[..., None]


def examined(code: int = 0) -> dict[str, str]:
    """Run the command, and return what it says by name, each on one line."""
    result = commands.run("doctor")
    assert result.exit_code == code, result.output
    assert result.stderr == ""
    assert "\x1b" not in result.stdout
    said: dict[str, str] = {}
    name = ""
    for line in result.stdout.splitlines():
        assert len(line) <= doctor.WIDTH or " " not in line.strip()
        name = line[: doctor.INDENT].strip() or name
        said[name] = f"{said.get(name, '')} {line[doctor.INDENT :]}".strip()
    return said


@pytest.fixture
def absent(monkeypatch):
    """State requirements, of which those named are not installed; of others this machine's version is found, or 2.0."""

    def state(requires: list[str], *missing: str, versions: str = "2.0") -> None:
        monkeypatch.setattr(metadata, "requires", lambda name: requires)
        monkeypatch.setattr(doctor, "version_of", lambda package: None if package in missing else versions)

    return state


def test_it_names_versions_level_and_what_came_of_judging():
    said = examined()
    assert said["crosscheck"] == crosscheck.__version__
    assert said["Python"].startswith(f"{platform.python_version()} on {platform.system()} ")
    assert said["Python"].endswith(sys.executable)
    assert f"numpy {metadata.version('numpy')}" in said["needed"]
    assert said["sandbox"].split()[0].rstrip(",") == level().value
    assert said["judging"].startswith("a right submission was judged, in ")


def test_what_is_optional_and_absent_is_named_with_what_it_is_for_and_what_brings_it(absent):
    needed = ["numpy>=1.26", "click>=2.1", "torch>=2.4; extra == 'torch'"]
    absent([*needed, 'torch>=2.4; extra == "train"', "rich>=1;extra=='train'"], "torch")
    said = examined()
    assert said["needed"] == 'numpy 2.0, click 2.0; too old: pip install "click>=2.1"'
    assert said["[torch]"] == f"not installed: pip install torch ({doctor.EXTRAS['torch']})"
    assert said["[train]"] == f"rich 2.0 ({doctor.EXTRAS['train']})"  # torch is told of once


def test_without_a_package_that_is_needed_nothing_can_be_judged(absent):
    absent(["numpy>=1.26", "h5py>=3.10"], "h5py", versions="1.100")
    said = examined(code=2)
    assert said["needed"] == "numpy 1.100; not installed: pip install h5py"
    assert said["judging"] == "Nothing can be judged here: h5py is not installed."


def test_where_a_right_submission_is_not_judged_right_nothing_can_be_judged(monkeypatch):
    trial = "import no_such_module\n" + doctor.TRIAL.replace("np.dot", "no_such_module.dot")
    monkeypatch.setattr(doctor, "TRIAL", trial)
    said = examined(code=2)
    assert said["judging"].startswith("Nothing can be judged here: ")
    assert "no_such_module" in said["judging"]


def test_a_package_that_cannot_be_imported_is_told_of(monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise ImportError("libhdf5.so: cannot open shared object file")

    monkeypatch.setattr(verify, "verify", broken)
    assert "libhdf5.so" in examined(code=2)["judging"]


@pytest.mark.skipif(sys.platform != "linux", reason="the filter and Landlock are Linux's")
def test_the_weaker_level_comes_with_its_reason_and_what_it_lacks(monkeypatch, tmp_path):
    from crosscheck.sandbox.inside import isolation

    monkeypatch.setattr(levels, "why_not_strong", lambda: "bubblewrap has a cold")
    assert examined()["sandbox"].startswith("process, not strong: bubblewrap has a cold")
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    monkeypatch.setattr(isolation, "landlock_version", lambda: 0)
    assert not isolation.filters_system_calls()
    said = examined()["sandbox"]
    assert "no filter of system calls" in said
    assert "no Landlock" in said


def test_a_folder_that_is_not_installed_says_so(monkeypatch):
    def nothing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(doctor, "version_of", lambda package: None)
    monkeypatch.setattr(metadata, "requires", nothing)
    said = examined()
    assert said["crosscheck"] == "not installed, only its folder is here: pip install ."
    assert said["needed"] == "unknown"
