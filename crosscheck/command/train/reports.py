"""A training run as text for people; for machines as JSON, JUnit's XML, GitHub's annotations and summary.

JUnit has a test suite for each party, and a test case for each check of it. GitHub reads workflow commands off the log,
``::error file=mine.py,line=12,title=mine: loss_gradient::what is wrong``. It shows the Markdown in
the file that the variable ``GITHUB_STEP_SUMMARY`` names as the summary of the step.
"""

import math
import os
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, count
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from crosscheck.command.train.outcome import Fault, Outcome
from crosscheck.homework.circles.run import QUANTITIES, Row
from crosscheck.report import junit as xml
from crosscheck.report.json_lines import dumps
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import failure_told
from crosscheck.verdict import counted, plain_values
from crosscheck.versions import loaded_versions

ALL_ROWS = 50  # up to so many steps, each has a line
LOSS = 13  # characters of a loss with 12 digits, 41.3965370977
APART = 10  # characters of the last column
LONGEST_NAME = 24  # characters of a party's name, which may be a path
SAID = {"loss": "losses", "gradient": "gradients", "params": "parameters"}
SCHEMA = "crosscheck.train/1"
SUMMARY = "GITHUB_STEP_SUMMARY"
ESCAPED = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
ESCAPED_IN_PROPERTIES = ESCAPED | str.maketrans({":": "%3A", ",": "%2C"})

# Text


class Table:
    """The table of losses, printed during training. It skips some of many steps, and parties that do not fit."""

    def __init__(self, names: Sequence[str], n_steps: int, eta: float, width: int) -> None:
        self.n_steps, self.every = n_steps, every(n_steps)
        self.step_width = max(len("step"), len(str(n_steps)))
        widths = {name: max(LOSS, len(_ending(name))) + 2 for name in names}
        ends, room = accumulate(widths.values()), width - self.step_width - APART
        fitting = [name for name, end in zip(widths, ends, strict=True) if end <= room] or names[:1]
        self.columns = {name: widths[name] for name in fitting}
        shown, steps = len(self.columns), counted(n_steps, "step")
        fewer = f" (this width has room for {shown})" if shown < len(names) else ""
        thinned = f"; one step in {self.every} is shown" if self.every > 1 else ""
        print(_wrapped(f"{len(names)} parties{fewer}, {steps}, eta = {eta:g}; losses at each step{thinned}", width))
        heads = [f"{_ending(name):>{room}}" for name, room in self.columns.items()]
        print(f"\n{'step':>{self.step_width}}{''.join(heads)}{'apart':>{APART}}", flush=True)

    def row(self, step: int, losses: Mapping[str, float]) -> None:
        """Print a step's losses and their largest difference, if it is one of the steps shown."""
        if step % self.every and step != self.n_steps:
            return
        cells = [f"{_digits(losses[name], room - 1):>{room}}" for name, room in self.columns.items()]
        apart = math.nan if any(map(math.isnan, losses.values())) else max(losses.values()) - min(losses.values())
        print(f"{step:{self.step_width}d}{''.join(cells)}{apart:{APART}.1e}", flush=True)


def every(n_steps: int) -> int:
    """Return the n of "show every n-th step": 1, 2 or 5 times a power of ten, for about `ALL_ROWS` lines at most."""
    sizes = (factor * int(10**power) for power in count() for factor in (1, 2, 5))
    return next(size for size in sizes if n_steps <= ALL_ROWS * size)


def closing(outcome: Outcome, width: int) -> str:
    """Return what follows the table: the verdict, errors against the truth, and certificates."""
    return "\n".join(["", *(_wrapped(line, width) for line in _told(outcome))])


def _told(outcome: Outcome) -> Iterator[str]:
    yield from outcome.verdict.splitlines()
    if outcome.truth is not None:
        parties = outcome.truth.parties.values()
        worst = (f"{said} within {max(of[q].apart.max() for of in parties):.1e}" for q, said in SAID.items())
        yield f"against the truth ({outcome.truth.source}): {', '.join(worst)}"
        yield from (fault.sentence for fault in outcome.faults if fault.check == "truth")
    elif outcome.comparison.run is not None:
        yield f"not measured against the truth: {outcome.no_truth}"
    for name, c in outcome.certificates.items():
        refused = "" if c.first_refused is None else f"; not proven: {c.first_refused}"
        yield f"certified: {c.proven} of {c.steps} steps proven for {name}{refused}"


def _ending(name: str) -> str:
    """Return a party's name, or only the end of a long one."""
    return name if len(name) <= LONGEST_NAME else f"..{name[2 - LONGEST_NAME :]}"


def _digits(loss: float, room: int) -> str:
    """Write a loss with 12 significant digits, or as many as there is room for."""
    return next(text for digits in range(12, 0, -1) if len(text := f"{loss:#.{digits}g}") <= room)


def _wrapped(line: str, width: int) -> str:
    return textwrap.fill(line, width, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


# JSON


def document(outcome: Outcome) -> str:
    """Return the object that ``--format json`` prints, as `schemas/train-1.json` describes it."""
    parties = {} if outcome.comparison.run is None else outcome.comparison.run.parties
    keys = ("losses", "params", "gradients")
    trajectories = {name: {key: getattr(mine, key).tolist() for key in keys} for name, mine in parties.items()}
    found = {"schema": SCHEMA, "agree": outcome.comparison.agree, "parties": trajectories, **summary(outcome)}
    return dumps(found if outcome.moved is None else found | {"against": outcome.moved})


def summary(outcome: Outcome) -> dict[str, Any]:
    """Return all but the trajectories: differences, distances from the truth, certificates, versions."""
    comparison, largest = outcome.comparison, outcome.comparison.largest
    found: dict[str, Any] = {
        "holds": outcome.holds,
        "outside_budget": outcome.untrue,
        "malformed": comparison.malformed,
        "remarks": comparison.remarks,
        "largest_difference": {q: _largest(largest[q]) for q in SAID if q in largest} or None,
        "disagreement": None,
        "truth": outcome.truth,
        "no_truth": outcome.no_truth,
    }
    for row in comparison.failures[:1]:
        place = {"quantity": row.question.quantity, "between": row.question.between}
        found["disagreement"] = place | row.to_json()
    if outcome.certificates:
        found["certificates"] = outcome.certificates
    return plain_values(found | {"versions": loaded_versions()})


def _largest(row: Row) -> dict[str, Any]:
    where = {"value": row.apart, "step": row.question.step, "between": list(row.question.between)}
    return where if row.entry is None else where | {"parameter": row.entry}


# JUnit


def junit(outcome: Outcome) -> str:
    """Return JUnit's XML. What is wrong is a failure, and what could not be measured is skipped."""
    root, comparison = ET.Element("testsuites", name="crosscheck train"), outcome.comparison
    versions = {f"version.{package}": version for package, version in loaded_versions().items()}
    checks = ["answers"]  # an incomplete run has only this one: whether answers are well-formed
    if comparison.run is not None:
        asked_for = {"certificate": bool(outcome.certificates), "record": outcome.moved is not None}
        checks = [*QUANTITIES, "truth", *(check for check, asked in asked_for.items() if asked)]
    for name in comparison.parties:
        seconds = {} if comparison.run is None else comparison.run.parties[name].seconds
        rows = comparison.by_party.get(name, {})
        distances = {f"difference.{quantity}": f"{row.apart} of {row.allowed}" for quantity, row in rows.items()}
        suite = xml.suite(root, name, versions | distances)
        for check in checks:
            case = xml.case(suite, check, "crosscheck train.", time=f"{seconds.get(check, 0.0):.6f}")
            if accounts := [each.account for each in outcome.faults if (each.party, each.check) == (name, check)]:
                xml.tell(case, "failure", accounts[0], accounts)
            elif (why := _not_held(name, check, outcome)) is not None:
                xml.tell(case, "skipped", why)
        xml.say(suite, comparison.remarks_on(name))
    return xml.written(root)


def junit_of_none(why: Fault) -> str:
    """Return JUnit's XML if there is no verdict: an error, with the traceback of the user's own code if it raised."""
    root = ET.Element("testsuites", name="crosscheck train")
    suite = ET.SubElement(root, "testsuite", name=one_line(why.party))
    xml.tell(xml.case(suite, why.check, "crosscheck train.", time="0.000000"), "error", why.sentence, [why.trace])
    return xml.written(root)


def _not_held(name: str, check: str, outcome: Outcome) -> str | None:
    """Return why a check was not made; None if it was. The first party's numbers are compared with nothing."""
    if check == "truth" and outcome.truth is None:
        return outcome.no_truth or ""
    held = outcome.comparison.by_party.get(name, {})
    first = name == outcome.comparison.parties[0] and check != "descent"
    return "the party does not compute it" if check in QUANTITIES and check not in held and not first else None


# GitHub


def workflow_commands(outcome: Outcome) -> list[str]:
    """Return a workflow command for each fault, or a notice if there is none. Append the table to the summary."""
    _append_summary(_table(outcome))
    if not outcome.faults:
        return [_command("notice", {"title": "crosscheck train"}, outcome.verdict)]
    return [_error(fault) for fault in outcome.faults]


def annotation_of_none(why: Fault) -> str:
    """Return a workflow command that says why there is no verdict; append it to the summary."""
    trace = [f"    {line}" for line in why.trace.splitlines()] if why.place is not None else []
    _append_summary(["### crosscheck train: could not be judged", "", _cell(why.sentence), "", *trace])
    return _error(why)


def _append_summary(lines: Iterable[str]) -> None:
    """Append Markdown to the summary, if this is a step of a workflow; CannotJudgeError if that fails."""
    if not (path := os.environ.get(SUMMARY)):
        return
    with failure_told(f"The summary {path} cannot be written"), Path(path).open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def _table(outcome: Outcome) -> Iterator[str]:
    """Yield the lines of the table: each party's largest differences from the first, and what is wrong with it."""
    comparison = outcome.comparison
    yield f"### crosscheck train: {'something differs' if outcome.faults else 'all is well'}"
    yield ""
    first = _cell(comparison.parties[0])
    yield f"| party | {' | '.join(f'{quantity}, from {first}' for quantity in QUANTITIES)} | verdict |"
    yield "|---|" + "---|" * (len(QUANTITIES) + 1)
    for name in comparison.parties:
        rows = comparison.by_party.get(name, {})
        cells = [f"{rows[q].apart:.1e} of {rows[q].allowed:.1e}" if q in rows else "" for q in QUANTITIES]
        accounts = [fault.account for fault in outcome.faults if fault.party == name]
        verdict = "<br>".join(map(_cell, accounts or ["well", *comparison.remarks_on(name)]))
        yield f"| {_cell(name)} | {' | '.join(cells)} | {verdict} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>")


def _error(fault: Fault) -> str:
    """Return an annotation of the line where a function is defined or raised, if that is known."""
    place = {}
    if fault.place is not None:
        (path, line), here = fault.place, Path.cwd().resolve()
        place = {"file": str(path.relative_to(here) if path.is_relative_to(here) else path), "line": str(line)}
    return _command("error", {**place, "title": f"{fault.party}: {fault.function or fault.check}"}, fault.account)


def _command(kind: str, properties: Mapping[str, str], message: str) -> str:
    told = ",".join(f"{name}={value.translate(ESCAPED_IN_PROPERTIES)}" for name, value in properties.items())
    return f"::{kind} {told}::{message.translate(ESCAPED)}"


#: The functions that report, by format, why there is no verdict.
OF_NONE = {"junit": junit_of_none, "github": annotation_of_none}
