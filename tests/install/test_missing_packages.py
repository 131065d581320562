"""What is not installed is named in one sentence, with the command that brings it; what does not need it goes on."""

import platform
import re
import sys
from collections.abc import Callable
from contextlib import nullcontext
from importlib import metadata
from typing import Any

import pytest

import crosscheck
from crosscheck.command import doctor
from crosscheck.comparison.parties import load_party
from crosscheck.optional import INSTALLED_AS
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
    ("h5py", lambda: crosscheck.load_circles("."), "Reading your own copies of the data"),
    ("autograd", lambda: load_party("with_autograd"), "The party with_autograd"),
]


@pytest.mark.parametrize(("package", "asked", "what"), NEEDING)
def test_what_needs_a_package_says_so(package, asked, what, without):
    without(package, again="manual.with_autograd")
    with pytest.raises(ModuleNotFoundError) as refused:
        asked()
    assert str(refused.value) == f"{what} needs {package}, which is not installed: pip install {package}."


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


def test_what_is_missing_is_a_failure_in_continuous_integration_unless_it_is_named(monkeypatch):
    monkeypatch.setattr(needs, "find_spec", lambda name: None)
    for ci, without, fails in ((False, [], False), (True, [], True), (True, ["torch"], False)):
        monkeypatch.delenv("CI", raising=False)
        if ci:
            monkeypatch.setenv("CI", "true")
        monkeypatch.setattr(needs, "DONE_WITHOUT", without)
        with pytest.raises(ModuleNotFoundError, match="torch") if fails else nullcontext():
            assert not needs.has("torch")


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


def test_it_names_versions_level_and_what_came_of_judging():
    said = examined()
    assert said["crosscheck"] == crosscheck.__version__
    assert said["Python"].startswith(f"{platform.python_version()} on {platform.system()} ")
    assert said["Python"].endswith(sys.executable)
    assert f"numpy {metadata.version('numpy')}" in said["needed"]
    assert said["sandbox"].split()[0].rstrip(",") == level().value
    assert said["judging"].startswith("a right submission was judged, in ")


def raising(error: BaseException) -> Callable[..., None]:
    def raises(*_: object, **__: object) -> None:
        raise error

    return raises


NEEDED = ["numpy>=1.26", "click>=2.1", "torch>=2.4; extra == 'torch'"]
NEEDED += ['torch>=2.4; extra == "train"', "rich>=1;extra=='train'"]
VERSION, REQUIRES = "crosscheck.command.doctor.version_of", "importlib.metadata.requires"
TRIAL = "import no_such_module\n" + doctor.TRIAL.replace("np.dot", "no_such_module.dot")
NOTHING = "Nothing can be judged here: "
COLD = {"crosscheck.sandbox.levels.why_not_strong": lambda: "bubblewrap has a cold"}
#: What is otherwise here, how the command ends, and what it says.
OTHERWISE: dict[str, tuple[dict[str, Any], int, dict[str, str]]] = {
    "what is optional is absent": (
        {REQUIRES: lambda _: NEEDED, VERSION: lambda package: None if package == "torch" else "2.0"},
        0,
        {
            "needed": r"numpy 2\.0, click 2\.0$",
            "[torch]": rf"not installed: pip install torch \({re.escape(doctor.EXTRAS['torch'])}\)$",
            "[train]": rf"rich 2\.0 \({re.escape(doctor.EXTRAS['train'])}\)$",  # torch is told of once
        },
    ),
    "what is needed is absent": (
        {REQUIRES: lambda _: ["numpy>=1.26", "h5py>=3"], VERSION: lambda name: None if name == "h5py" else "1.100"},
        2,
        {"needed": r"numpy 1\.100; not installed: pip install h5py$", "judging": f"{NOTHING}h5py is not installed\\.$"},
    ),
    "right is not right": ({"crosscheck.command.doctor.TRIAL": TRIAL}, 2, {"judging": f"{NOTHING}.*no_such_module"}),
    "a package cannot be imported": (
        {"crosscheck.judge.verify.verify": raising(ImportError("libhdf5.so: cannot open shared object file"))},
        *(2, {"judging": r".*libhdf5\.so"}),
    ),
    "a weaker level": (COLD, 0, {"sandbox": "process, not strong: bubblewrap has a cold"}),
    "only the folder is here": (
        {VERSION: lambda _: None, REQUIRES: raising(metadata.PackageNotFoundError("crosscheck"))},
        *(0, {"crosscheck": r"not installed, only its folder is here: pip install \.$", "needed": "unknown$"}),
    ),
}


@pytest.mark.parametrize("case", OTHERWISE)
def test_what_is_absent_is_named_with_what_it_is_for_and_what_brings_it(monkeypatch, case):
    here, code, expected = OTHERWISE[case]
    if "level" in case and sys.platform != "linux":
        pytest.skip("the filter and Landlock are Linux's")
    for name, value in here.items():
        monkeypatch.setattr(name, value)
    said = examined(code)
    assert [name for name, words in expected.items() if not re.match(words, said[name])] == []
