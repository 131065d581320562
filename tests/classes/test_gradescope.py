"""What becomes of submissions where Gradescope would run its autograder."""

import ast
import base64
import copy
import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest

from crosscheck.classes.export.gradescope import autograder, wheel
from tests.classes.classes import FUNCTIONS, written
from tests.classes.test_grade_command import RIGHT, WRONG
from tests.commands import ROOT, ok, refusal, run
from tests.needs import absent
from tests.report.gradescope_format import FORMAT
from tests.sandbox.test_hostile import hostile_set

CAPABILITIES = ("CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "SETGID", "SETUID")  # of Docker's, those that matter here
SYSTEM = ("usr", "bin", "sbin", "lib", "lib32", "lib64", "etc")
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
BWRAP = shutil.which("bwrap")


class Container:
    """A Gradescope assignment: its autograder is set up once, and judges submissions."""

    def __init__(self, home: Path, archive: bytes, hidden: tuple[str, ...] = ()) -> None:
        self.home, self.hidden = home, [*hidden]
        for name in ("source", "submission", "results", "bin"):
            (home / name).mkdir(parents=True)
            (home / name).chmod(0o777 if name == "results" else 0o755)  # the least protection that there may be
        program(home / "bin" / "python3", f'exec {Path(sys.executable).resolve()} "$@"')
        with ZipFile(io.BytesIO(archive)) as packed:
            packed.extractall(home / "source")
            for member in packed.infolist():
                (home / "source" / member.filename).chmod(member.external_attr >> 16)
        shutil.copy(home / "source" / "run_autograder", home)

    def set_up(self) -> None:
        """Run setup.sh; then bring, as the network would, what the wheel needs."""
        done = self.run("/autograder/source/setup.sh")
        assert done.returncode == 0, done.stderr
        for packages in (self.home / "venv" / "lib").glob("python3*/site-packages"):
            written(packages, {"shown.pth": "".join(f"/packages{i}\n" for i in range(len(_packages())))})

    def judge(self, files: Mapping[str, str]) -> dict[str, Any]:
        """Hand files in, and return the results that Gradescope would read."""
        shutil.rmtree(self.home / "submission")
        (self.home / "submission").mkdir()
        written(self.home / "submission", files)
        (self.home / "results" / "results.json").unlink(missing_ok=True)
        self.said = self.run("/autograder/run_autograder")
        assert self.said.returncode == 0, self.said.stderr
        results: dict[str, Any] = json.loads((self.home / "results" / "results.json").read_text(encoding="utf-8"))
        return results

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the container, as root."""
        binds = {f"/packages{i}": folder for i, folder in enumerate(_packages())}
        hidden = [word for path in self.hidden for word in ("--ro-bind", "/dev/null", path)]
        mounts = [*_mounts(binds), "--bind", str(self.home), "/autograder", *hidden, "--chdir", "/autograder"]
        environment = {"PATH": f"/autograder/bin:{os.environ['PATH']}", **OFFLINE}
        return subprocess.run(
            [str(BWRAP), *mounts, *command], env=environment, capture_output=True, text=True, check=False, timeout=300
        )


def program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def _packages() -> list[str]:
    return [folder for folder in sys.path if folder.endswith("-packages")]


def _mounts(binds: Mapping[str, str]) -> Iterator[str]:
    yield from ("--die-with-parent", "--unshare-pid", "--unshare-net", "--unshare-ipc")
    for capability in CAPABILITIES:
        yield from ("--cap-add", f"CAP_{capability}")
    for folder in (Path("/", name) for name in SYSTEM):
        if folder.is_symlink():
            yield from ("--symlink", str(folder.readlink()), str(folder))
        elif folder.is_dir():
            yield from ("--ro-bind", str(folder), str(folder))
    yield from ("--dev", "/dev", "--proc", "/proc", "--perms", "1777", "--tmpfs", "/tmp")
    for folder in reversed(Path(sys.base_prefix).parents[:-1]):  # it may lie where only root can read
        yield from ("--dir", str(folder)) if not folder.is_relative_to("/usr") else ()
    yield from ("--ro-bind", sys.base_prefix, sys.base_prefix)
    for place, folder in binds.items():
        yield from ("--ro-bind", folder, place)


FORGED = {"score": 10, "tests": [{"name": "forged", "score": 10, "max_score": 10}]}
#: Prints forged results, writes them wherever they may be read, and ends whoever might write others.
FORGER = f"""
import os, signal
from pathlib import Path

FORGED = {json.dumps(json.dumps(FORGED))}
PLACES = ["/autograder/results/results.json", "/autograder/source/verify.json", "/autograder/run_autograder", "results.json"]


def attempt(do, *arguments):
    try:
        return do(*arguments)
    except OSError:
        return ""


def forge():
    for place in PLACES:
        attempt(Path(place).write_text, FORGED)
    others = [pid for pid in map(int, filter(str.isdigit, attempt(os.listdir, "/proc"))) if pid != os.getpid()]
    for pid in others:
        if "run_autograder" in attempt(Path(f"/proc/{{pid}}/cmdline").read_text):
            attempt(os.kill, pid, signal.SIGKILL)
    for place in [f"/proc/{{pid}}/fd/{{fd}}" for pid in others for fd in range(1, 6)]:
        attempt(Path(place).write_text, FORGED)
    for pid in others:
        attempt(os.kill, pid, signal.SIGKILL)


print(FORGED, flush=True)
forge()


def network(x, params):
    print(FORGED, flush=True)
    forge()
    return 0.5
"""
HOSTILE = {each.name: each.source for each in hostile_set()} | {"forger": FORGER}
ATTACKS = ["forger", "kill_parent", "kill_group", "kill_everybody"]
ATTACKS += ["forge_replies", "hidden_daemon", "close_everything"]


@pytest.fixture(scope="module")
def container(tmp_path_factory):
    """Return a function that makes a container, in which these programs are not there."""

    def container(sandbox: str, rubric: str | None, *hidden: str) -> Container:
        if BWRAP is None:
            absent("bubblewrap (bwrap) is not installed")
        if os.geteuid() != 0:
            absent("only root can become another user in a container")
        tried = subprocess.run([BWRAP, *_mounts({}), "true"], capture_output=True, text=True, check=False)
        if tried.returncode:
            absent(f"bubblewrap does not start here: {tried.stderr.strip()}")
        home = tmp_path_factory.mktemp("gradescope")
        home.chmod(0o755)
        return Container(home, autograder(sandbox, "hint", rubric), hidden)

    return container


@pytest.fixture(scope="module")
def weak(container):
    """An autograder that accepts the level process, in a container without bubblewrap."""
    made = container("process", "[points]\nnetwork = 3\nloss = 3\nloss_gradient = 4\n", "/usr/bin/bwrap")
    made.set_up()
    return made


def changed(path: Path, text: str, by: str) -> None:
    source = path.read_text(encoding="utf-8")
    assert text in source
    path.write_text(source.replace(text, by), encoding="utf-8")


def scores(results: dict[str, Any]) -> dict[str, tuple[float, float]]:
    jsonschema.validate(results, FORMAT)
    return {test["name"]: (test["score"], test["max_score"]) for test in results["tests"]}


@pytest.mark.second_stage
def test_submissions_are_judged_and_priced_where_gradescope_runs_them(weak):
    assert scores(weak.judge({"hw 🙂.py": RIGHT})) == {"network": (3, 3), "loss": (3, 3), "loss_gradient": (4, 4)}
    results = weak.judge({"folder/hw.py": WRONG, ".hidden.py": "", "__MACOSX/hw.py": "", "notes.txt": ""})
    assert scores(results) == {"network": (3, 3), "loss": (0, 3), "loss_gradient": (4, 4)}
    assert "mean-instead-of-sum" in json.dumps(results)
    results = weak.judge({"hw.py": "def network(x, params:\n"})
    assert not any(earned for earned, _ in scores(results).values())
    assert "course staff" not in json.dumps(results)


@pytest.mark.second_stage
def test_what_was_installed_from_the_wheel_packs_the_same_archive(weak):
    words = ("export", "gradescope", "--out", "again.zip", "--sandbox", "process")
    done = weak.run("/autograder/venv/bin/crosscheck", *words)
    assert done.returncode == 0, done.stderr
    assert (weak.home / "again.zip").read_bytes() == autograder("process", "hint", None)


NONE = "Hand in one file, your notebook (.ipynb) or module (.py): there is none."
UNCLEAR: list[tuple[dict[str, str], str]] = [
    ({}, NONE),
    ({"b.py": "", "a.ipynb": ""}, "(.ipynb) or module (.py): there are 2, a.ipynb, b.py."),
    ({f"{i}.py": "" for i in range(9)}, "there are 9, 0.py, 1.py, 2.py, 3.py, 4.py, ..."),
]


@pytest.mark.second_stage
@pytest.mark.parametrize(("files", "said"), UNCLEAR)
def test_a_student_who_hands_in_none_or_several_is_told_so(weak, files, said):
    results = weak.judge(files)
    assert (scores(results), results["score"]) == ({}, 0)
    assert said in str(results["output"])


@pytest.mark.second_stage
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_submission_writes_no_results(weak, attack):
    results = weak.judge({"hw.py": HOSTILE[attack]})
    assert {name: earned for name, (earned, _) in scores(results).items()} == dict.fromkeys(FUNCTIONS, 0)


@pytest.mark.second_stage
def test_it_would_write_results_if_the_judge_were_root_on_an_old_kernel(weak, tmp_path):
    old = copy.copy(weak)
    old.home = Path(shutil.copytree(weak.home, tmp_path / "autograder", symlinks=True))
    (path,) = (old.home / "venv").rglob("inside/isolation.py")
    changed(path, "version = landlock_version()", "version = 0")
    for right in ("user=NOBODY,", "group=NOBODY,", "extra_groups=[],"):
        changed(old.home / "run_autograder", right, "")
    with pytest.raises((AssertionError, ValueError)):
        old.judge({"hw.py": FORGER})
    forged = (old.home / "results" / "results.json").read_text(encoding="utf-8")
    assert forged == json.dumps(FORGED)


@pytest.mark.second_stage
def test_where_the_strong_level_is_refused_nothing_is_judged(container):
    strict = container("strong", None)
    strict.set_up()
    assert scores(strict.judge({"hw.py": RIGHT})) == {"network": (1, 1), "loss": (1, 1), "loss_gradient": (1, 1)}
    strict.hidden.append("/usr/bin/bwrap")
    results = strict.judge({"hw.py": RIGHT})
    assert scores(results) == {}
    assert "show this line to your course staff" in results["output"]
    assert "the strong sandbox is not available" in strict.said.stdout


@pytest.mark.second_stage
def test_what_the_image_lacks_is_installed_by_its_own_packages(container):
    bare = container("strong", None, "/usr/bin/bwrap")
    programs = bare.home / "bin"
    shutil.copy(programs / "python3", programs / "found")
    for name in ("python3", *(f"python3.{minor}" for minor in range(11, 15))):
        program(programs / name, "exit 1")
    brought = 'if [ "$4" = python3.12 ]; then cp -p /autograder/bin/found /autograder/bin/python3.12; fi'
    program(programs / "apt-get", f'echo "$@" >>/autograder/asked\nif [ "$1" = install ]; then {brought}; fi')
    bare.set_up()
    python, sandbox = "install -y -qq python3.12 python3.12-venv", "install -y -qq bubblewrap"
    assert (bare.home / "asked").read_text().splitlines() == ["update -qq", python, "update -qq", sandbox]


PACKAGES = ("crosscheck", "manual", "torch_ref")
POINTS = "network=3,loss=3,loss_gradient=4"
NEAR_MISS = f"""{RIGHT}
_flat = loss_gradient


def loss_gradient(params, X, y):
    return _flat(params, X, y).reshape(-1, 1)
"""


def exported(out: Path, *words: object) -> tuple[str, dict[str, bytes]]:
    """Return what the command says, and the files of the archive that it writes."""
    done = ok("export", "gradescope", "--out", out, *words)
    with ZipFile(out) as packed:
        return done.stderr, {name: packed.read(name) for name in packed.namelist()}


def test_the_archive_is_what_gradescope_asks_for_and_always_the_same(tmp_path):
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    for out in (first, second):
        said, files = exported(out, "--points", POINTS, "--feedback", "verdict", "--sandbox", "process")
        assert "It judges at the level process" in said
    assert first.read_bytes() == second.read_bytes()
    (name,) = files.keys() - {"setup.sh", "run_autograder", "verify.json", "rubric.toml"}
    assert re.fullmatch(r"circles_crosscheck-.+-py3-none-any\.whl", name)
    for member in ZipFile(first).infolist():
        assert bool((member.external_attr >> 16) & 0o111) is (member.filename in ("setup.sh", "run_autograder"))
        assert member.date_time == (1980, 1, 1, 0, 0, 0)
    for script in (files["setup.sh"], files["run_autograder"]):
        assert (script[:3], b"\r" in script) == (b"#!/", False)
    ast.parse(files["run_autograder"])
    assert subprocess.run(["bash", "-n"], input=files["setup.sh"], check=False).returncode == 0
    assert json.loads(files["verify.json"])[:4] == ["--sandbox", "process", "--feedback", "verdict"]


def test_another_homework_is_packed_and_named(tmp_path):
    file = tmp_path / "ours.py"
    ok("author", "new", file)
    _, files = exported(tmp_path / "a.zip", "--homework", f"{file}:hw", "--points", "loss=3")
    assert files["homework.py"] == file.read_bytes()
    assert json.loads(files["verify.json"])[-2:] == ["--homework", "/autograder/source/homework.py:hw"]


def test_the_strong_level_is_what_is_accepted_unless_another_is_named(tmp_path):
    said, files = exported(tmp_path / "autograder.zip")
    assert "It judges at the level strong alone" in said
    assert json.loads(files["verify.json"]) == ["--sandbox", "strong", "--feedback", "hint"]


def test_the_wheel_lists_what_it_holds_and_holds_what_it_needs():
    name, content = wheel()
    with ZipFile(io.BytesIO(content)) as packed:
        files = {member: packed.read(member) for member in packed.namelist()}
    (record,) = (member for member in files if member.endswith("RECORD"))
    listed = {row[0]: row[1:] for row in csv.reader(io.StringIO(files[record].decode()))}
    assert listed.keys() == files.keys()
    for member, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text).digest()).decode().rstrip("=")
        assert listed[member] == (["", ""] if member == record else [f"sha256={digest}", str(len(text))])
    about = record.removesuffix("RECORD")
    assert f"Name: circles-crosscheck\nVersion: {name.split('-')[1]}\n" in files[f"{about}METADATA"].decode()
    assert "crosscheck = crosscheck.command.cli:main" in files[f"{about}entry_points.txt"].decode()
    packages = {path.relative_to(ROOT).as_posix() for folder in PACKAGES for path in _files(folder)}
    data = {f"crosscheck/homework/circles/files/{path.name}" for path in _files("data")}
    assert {member for member in files if not member.startswith(about)} == packages | data


def _files(folder: str) -> Iterator[Path]:
    return (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)


IN_THE_WAY = {f"--points {POINTS} --rubric rubric.toml": "give one of them", "--out there.zip": "exists already"}


@pytest.mark.parametrize("words", IN_THE_WAY)
def test_what_is_in_the_way_is_said_in_a_sentence_and_nothing_is_written(here, words):
    written(here, {"there.zip": "mine"})
    assert IN_THE_WAY[words] in refusal("export", "gradescope", "--out", "autograder.zip", *words.split())
    assert [(path.name, path.read_text()) for path in here.iterdir()] == [("there.zip", "mine")]


@pytest.mark.parametrize("feedback", ["verdict", "hint"])
def test_verify_prices_by_the_rubric_whatever_it_tells(here, feedback):
    rubric = "[points]\nnetwork = 3\nloss_gradient = 4\n[rules]\nassert_fails = 0.25\n"
    written(here, {"rubric.toml": rubric, "hw.py": NEAR_MISS})
    said = run("verify", "hw.py", "--format", "gradescope", "--feedback", feedback, "--rubric", "rubric.toml")
    assert scores(json.loads(said.stdout)) == {"network": (3, 3), "loss": (0, 0), "loss_gradient": (1, 4)}
    assert "--rubric goes with --format gradescope" in run("verify", "hw.py", "--rubric", "rubric.toml").stderr
