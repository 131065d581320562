"""The autograder for Gradescope: what is in the archive, and what keeps it from being written."""

from __future__ import annotations

import ast
import base64
import csv
import hashlib
import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pytest
from click.testing import Result

from crosscheck.classes.export.gradescope import wheel
from tests.classes.test_gradescope import RIGHT, run
from tests.report.gradescope_format import FORMAT

ROOT = Path(__file__).parents[2]
PACKAGES = ("crosscheck", "manual", "torch_ref")
POINTS = "network=3,loss=3,loss_gradient=4"
NEAR_MISS = (
    RIGHT
    + "\n_flat = loss_gradient\n\n\ndef loss_gradient(params, X, y):\n    return _flat(params, X, y).reshape(-1, 1)\n"
)


def export(out: Path, *words: object) -> Result:
    return run("export", "gradescope", "--out", out, *words)


def test_the_archive_is_what_gradescope_asks_for_and_always_the_same(tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    for out in (first, second):
        done = export(out, "--points", POINTS, "--feedback", "verdict", "--sandbox", "process")
        assert done.exit_code == 0, done.output
        assert "It judges at the level process" in done.stderr
    assert first.read_bytes() == second.read_bytes()
    with ZipFile(first) as packed:
        members = {member.filename: member for member in packed.infolist()}
        (name,) = members.keys() - {"setup.sh", "run_autograder", "verify.json", "rubric.toml"}
        assert re.fullmatch(r"circles_crosscheck-.+-py3-none-any\.whl", name)
        for member in members.values():
            executable = bool((member.external_attr >> 16) & 0o111)
            assert executable is (member.filename in ("setup.sh", "run_autograder"))
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
        scripts = {each: packed.read(each) for each in ("setup.sh", "run_autograder")}
        options = json.loads(packed.read("verify.json"))
    for script in scripts.values():
        assert script.startswith(b"#!/")
        assert b"\r" not in script
    ast.parse(scripts["run_autograder"])
    assert subprocess.run(["bash", "-n"], input=scripts["setup.sh"], check=False).returncode == 0
    assert options[:4] == ["--sandbox", "process", "--feedback", "verdict"]


def test_the_strong_level_is_what_is_accepted_unless_another_is_named(tmp_path: Path) -> None:
    done = export(tmp_path / "autograder.zip")
    assert done.exit_code == 0, done.output
    assert "It judges at the level strong alone" in done.stderr
    with ZipFile(tmp_path / "autograder.zip") as packed:
        assert json.loads(packed.read("verify.json")) == ["--sandbox", "strong", "--feedback", "hint"]


def test_the_wheel_lists_what_it_holds_and_holds_what_it_needs() -> None:
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
    packages = {
        f"{folder}/{path.relative_to(ROOT / folder).as_posix()}" for folder in PACKAGES for path in _files(folder)
    }
    data = {f"crosscheck/homework/circles/files/{path.name}" for path in _files("data")}
    assert {member for member in files if not member.startswith(about)} == packages | data


def _files(folder: str) -> Iterator[Path]:
    return (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--points", "netwrk=3"], "prices netwrk"),
        (["--points", POINTS, "--rubric", "rubric.toml"], "give one of them"),
        (["--rubric", "absent.toml"], "cannot be read"),
    ],
)
def test_what_is_in_the_way_is_said_in_a_sentence_and_nothing_is_written(
    tmp_path: Path, words: list[str], said: str
) -> None:
    done = export(tmp_path / "autograder.zip", *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "autograder.zip").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "autograder.zip").write_text("mine")
    assert "exists already" in export(tmp_path / "autograder.zip").stderr
    assert (tmp_path / "autograder.zip").read_text() == "mine"


@pytest.mark.parametrize("feedback", ["verdict", "hint"])
def test_verify_prices_by_the_rubric_whatever_it_tells(tmp_path: Path, feedback: str) -> None:
    rubric, submission = tmp_path / "rubric.toml", tmp_path / "hw.py"
    rubric.write_text("[points]\nnetwork = 3\nloss_gradient = 4\n[rules]\nassert_fails = 0.25\n")
    submission.write_text(NEAR_MISS)
    said = run("verify", submission, "--format", "gradescope", "--feedback", feedback, "--rubric", rubric)
    results = json.loads(said.stdout)
    jsonschema.validate(results, FORMAT)
    scores = {test["name"]: (test["score"], test["max_score"]) for test in results["tests"]}
    assert scores == {"network": (3, 3), "loss": (0, 0), "loss_gradient": (1, 4)}
    assert "--rubric goes with --format gradescope" in run("verify", submission, "--rubric", rubric).stderr
