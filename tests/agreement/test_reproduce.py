"""The lines that repeat a comparison can be run, wherever what was compared has a name."""

import contextlib
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from crosscheck import compare, party
from crosscheck.pytest_plugin.comparing import reproduction
from manual import by_hand, tape
from tests.tables import DISTINCT, X, y

NAMED: dict[str, tuple[Any, dict[str, Any]]] = {
    "names": (("by_hand", "tape"), {"n_steps": 0}),
    "modules": ((by_hand, tape), {"n_steps": 1, "eta": 0.01}),
    "a mapping": (("by_hand", {"loss": tape.loss, "loss_gradient": tape.loss_gradient}), {"n_steps": 0}),
    "functions": (("by_hand", party(loss=tape.loss, loss_gradient=tape.loss_gradient)), {"n_steps": 0}),
    "a start": (("by_hand", "tape"), {"n_steps": 0, "initial": DISTINCT, "dtype": "float64", "truth": False}),
    "a path": (("by_hand", Path(tape.__file__ or "")), {"n_steps": 0}),
}


@pytest.mark.parametrize(("parties", "keywords"), NAMED.values(), ids=NAMED)
def test_the_lines_repeat_the_comparison(parties, keywords):
    lines = reproduction(parties, keywords, "test")
    assert len(lines) <= 3
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec("\n".join(lines), {})
    names = "by_hand, "
    assert said.getvalue().split(names)[0] == str(compare(*parties, **keywords)).split(names)[0]


UNNAMED: dict[str, tuple[Any, dict[str, Any]]] = {
    "a local function": (("by_hand", {"loss": by_hand.loss, "loss_gradient": lambda *_: None}), {}),
    "an object": (("by_hand", object()), {}),
    "data": (("by_hand", "tape"), {"X": X, "y": y}),
    "a type": (("by_hand", "tape"), {"dtype": np.float32}),
}


@pytest.mark.parametrize(("parties", "keywords"), UNNAMED.values(), ids=UNNAMED)
def test_what_has_no_name_is_repeated_by_its_test(parties, keywords):
    assert reproduction(parties, keywords, "test_it.py::test[a b]") == ["python -m pytest 'test_it.py::test[a b]'"]
