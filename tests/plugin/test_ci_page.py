"""What docs/ci.md shows: its test runs, its commands take the options that it gives them, its jobs keep all reports."""

import os
import re
import shlex
import textwrap

import pytest
import yaml

from crosscheck.command.train import train_command
from tests.commands import PARTY, needs_bash, step
from tests.docs.pages import ROOT, read

PAGE = read("docs/ci.md")
LOSS = "\ndef loss(params, X, y): return by_hand.loss(params, X, y)\n\nfrom manual import by_hand\n"
COMMANDS = sorted({command.strip() for command in re.findall(r"crosscheck (train [^\n'>|]*)", PAGE)})
YAML = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)]
JOBS = [each["jobs"]["crosscheck"]["steps"] for each in YAML if "jobs" in each]
ON_GITHUB = next(steps for steps in JOBS if "pytest" in str(steps))
ELSEWHERE = {  # the script of a job, which a shell runs up to the first line that fails
    "GitLab": "\n".join(next(each["crosscheck"]["script"] for each in YAML if "crosscheck" in each)),
    "Jenkins": textwrap.dedent("".join(re.findall(r"sh '''\n(.*?)'''", PAGE, flags=re.DOTALL))),
}


def test_its_test_passes_and_fails_as_it_shows(suite):
    (source,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    (shown,) = re.findall(r"```\n(E .*?)```", PAGE, flags=re.DOTALL)
    (suite.path / "test_it.py").write_text(source, encoding="utf-8")
    for fault, ret in (("pass", pytest.ExitCode.OK), ("gradient[6] += 1e-9", pytest.ExitCode.TESTS_FAILED)):
        (suite.path / "mine.py").write_text(PARTY.format(fault=fault) + LOSS, encoding="utf-8")
        told = suite.runpytest_inprocess("-p", "no:hypothesispytest", "-p", "no:randomly")
        assert told.ret == ret
    digits = re.compile(r"\d\.\d+")
    lines = [digits.sub("#", line).rstrip() for line in told.outlines]
    for line in shown.splitlines():
        assert digits.sub("#", line).rstrip() in lines


@pytest.mark.parametrize("command", COMMANDS)
def test_its_commands_take_their_options(command):
    _, *arguments = shlex.split(command)
    assert train_command.make_context("train", arguments).params["names"] == ("by_hand", "mine.py")


def test_what_it_shows_of_the_action_is_the_action_s():
    action = yaml.safe_load((ROOT / ".github/actions/crosscheck/action.yml").read_text(encoding="utf-8"))
    blocks = [block for block in YAML if isinstance(block, dict)]  # one is a step alone
    steps = [step for block in blocks for step in block.get("jobs", {}).get("crosscheck", {}).get("steps", [])]
    (shown,) = [step for step in steps if "/.github/actions/crosscheck@" in step.get("uses", "")]
    assert set(shown["with"]) <= set(action["inputs"])
    assert set(re.findall(r"steps\.crosscheck\.outputs\.(\w+)", PAGE)) <= set(action["outputs"])
    explained = re.findall(r"^\| `(\w+)` \|", PAGE, flags=re.MULTILINE)
    assert explained == [*action["inputs"], *action["outputs"]]
    (on_gitlab,) = [block["crosscheck"]["artifacts"] for block in blocks if "crosscheck" in block]
    assert on_gitlab == {"when": "always", "reports": {"junit": ["tests.xml", "crosscheck.xml"]}}
    assert "post { always { junit 'tests.xml, crosscheck.xml' } }" in PAGE  # Jenkins'


@needs_bash
@pytest.mark.parametrize("failing", ["", "pytest", "crosscheck"])
@pytest.mark.parametrize("server", ["GitHub", *ELSEWHERE])
def test_its_jobs_keep_both_reports_and_fail_if_either_command_does(server, failing, tmp_path):
    """Each program is a script that says its name, writes what it is asked to, and fails if it is the one to fail."""
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name in ("python", "pip", "pytest", "crosscheck"):
        kept = "echo tested > tests.xml; echo tested > found.json" if name == "pytest" else "true"
        (programs / name).write_text(f"#!/bin/sh\n{kept}\necho {name}\nexit {int(name == failing)}\n")
        (programs / name).chmod(0o755)
    failed = False
    for each in ON_GITHUB if server == "GitHub" else [{"run": ELSEWHERE[server]}]:
        if "run" in each and (not failed or each.get("if") == "always()"):
            script = each["run"] if "shell" in each else f"set +o pipefail\n{each['run']}"
            path = os.pathsep.join([str(programs), os.environ["PATH"]])
            failed |= step(script, tmp_path, PATH=path).returncode != 0
        elif "upload-artifact" in each.get("uses", ""):
            assert each["if"] == "always()"
            assert each["with"]["path"].split() == ["found.json", "train.txt"]
    assert failed == bool(failing)
    tests, trained = ("found.json", "train.txt") if server == "GitHub" else ("tests.xml", "crosscheck.xml")
    assert (tmp_path / tests).read_text() == "tested\n"
    assert (tmp_path / trained).read_text() == "crosscheck\n"
