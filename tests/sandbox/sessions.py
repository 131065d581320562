"""Sessions of the circles' homework, from cells or the body of a function, for tests."""

from __future__ import annotations

import numpy as np

from crosscheck.sandbox.levels import Level, Limits
from crosscheck.sandbox.session import Session
from crosscheck.submissions.outcomes import Failed, Returned
from tests.sandbox.conftest import GLOBALS, WANTED

PARAMS = np.arange(17.0)


def session(level: Level, *cells: str, **limits: float) -> Session:
    """Begin a session; no deadline by the clock ends it unless the test asks for one, however busy the machine is."""
    return Session(cells, level, Limits(**{"wall_factor": 1000.0, **limits}), WANTED, globals_=GLOBALS)  # type: ignore[arg-type]


def value_of(level: Level, body: str, *args: object) -> Returned | Failed:
    with session(level, f"import numpy as np\n\ndef network(*args):\n    {body}") as running:
        return running.call("network", *args)
