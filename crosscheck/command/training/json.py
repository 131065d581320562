"""What `crosscheck train --format json` writes: one object, all numbers at full precision."""

from __future__ import annotations

import json
import math
import platform
import sys
from typing import Any

from crosscheck.command.training.outcome import Outcome
from crosscheck.comparison.differences import Difference
from crosscheck.run import Run
from crosscheck.versions import OURS, UNKNOWN, version_of

SCHEMA = "crosscheck.train/1"
DISTRIBUTIONS = {
    "numpy": "numpy",
    "torch": "torch",
    "autograd": "autograd",
    "flint": "python-flint",
    "h5py": "h5py",
    "pandas": "pandas",
    "matplotlib": "matplotlib",
}  # by the name that is imported


def document(outcome: Outcome) -> dict[str, Any]:
    """Return the object that ``--format json`` prints, as `schemas/train-1.json` describes it."""
    run = outcome.comparison.run
    parties = {} if run is None else _trajectories(run)
    return {"schema": SCHEMA, "agree": outcome.comparison.agree, "parties": parties} | findings(outcome)


def findings(outcome: Outcome) -> dict[str, Any]:
    """Return all but the trajectories: differences, distances from the truth, certificates, versions."""
    largest, failures = outcome.comparison.largest, outcome.comparison.failures
    shown = [quantity for quantity in ("loss", "gradient", "params") if quantity in largest]
    found: dict[str, Any] = {
        "holds": outcome.holds,
        "outside_budget": outcome.untrue,
        "malformed": outcome.comparison.malformed,
        "remarks": list(outcome.comparison.remarks),
        "largest_difference": {quantity: _place(largest[quantity]) for quantity in shown} or None,
        "disagreement": _disagreement(min(failures, key=lambda failure: failure.step)) if failures else None,
        "truth": outcome.truth.to_json() if outcome.truth else None,
        "no_truth": outcome.no_truth,
    }
    if outcome.certificates is not None:
        found["certificates"] = {
            name: {"steps": c.n_steps, "proven": c.proven, "first_refused": c.first_refused}
            for name, c in outcome.certificates.items()
        }
    return found | {"versions": versions()}


def dumps(value: object, indent: int | None = None) -> str:
    """Write JSON at full precision, with null for NaN and infinity, which JSON does not have."""
    return json.dumps(_finite(value), allow_nan=False, indent=indent)


def versions() -> dict[str, str]:
    """Return the versions of all that computed: Python, this project, and those of its packages that are loaded."""
    loaded = {name: version_of(name) or UNKNOWN for module, name in DISTRIBUTIONS.items() if module in sys.modules}
    return {"python": platform.python_version(), "crosscheck": version_of(OURS) or UNKNOWN, **loaded}


def _trajectories(run: Run) -> dict[str, dict[str, Any]]:
    return {
        name: {
            "losses": mine.losses.tolist(),
            "params": mine.params.tolist(),
            "gradients": mine.gradients.tolist(),
        }
        for name, mine in run.parties.items()
    }


def _place(difference: Difference) -> dict[str, Any]:
    where: dict[str, Any] = {
        "value": difference.value,
        "step": difference.step,
        "between": list(difference.between),
    }
    return where if difference.quantity == "loss" else where | {"parameter": difference.parameter}


def _disagreement(difference: Difference) -> dict[str, Any]:
    return {"quantity": difference.quantity, "between": list(difference.between), **difference.to_json()}


def _finite(value: object) -> object:
    if isinstance(value, dict):
        return {key: _finite(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
