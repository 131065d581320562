"""The workflows on GitHub are well formed, ask for no more rights than they need, and run commands that there are."""

import re
import shlex
import sys
import tomllib
from typing import Any

import pytest
import yaml

from crosscheck.command.cli import main
from tests.docs.pages import ROOT

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
RUN = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
LINTERS = (ROOT / ".ci" / "linters.txt").read_text(encoding="utf-8")
FOR_THE_PROCESSOR = {"PIP_EXTRA_INDEX_URL": "https://download.pytorch.org/whl/cpu"}
ON_NODE_24 = {  # the first major version of each action that runs on it; GitHub's machines have no older Node
    "checkout": 5,
    "setup-python": 6,
    "upload-artifact": 6,
    "upload-pages-artifact": 5,
    "configure-pages": 6,
    "deploy-pages": 5,
}


def workflow(text: str) -> dict[Any, Any]:
    found = yaml.safe_load(text)
    assert isinstance(found, dict)
    return found


def faults(found: dict[Any, Any]) -> list[str]:
    """Return what is wrong with a workflow."""
    wrong = [] if found.get(True) else ["it never runs"]  # YAML takes the key `on` for a truth value
    wrong += [] if found.get("permissions") == {"contents": "read"} else ["it has more rights than to read"]
    wrong += [] if found.get("env") == FOR_THE_PROCESSOR else ["it installs torch for CUDA, some gigabytes"]
    for name, job in found.get("jobs", {}).items():
        needs = job.get("needs", [])
        wrong += [f"{name} needs {each}" for each in [needs] * isinstance(needs, str) if each not in found["jobs"]]
        wrong += [f"{name}: {fault}" for step in job["steps"] for fault in _of_step(step)]
    return wrong


def runs_on_node_24(action: str) -> bool:
    parts = re.fullmatch(r"actions/([\w-]+)@v(\d+)", action)
    return parts is not None and int(parts[2]) >= ON_NODE_24.get(parts[1], sys.maxsize)


def _of_step(step: dict[str, Any]) -> list[str]:
    if "uses" in step:
        ours = ROOT / step["uses"] / "action.yml"
        if step["uses"].startswith("./") and ours.is_file():
            inputs = workflow(ours.read_text(encoding="utf-8"))["inputs"]
            return [f"{step['uses']} takes no {each}" for each in step["with"] if each not in inputs]
        return [] if runs_on_node_24(step["uses"]) else [f"{step['uses']} is of no version that runs on Node 24"]
    wrong = []
    for line in step["run"].splitlines():
        words = shlex.split(line)
        if words[:1] == ["crosscheck"]:
            command = main.get_command(None, words[1])
            options = {name for one in command.params for name in one.opts} if command else set()
            wrong += [f"there is no {word}" for word in words[1:2] if command is None]
            wrong += [f"there is no {word}" for word in words[2:] if word.startswith("--") and word not in options]
        for extras in re.findall(r"\.\[([\w,]+)\]", line):
            wrong += [f"there is no extra {extra}" for extra in extras.split(",") if extra not in EXTRAS]
    return wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_is_well_formed(path):
    assert faults(workflow(path.read_text(encoding="utf-8"))) == []


def test_every_linter_has_an_upper_bound_where_ci_installs_it():
    bounded = re.findall(r"^([\w-]+)<[\d.]+$", LINTERS, flags=re.MULTILINE)
    assert {re.split("[<>=]", each)[0] for each in EXTRAS["lint"]} <= set(bounded)
    installed = [line for line in RUN.splitlines() if "pip install" in line and "lint" in line]
    assert installed
    assert all("-c .ci/linters.txt" in line for line in installed)
    assert "lint" not in "".join(re.findall(r"\.\[([\w,]+)\]", "".join(path.read_text("utf-8") for path in FILES)))


PLANTED = {
    "an option that there is not": ("--seed 1", "--sead 1"),
    "a command that there is not": ("crosscheck automates", "crosscheck automate"),
    "an action on a Node that is gone": ("actions/upload-pages-artifact@v5", "actions/upload-pages-artifact@v4"),
    "torch for CUDA": ("PIP_EXTRA_INDEX_URL", "EXTRA_INDEX_URL"),
    "a job that there is not": ("needs: build", "needs: built"),
}


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_a_fault_is_found(planted):
    right, wrong = planted
    text = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    assert right in text
    assert faults(workflow(text.replace(right, wrong, 1)))
