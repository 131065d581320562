"""What `crosscheck train` prints: a line for each step while it runs, then distances from the truth and the verdict."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import count

from crosscheck.command.train_outcome import Outcome

ALL_ROWS = 50  # steps up to which each has its line


class Table:
    """The table of losses, printed line by line while the parties train. Of a long run only some steps are shown."""

    def __init__(self, names: list[str], n_steps: int, eta: float) -> None:
        self.names, self.n_steps, self.every = names, n_steps, every(n_steps)
        self.widths = [max(16, len(name) + 3) for name in names]
        steps = "1 step" if n_steps == 1 else f"{n_steps} steps"
        thinned = f"; one step in {self.every} is shown" if self.every > 1 else ""
        print(f"{len(names)} parties, {steps}, eta = {eta:g}; losses at each step{thinned}\n")
        heads = [f"{name:>{width}}" for name, width in zip(names, self.widths, strict=True)]
        print(f"{'step':>7}{''.join(heads)}   farthest apart", flush=True)

    def row(self, step: int, losses: Mapping[str, float]) -> None:
        """Print a step's losses and their largest difference, if it is one of the steps shown."""
        if step % self.every and step != self.n_steps:
            return
        cells = [f" {losses[name]:#{width - 1}.12g}" for name, width in zip(self.names, self.widths, strict=True)]
        apart = max(losses.values()) - min(losses.values())
        if any(map(math.isnan, losses.values())):
            apart = math.nan
        print(f"{step:7d}{''.join(cells)}{apart:17.1e}", flush=True)


def every(n_steps: int) -> int:
    """Return after how many steps to show the next, 1, 2 or 5 times a power of ten, so that some `ALL_ROWS` lines are shown."""
    sizes = (factor * int(10**power) for power in count() for factor in (1, 2, 5))
    return next(size for size in sizes if n_steps <= ALL_ROWS * size)


def closing(outcome: Outcome) -> str:
    """Return what follows the table: distances from the truth, certificates, and the verdict as the last line."""
    if outcome.comparison.run is None:
        return f"\n{outcome.comparison}"
    return "\n".join(["", *_truth_lines(outcome), *_certificate_lines(outcome), outcome.verdict])


def _truth_lines(outcome: Outcome) -> list[str]:
    if outcome.truth is None:
        return [f"not measured against the truth: {outcome.no_truth}"]
    width = max(map(len, outcome.truth.parties))
    lines = [
        f"worst error against the truth ({outcome.truth.source}), in ulp (many where it passes near 0) and absolute:"
    ]
    for name, errors in outcome.truth.parties.items():
        worst = [f"{q} {e.worst_ulp:.3g} ulp ({e.worst_absolute:.1e})" for q, e in errors.items()]
        outside = "; exceeds its error bound" if name in outcome.untrue else ""
        lines.append(f"  {name:{width}}  {', '.join(worst)}{outside}")
    return lines


def _certificate_lines(outcome: Outcome) -> list[str]:
    lines = []
    for name, c in (outcome.certificates or {}).items():
        refused = "" if c.first_refused is None else f"; not proven: {c.first_refused}"
        lines.append(f"certified: {c.proven} of {c.n_steps} steps proven for {name}{refused}")
    return lines
