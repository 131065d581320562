"""`crosscheck doctor`: what is installed, how well submissions are isolated, and whether one can be judged."""

from __future__ import annotations

import platform
import re
import sys
import textwrap
import time
from importlib import metadata
from typing import TYPE_CHECKING

import click

from crosscheck.submissions.errors import type_and_message
from crosscheck.versions import OURS, version_of

if TYPE_CHECKING:
    from crosscheck.sandbox.levels import Level

WIDTH, INDENT = 80, 15
#: What each extra is for.
EXTRAS = {
    "torch": "the party torch of crosscheck train, and submissions that import it",
    "train": "crosscheck train with --out, and pictures",
    "homework": "what submissions commonly import",
    "truth": "proven numbers: crosscheck train --certify",
    "jupyter": "notebooks in a browser",
    "class": "a class's gradebook: crosscheck grade",
    "nbgrader": "nbgrader's gradebook: crosscheck grade --nbgrader",
    "dask": "a class on several machines: crosscheck grade --dask",
}
REQUIREMENT = re.compile(r"""([\w.-]+)[^;]*(?:;\s*extra\s*==\s*['"](\w+)['"])?""")
#: A right submission, as the homework tells students to write one.
TRIAL = """
import autograd
import autograd.numpy as np

def network(x, params):
    phi = lambda t: 1 / (1 + np.exp(-t))
    return phi(np.dot(phi(np.dot(np.array(x), params[5:13].reshape(4, 2).T) + params[13:]), params[:4]) + params[4])

def loss(params, X_train, y_train):
    y, y_out = np.ravel(y_train), network(X_train, params)
    return -np.sum(y * np.log(y_out) + (1 - y) * np.log(1 - y_out))

loss_gradient = autograd.grad(loss)
"""


@click.command("doctor")
def doctor_command() -> None:
    """Report versions, what is missing, and how code is isolated.

    What is not installed is named with what brings it. A submission of its own is judged as well. Exit
    code 0 if that succeeds, 2 if nothing can be judged.

    \b
    Examples:
      crosscheck doctor
    """
    stated = requirements()
    needed = [package for package, extra in stated if not extra]
    _say("crosscheck", version_of(OURS) or "not installed, only its folder is here: pip install .")
    _say("Python", f"{platform.python_version()} on {platform.system()} ({platform.machine()})")
    _say("", sys.executable)
    _say("needed", _state(needed))
    told: set[str] = set()
    for extra, purpose in EXTRAS.items():
        asked = [package for package, brought_by in stated if brought_by == extra and package not in told]
        told.update(asked)
        _say(f"[{extra}]", f"{_state(asked)} ({purpose})")
    absent = [package for package in needed if version_of(package) is None]
    failure = f"{', '.join(absent)} is not installed." if absent else _trial()
    if failure is not None:
        _say("judging", f"Nothing can be judged here: {failure}")
        sys.exit(2)


def requirements() -> list[tuple[str, str]]:
    """Return the required packages, each with the extra that it belongs to, or "" if it is always needed."""
    try:
        stated = metadata.requires(OURS) or []
    except metadata.PackageNotFoundError:  # not installed: only the source folder is here
        return []
    return [(match[1], match[2] or "") for match in map(REQUIREMENT.match, stated) if match is not None]


def _state(asked: list[str]) -> str:
    """Return the versions of packages, and the command that installs the absent ones."""
    versions = {package: version_of(package) for package in asked}
    present = ", ".join(f"{package} {version}" for package, version in versions.items() if version)
    absent = " ".join(package for package, version in versions.items() if not version)
    return "; ".join(filter(None, (present, absent and f"not installed: pip install {absent}"))) or "unknown"


def _trial() -> str | None:
    """Report on the sandbox, and judge a right submission in it. Return why that failed; None if it did not."""
    from crosscheck.sandbox.levels import choose_level

    level = choose_level("auto")
    _say_of_sandbox(level)
    began = time.monotonic()
    try:
        failure = trial_failure(level)
    except ImportError as broken:  # a package is installed, but damaged
        return type_and_message(broken)
    if failure is None:
        _say("judging", f"a right submission was judged, in {time.monotonic() - began:.1f} s")
    return failure


def trial_failure(level: Level) -> str | None:
    """Judge a right submission. Return why it was not judged right; None if it was."""
    from crosscheck.homework.circles.homework import CIRCLES
    from crosscheck.judge.verify import verify

    verdict = verify("trial.py", level, CIRCLES.examination(seed=1), content=TRIAL.encode())
    if verdict.exit_code == 0:
        return None
    reasons = [one.reason.message for one in verdict.functions.values() if one.reason is not None]
    return next(iter(reasons), f"a right submission is judged {verdict.verdict}.")


def _say_of_sandbox(level: Level) -> None:
    """Print the level of the sandbox on this machine, why it is not a stronger one, and what is missing."""
    from crosscheck.sandbox import bubblewrap
    from crosscheck.sandbox.inside import isolation
    from crosscheck.sandbox.levels import Level, why_not_strong

    _say("sandbox", level if level is Level.STRONG else f"{level}, not strong: {why_not_strong()}")
    if (version := bubblewrap.version()) is not None:
        _say("", version)
    if not isolation.filters_system_calls():
        _say("", "no filter of system calls, which needs Linux on x86_64 or aarch64, and seccomp in the kernel")
    if level is Level.PROCESS and isolation.landlock_version() < 1:
        _say("", "no Landlock (Linux 5.13): a submission may write wherever you may")


def _say(name: str, said: str) -> None:
    """Print a name and a text beside it, in lines of `WIDTH` columns. Long words, such as paths, are not broken."""
    lines = textwrap.wrap(said, WIDTH - INDENT, break_long_words=False, break_on_hyphens=False)
    click.echo("\n".join(f"{name if i == 0 else '':{INDENT}}{line}" for i, line in enumerate(lines)))
