"""What docs/ci.md shows: its test runs, and its commands take the options that it gives them."""

from __future__ import annotations

import re
import shlex

import pytest
import yaml

from crosscheck.command.train import train_command
from tests.docs.pages import ROOT, read

PAGE = read("docs/ci.md")
COMMANDS = sorted({command.strip() for command in re.findall(r"crosscheck (train [^\n'>]*)", PAGE)})
MINE = """
from manual import by_hand

def loss(*args):
    return by_hand.loss(*args)

def loss_gradient(*args):
    gradient = by_hand.loss_gradient(*args).copy()
    {}
    return gradient
"""


def test_its_test_passes_and_fails_as_it_shows(suite: pytest.Pytester) -> None:
    (source,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    (shown,) = re.findall(r"```\n(E .*?)```", PAGE, flags=re.DOTALL)
    (suite.path / "test_it.py").write_text(source, encoding="utf-8")
    for fault, ret in (("pass", pytest.ExitCode.OK), ("gradient[6] += 1e-9", pytest.ExitCode.TESTS_FAILED)):
        (suite.path / "mine.py").write_text(MINE.format(fault), encoding="utf-8")
        told = suite.runpytest_inprocess("-p", "no:hypothesispytest", "-p", "no:randomly")
        assert told.ret == ret
    digits = re.compile(r"\d\.\d+")
    lines = [digits.sub("#", line).rstrip() for line in told.outlines]
    for line in shown.splitlines():
        assert digits.sub("#", line).rstrip() in lines


@pytest.mark.parametrize("command", COMMANDS)
def test_its_commands_take_their_options(command: str) -> None:
    _, *arguments = shlex.split(command)
    assert train_command.make_context("train", arguments).params["names"] == ("by_hand", "mine.py")


def test_what_it_shows_of_the_action_is_the_action_s() -> None:
    action = yaml.safe_load((ROOT / ".github/actions/crosscheck/action.yml").read_text(encoding="utf-8"))
    read_back = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)]
    blocks = [block for block in read_back if isinstance(block, dict)]  # one is a step alone
    steps = [step for block in blocks for step in block.get("jobs", {}).get("crosscheck", {}).get("steps", [])]
    (shown,) = [step for step in steps if "/.github/actions/crosscheck@" in step.get("uses", "")]
    assert set(shown["with"]) <= set(action["inputs"])
    assert set(re.findall(r"steps\.crosscheck\.outputs\.(\w+)", PAGE)) <= set(action["outputs"])
    explained = re.findall(r"^\| `(\w+)` \|", PAGE, flags=re.MULTILINE)
    assert explained == [*action["inputs"], *action["outputs"]]
    assert any("script" in block.get("crosscheck", {}) for block in blocks)  # GitLab's


def test_it_shows_all_that_there_is_to_ask_for() -> None:
    for option in ("--format github", "--format junit", "--record", "--against"):
        assert any(option in command for command in COMMANDS)
    assert "pytest --crosscheck-report found.json" in PAGE
