"""Levels to test at, and sessions of the circles' homework."""

import os
import sys
from typing import Any

import numpy as np
import pytest

from crosscheck.judge.asking.in_process import InProcess
from crosscheck.sandbox import forkserver
from crosscheck.sandbox.calls import Caller
from crosscheck.sandbox.forkserver import SandboxUnavailable
from crosscheck.sandbox.levels import Level, Limits, choose_level
from crosscheck.sandbox.session import Session
from crosscheck.submissions.outcomes import Failed, Outcome, Returned, Wanted

PARAMS = np.arange(17.0)
WANTED = Wanted(
    functions=("network", "loss", "loss_gradient", "optimize"),
    n_parameters=17,
    descent="optimize",
    recorded={"loss": 0, "loss_gradient": 0},
)
GLOBALS = {"X": np.zeros((5, 2)), "y": np.zeros((5, 1)), "initial": PARAMS}


class OneByOne(Caller):
    """Is asked one call at a time as well."""

    def call(self, function: str, *args: object) -> Outcome:
        return self.call_each(function, [args])[0]


class Here(OneByOne, InProcess):
    """Functions at hand."""


def here(source: str) -> Here:
    """Load a submission here, as `check` does."""
    names: dict[str, Any] = {}
    exec(source, names)
    return Here({name: names[name] for name in WANTED.functions if name in names})


class Asked(OneByOne, Session):
    """A session."""


def level_or_skip(name: str) -> Level:
    """In continuous integration on Linux a level that is missing is a failure, not a skip."""
    try:
        return choose_level(name)
    except SandboxUnavailable as reason:
        if "CI" in os.environ and sys.platform == "linux":
            raise
        pytest.skip(str(reason))


def session(level: Level, *cells: str, **limits: float) -> Asked:
    """Begin a session; no deadline by the clock ends it unless the test asks for one, however busy the machine is."""
    return Asked(cells, level, Limits(**{"wall_factor": 1000.0, **limits}), WANTED, globals_=GLOBALS)


def outcome_of(level: Level, *cells: str, **limits: float) -> Returned | Failed:
    """What comes of a call of `network` without arguments."""
    with session(level, *cells, **limits) as running:
        return running.call("network")


def value_of(level: Level, body: str, *args: object) -> Returned | Failed:
    with session(level, f"import numpy as np\n\ndef network(*args):\n    {body}") as running:
        return running.call("network", *args)


def failed(outcome: object) -> Failed:
    assert isinstance(outcome, Failed), outcome
    return outcome


def returned(outcome: object) -> Returned:
    assert isinstance(outcome, Returned), outcome
    return outcome


@pytest.fixture(params=["process", "strong"])
def level(request):
    return level_or_skip(request.param)


@pytest.fixture
def another_server():
    """Start a fork server for this test, of the folders that it names, and for the next one another."""
    forkserver.close()
    yield
    forkserver.close()


@pytest.fixture
def listed(another_server):
    """Tell what a submission finds in some folders."""
    level_or_skip("strong")
    forkserver.close()

    def names(*folders: object) -> list[list[str]]:
        prints = f"for folder in {[*map(str, folders)]}: print(*os.listdir(folder), sep=',')"
        with session(Level.STRONG, f"import os\n\ndef network():\n    {prints}\n    return 0.0") as running:
            returned(running.call("network"))
        running.close()
        return [line.split(",") if line else [] for line in running.output.split("\n")[:-1]]

    return names
