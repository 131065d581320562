"""The action for GitHub, its step run as the runner runs it: inputs and files are variables, commands are read from the log."""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from junitparser import JUnitXml

from tests.commands import needs_bash, party, step
from tests.docs.pages import ROOT
from tests.sandbox.conftest import level_or_skip

FOLDER = ROOT / ".github" / "actions" / "crosscheck"
ACTION = yaml.safe_load((FOLDER / "action.yml").read_text(encoding="utf-8"))
INSTALL, JUDGE = ACTION["runs"]["steps"]
EXPRESSION = re.compile(r"\$\{\{ (inputs|steps\.judge\.outputs)\.(\w+) \}\}")
COMMAND = re.compile(r"^\s*::(\S+?)(?: (.*?))?::(.*)$")
HOSTILE = "$(touch pwned) `touch pwned`; touch pwned\n::error::pwned\nverdict=agrees"
JUDGING = ROOT / "tests" / "judging"
pytestmark = needs_bash


@dataclass(frozen=True)
class Ran:
    """What came of a step."""

    code: int
    outputs: dict[str, str]
    summary: str
    commands: list[tuple[str, ...]]  # name, properties, message
    log: str


def run(here: Path, temporary: Path, **inputs: str) -> Ran:
    """Run the step in a folder, with the action's inputs, as a step of a composite action."""
    files = {name: temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    given = {name: each.get("default", "") for name, each in ACTION["inputs"].items()} | inputs
    variables = {name: EXPRESSION.sub(lambda found: given[found[2]], value) for name, value in JUDGE["env"].items()}
    runner = {"GITHUB_ACTION_PATH": str(FOLDER), "RUNNER_TEMP": str(temporary), "CI": "true"} | variables
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    ended = step(JUDGE["run"], here, PATH=path, **runner, **{name: str(file) for name, file in files.items()})
    written = {name: file.read_text(encoding="utf-8") if file.exists() else "" for name, file in files.items()}
    lines = written["GITHUB_OUTPUT"].splitlines()
    outputs = dict(line.split("=", 1) for line in lines)
    assert len(outputs) == len(lines)
    return Ran(ended.returncode, outputs, written["GITHUB_STEP_SUMMARY"], commands(ended.stdout), ended.stdout)


def commands(log: str) -> list[tuple[str, ...]]:
    """Read the workflow commands of a log as the runner does, which takes none between stop-commands and its word."""
    found, stopped = [], ""
    for line in log.splitlines():
        match = COMMAND.match(line)
        if match is None:
            continue
        name, properties, message = match.groups()
        if stopped:
            stopped = "" if name == stopped else stopped
        elif name == "stop-commands":
            stopped = message
        else:
            found.append((name, properties or "", message))
    return found


@pytest.fixture
def temporary(tmp_path_factory):
    return tmp_path_factory.mktemp("runner")


def test_its_steps_have_no_input_within_their_scripts():
    assert ACTION["runs"]["using"] == "composite"
    for each in (INSTALL, JUDGE):
        assert each["shell"] == "bash"
        assert "${{" not in each["run"]
    used = [EXPRESSION.fullmatch(value) for value in JUDGE["env"].values()]
    assert {match.group(2) for match in used if match} == set(ACTION["inputs"]) == {"party", "submissions"}
    given = {name: EXPRESSION.fullmatch(each["value"]) for name, each in ACTION["outputs"].items()}
    assert [(name, match[2]) for name, match in sorted(given.items())] == [(n, n) for n in ("report", "verdict")]
    assert JUDGE["id"] == "judge"


@pytest.mark.second_stage
@pytest.mark.parametrize(
    ("fault", "code", "verdict"),
    [pytest.param("pass", 0, "agrees", marks=pytest.mark.second_stage), ("gradient[6] += 1e-9", 1, "differs")],
)
def test_a_party_is_compared_whatever_its_name(tmp_path, temporary, fault, code, verdict):
    name = "my $(touch pwned) party.py"
    party(tmp_path, fault, name)
    (tmp_path / "numpy.py").write_text("raise SystemExit('the module that lies here was imported')", encoding="utf-8")
    ran = run(tmp_path, temporary, party=name)
    assert (ran.code, ran.outputs["verdict"]) == (code, verdict), ran.log
    assert not (tmp_path / "pwned").exists()
    suites = {suite.name: suite.failures for suite in JUnitXml.fromfile(ran.outputs["report"])}
    assert suites["by_hand"] == 0
    assert (suites[name] > 0) == (code == 1)
    kind, properties, message = ran.commands[0]
    assert f"### crosscheck train: {'something differs' if code else 'all is well'}" in ran.summary
    if code:
        assert (kind, message.split(" is ")[0]) == ("error", "gradient at step 0: d loss / d v12")
        assert f"file={name},line=5," in properties
    else:
        assert kind == "notice"


REFUSED = {
    "nothing": ({}, "Give either party or submissions."),
    "both": ({"party": "a.py", "submissions": "b.py"}, "Give either party or submissions."),
    "a party of several lines": ({"party": HOSTILE}, "The name of a party is one line of printable characters."),
}


@pytest.mark.parametrize(("inputs", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_asked_for_well_is_refused(tmp_path, temporary, inputs, sentence):
    ran = run(tmp_path, temporary, **inputs)
    assert (ran.code, ran.outputs) == (2, {"report": "", "verdict": "not judged"})
    assert ran.commands == [("error", "title=crosscheck", sentence)]
    assert not list(tmp_path.iterdir())


def test_a_party_that_is_not_there_is_not_judged(tmp_path, temporary):
    ran = run(tmp_path, temporary, party="$(touch pwned).py")
    assert (ran.code, ran.outputs["verdict"]) == (2, "not judged")
    assert "There is no file $(touch pwned).py to load a party from." in ran.log
    assert [suite.errors for suite in JUnitXml.fromfile(ran.outputs["report"])] == [1]
    assert not list(tmp_path.iterdir())


def test_submissions_are_judged_whatever_their_names_and_whatever_they_print(tmp_path, temporary):
    level_or_skip("strong")
    folder = tmp_path / "home work"
    folder.mkdir()
    right = (JUDGING / "right" / "closures.py").read_text(encoding="utf-8")
    wrong = (JUDGING / "wrong" / "missing-minus-sign__per_point.py").read_text(encoding="utf-8")
    (folder / "-right.py").write_text(right + f"\nprint({HOSTILE!r})\n", encoding="utf-8")
    (folder / "| [wrong](x) <b>\n::error::pwned\n.py").write_text(wrong, encoding="utf-8")
    ran = run(tmp_path, temporary, submissions="home work/*.py\n\nhome work/nobody's.py\n")
    assert (ran.code, ran.outputs["verdict"]) == (1, "differs"), ran.log
    assert ran.commands == []
    assert ": :error: :pwned" in ran.log  # so that there was a command not to be taken
    assert not (tmp_path / "pwned").exists()
    properties = [each for suite in JUnitXml.fromfile(ran.outputs["report"]) for each in suite.properties()]
    assert sorted(each.value for each in properties if each.name == "verdict") == ["right", "unjudged", "wrong"]
    rows = [line for line in ran.summary.splitlines() if line.startswith("|")]
    assert len(rows) == 5
    assert {line.count("|") for line in rows} == {4}
    assert not set("[]<>`*") & set("".join(rows[2:]))


def test_a_command_that_is_printed_within_is_seen_where_it_is_not_stopped():
    stopped = "::stop-commands::word\n::error::one\n::other::\n::word::\n  ::error title=a::two\nthree"
    assert commands(stopped) == [("error", "title=a", "two")]
