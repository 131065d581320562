"""The page of agreement across versions: what moved between two records is shown as moved, and the canary's list is whole."""

import os
import re
import tomllib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import yaml

from crosscheck import compare
from crosscheck.comparison import records
from crosscheck.comparison.records import Record, record_of
from crosscheck.homework.circles.run import Run
from tests.commands import needs_bash, step
from tests.docs.pages import maker, read

COMBINATIONS = tomllib.loads(read("tests/versions/combinations.toml"))["combination"]
PROJECT = tomllib.loads(read("pyproject.toml"))["project"]
DAY = date(2026, 1, 2)
MAKER = maker("make_versions")


@pytest.fixture(scope="module")
def run():
    return compare("by_hand", "tape", n_steps=2).run


def keep(folder: Path, name: str, run: Run, numpy: str, change: Callable[[Run], None] = lambda _: None) -> Record:
    """Keep a run as one that was made with a version of NumPy, in which something moved."""
    mine = replace(run, parties=deepcopy(run.parties))
    change(mine)
    record = record_of(mine, {"python": "3.11.7", "numpy": numpy, "autograd": "1.7"})
    (folder / name).mkdir()
    (folder / name / records.RECORD).write_text(records.dumps(record), encoding="utf-8")
    return record


def moved_by(times: float) -> Callable[[Run], None]:
    """Move tape's d loss / d v12 at step 1 by so many of its error bounds."""

    def change(run: Run) -> None:
        run.parties["tape"].gradients[1, 6] += times * run.error_bounds["gradient"][1, 6]

    return change


def page_of(folder: Path) -> tuple[dict[str, list[str]], str]:
    """Return the rows of the page's table by environment, and the page."""
    page = MAKER.page(MAKER.read(folder), DAY)
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in re.findall(r"^\|.*\|$", page, re.M)]
    return {name: cells for name, *cells in rows}, page


def test_the_same_numbers_have_the_same_letter(run, tmp_path):
    keep(tmp_path, "newest", run, "2.4")
    keep(tmp_path, "old", run, "1.26.4")
    rows, page = page_of(tmp_path)
    assert list(rows) == ["environment", "---", "old", "newest"]
    assert rows["environment"] == ["Python", "NumPy", "autograd", "torch", "BLAS", "`by_hand`", "`tape`"]
    assert rows["old"][:3] + rows["old"][-2:] == ["3.11.7", "1.26.4", "1.7", "A", "A"]
    assert rows["newest"][-2:] == ["A", "A"]
    assert "## What moved\n\nNothing: all numbers are the same, bit for bit.\n" in page
    assert "Made on 2026-01-02 by `nox" in page
    assert not MAKER.read(tmp_path).beyond


def test_what_moved_within_rounding_has_a_letter_of_its_own_and_its_share(run, tmp_path):
    keep(tmp_path, "old", run, "1.26")
    keep(tmp_path, "mid", run, "2.0", moved_by(0.5))
    keep(tmp_path, "new", run, "2.4")
    rows, page = page_of(tmp_path)
    assert [rows[name][-2] for name in ("old", "mid", "new")] == ["A", "A", "A"]
    assert [rows[name][-1] for name in ("old", "mid", "new")] == ["A, 25.0 %", "B, 25.0 %", "A, 25.0 %"]
    (line,) = re.findall("^- .*$", page, re.M)
    assert re.match(r"- `tape`, A and B: gradient within rounding: at most \S+ of \S+, at step 1, v12$", line)
    assert not MAKER.read(tmp_path).beyond


@pytest.mark.parametrize("change", [moved_by(3.0), lambda run: run.parties["tape"].gradients[1].__setitem__(6, np.nan)])
def test_what_moved_beyond_the_bound_is_shown_with_its_numbers_and_fails(run, tmp_path, monkeypatch, capsys, change):
    folder, written = tmp_path / "canary", tmp_path / "versions.md"
    folder.mkdir()
    monkeypatch.setattr(MAKER, "PAGE", written)
    for name, numpy in (("old", "1.26"), ("new", "2.4")):
        keep(folder, name, run, numpy)
    assert MAKER.main([str(folder)]) == 0
    assert "moved beyond the bound: nothing" in capsys.readouterr().out
    keep(folder, "newest", run, "2.5", change)
    assert MAKER.main([str(folder)]) == 1
    assert "moved beyond the bound: yes" in capsys.readouterr().out
    rows, page = page_of(folder)
    assert [name for name, cells in rows.items() if cells[-1].startswith("**")] == ["old", "new", "newest"]
    assert rows["newest"][-1].startswith("**B, ")
    (line,) = re.findall("^- .*$", page, re.M)
    assert line.startswith("- `tape`, A and B: beyond the bound: gradient at step 1: d loss / d v12 is ")
    assert " in newest and " in line
    assert " in old, difference " in line
    assert written.read_text(encoding="utf-8").endswith(page.partition("## What moved")[2])


@needs_bash
@pytest.mark.parametrize("code", [0, 1])
def test_the_weekly_workflow_puts_the_page_into_the_summary_and_fails_with_it(tmp_path, code):
    """Run the workflow's step where `nox` is a stand-in that writes a page."""
    workflow = yaml.safe_load(read(".github/workflows/ci.yml"))
    canary = workflow["jobs"]["canary"]
    assert "schedule" in canary["if"]
    assert workflow[True]["schedule"]  # YAML reads the key `on` as true
    (compare,) = [each for each in canary["steps"] if each.get("name") == "Compare the records"]
    assert compare["if"] == "always()"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "versions.md").write_text("of an earlier week\n", encoding="utf-8")
    nox = tmp_path / "nox"
    nox.write_text(f'#!/bin/sh\n[ "$4" = agreement ] && echo "what moved" > docs/versions.md\nexit {code}\n')
    nox.chmod(0o755)
    path, summary = f"{tmp_path}:{os.environ['PATH']}", tmp_path / "summary.md"
    ended = step(compare["run"], tmp_path, PATH=path, GITHUB_STEP_SUMMARY=str(summary))
    assert (ended.returncode, summary.read_text(encoding="utf-8")) == (code, "what moved\n")


def test_the_page_was_made_of_all_of_them():
    page = read("docs/versions.md")
    assert re.search(r"^Made on \d{4}-\d\d-\d\d by ", page, re.M)
    rows = re.findall(r"^\| ([^|]+) \| (\d[\d.]*) \| (\d[\d.]*) \| (\d[\d.]*) \| ([\d.+a-z]*) \|", page, re.M)
    assert {name for name, *_ in rows} == {each["name"] for each in COMBINATIONS}
    assert "**" not in page
