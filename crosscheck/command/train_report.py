"""What `crosscheck train` says: a line for each step while it runs, then distances and verdict; or one JSON object."""

from __future__ import annotations

import json
import math
import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from itertools import count
from typing import Any

from crosscheck.comparison.agreement import Comparison, Difference
from crosscheck.comparison.training import Run
from crosscheck.truth import Certificates, TruthReport

SCHEMA = "crosscheck.train/1"
ALL_ROWS = 50  # steps up to which each has its line
DISTRIBUTIONS = {
    "numpy": "numpy",
    "torch": "torch",
    "autograd": "autograd",
    "flint": "python-flint",
    "h5py": "h5py",
    "pandas": "pandas",
    "matplotlib": "matplotlib",
}  # by the name that is imported


@dataclass(frozen=True)
class Outcome:
    """All that a training run came to."""

    run: Run | None  # None where a party returned a wrong shape or type
    comparison: Comparison
    truth: TruthReport | None
    no_truth: str | None  # why there is no truth to measure against
    certificates: dict[str, Certificates] | None  # by party, where asked for

    @property
    def holds(self) -> bool:
        """Say whether the parties agree, each lies within its budget of the truth, and what is to be certified is proven."""
        proven = all(c.all_proven for c in (self.certificates or {}).values())
        return self.comparison.agree and not self.untrue and proven

    @property
    def untrue(self) -> list[str]:
        """Name the parties that lie outside their budget of the truth, where there is one: agreeing is not being right."""
        return [] if self.truth is None else [name for name in self.truth.parties if not self.truth.within(name)]


class Table:
    """The table of losses, printed line by line while the parties train; thinned when they take many steps."""

    def __init__(self, names: list[str], n_steps: int, eta: float) -> None:
        self.names, self.n_steps, self.every = names, n_steps, every(n_steps)
        self.widths = [max(16, len(name) + 3) for name in names]
        steps = "1 step" if n_steps == 1 else f"{n_steps} steps"
        thinned = f"; one step in {self.every} is shown" if self.every > 1 else ""
        print(f"{len(names)} parties, {steps}, eta = {eta:g}; losses at each step{thinned}\n")
        heads = [f"{name:>{width}}" for name, width in zip(names, self.widths, strict=True)]
        print(f"{'step':>7}{''.join(heads)}   farthest apart", flush=True)

    def row(self, step: int, losses: Mapping[str, float]) -> None:
        """Print a step's losses and how far the farthest lie apart, if it is one of those shown."""
        if step % self.every and step != self.n_steps:
            return
        cells = [f" {losses[name]:#{width - 1}.12g}" for name, width in zip(self.names, self.widths, strict=True)]
        apart = max(losses.values()) - min(losses.values())
        if any(map(math.isnan, losses.values())):
            apart = math.nan
        print(f"{step:7d}{''.join(cells)}{apart:17.1e}", flush=True)


def every(n_steps: int) -> int:
    """Choose 1, 2 or 5 times a power of ten, so that at most `ALL_ROWS` lines are shown."""
    sizes = (factor * int(10**power) for power in count() for factor in (1, 2, 5))
    return next(size for size in sizes if n_steps <= ALL_ROWS * size)


def closing(outcome: Outcome) -> str:
    """Write what follows the table: distances from the truth, certificates, and the verdict as the last line."""
    if outcome.run is None:
        return f"\n{outcome.comparison}"
    return "\n".join(["", *_truth_lines(outcome), *_certificate_lines(outcome), verdict(outcome)])


def verdict(outcome: Outcome) -> str:
    """Say whether the parties agree, among themselves and with the truth."""
    if outcome.comparison.agree and outcome.untrue:
        return f"differ from the truth: {', '.join(outcome.untrue)}; among themselves they {outcome.comparison}"
    return str(outcome.comparison)


def _truth_lines(outcome: Outcome) -> list[str]:
    if outcome.truth is None:
        return [f"not measured against the truth: {outcome.no_truth}"]
    width = max(map(len, outcome.truth.parties))
    lines = [
        f"worst error against the truth ({outcome.truth.source}), in ulp (many where it passes near 0) and absolute:"
    ]
    for name, errors in outcome.truth.parties.items():
        worst = [f"{q} {e.worst_ulp:.3g} ulp ({e.worst_absolute:.1e})" for q, e in errors.items()]
        outside = "; outside its budget" if name in outcome.untrue else ""
        lines.append(f"  {name:{width}}  {', '.join(worst)}{outside}")
    return lines


def _certificate_lines(outcome: Outcome) -> list[str]:
    lines = []
    for name, c in (outcome.certificates or {}).items():
        refused = "" if c.first_refused is None else f"; not proven: {c.first_refused}"
        lines.append(f"certified: {c.proven} of {c.n_steps} steps proven for {name}{refused}")
    return lines


def document(outcome: Outcome) -> dict[str, Any]:
    """Give the object that ``--format json`` prints; `schemas/train-1.json` describes it."""
    parties = {} if outcome.run is None else _trajectories(outcome.run)
    return {"schema": SCHEMA, "agree": outcome.comparison.agree, "parties": parties} | findings(outcome)


def findings(outcome: Outcome) -> dict[str, Any]:
    """Give all but the trajectories: differences, distances from the truth, certificates, versions."""
    largest, failures = outcome.comparison.largest, outcome.comparison.failures
    shown = [quantity for quantity in ("loss", "gradient", "params") if quantity in largest]
    found: dict[str, Any] = {
        "holds": outcome.holds,
        "outside_budget": outcome.untrue,
        "malformed": outcome.comparison.malformed,
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


def to_json(outcome: Outcome) -> str:
    """Write the document at full precision; a number that is not finite becomes null, since JSON has none."""
    return dumps(document(outcome))


def dumps(value: object, indent: int | None = None) -> str:
    """Write JSON at full precision, null for what is not finite."""
    return json.dumps(_finite(value), allow_nan=False, indent=indent)


def versions() -> dict[str, str]:
    """Give the versions of everything that computed: Python, this project, and the packages that were loaded for it."""
    loaded = [name for module, name in DISTRIBUTIONS.items() if module in sys.modules]
    return {"python": platform.python_version(), "crosscheck": _version("circles-crosscheck")} | {
        name: _version(name) for name in loaded
    }


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "not installed"  # run from its source


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
    return {
        "quantity": difference.quantity,
        "step": difference.step,
        "parameter": difference.parameter,
        "between": list(difference.between),
        "obtained": difference.obtained,
        "expected": difference.expected,
        "difference": difference.value,
        "tolerance": difference.tolerance,
    }


def _finite(value: object) -> object:
    if isinstance(value, dict):
        return {key: _finite(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
