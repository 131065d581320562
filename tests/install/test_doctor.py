"""`crosscheck doctor`: what it finds, what it misses, and when nothing can be judged."""

import platform
import sys
from collections.abc import Callable
from importlib import metadata

import pytest

import crosscheck
from crosscheck.command import doctor
from crosscheck.judge import verify
from crosscheck.sandbox import levels
from tests import commands
from tests.judging.judging import level

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
    monkeypatch.setattr(
        doctor, "TRIAL", "import no_such_module\n" + doctor.TRIAL.replace("np.dot", "no_such_module.dot")
    )
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
