"""What `crosscheck train` prints: a line for each step while it runs, then distances from the truth and the verdict."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from crosscheck.command.train.outcome import Outcome

ALL_ROWS = 50  # steps up to which each has its line
LOSS = 13  # characters of a loss with 12 digits, 41.3965370977
APART = 10  # characters of the last column
LONGEST_NAME = 24  # of a party, which may be a path
SAID = {"loss": "losses", "gradient": "gradients", "params": "parameters"}


class Table:
    """The table of losses, printed line by line while the parties train.

    Of a long run only some steps are shown, of many parties as many as fit the width. How far apart they are is told of
    all.
    """

    def __init__(self, names: Sequence[str], n_steps: int, eta: float, width: int) -> None:
        self.n_steps, self.every = n_steps, every(n_steps)
        self.step_width = max(len("step"), len(str(n_steps)))
        self.columns = _fitting(names, width - self.step_width - APART)
        steps = "1 step" if n_steps == 1 else f"{n_steps} steps"
        shown = len(self.columns)
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
        apart = max(losses.values()) - min(losses.values())
        if any(map(math.isnan, losses.values())):
            apart = math.nan
        print(f"{step:{self.step_width}d}{''.join(cells)}{apart:{APART}.1e}", flush=True)


def every(n_steps: int) -> int:
    """Return after how many steps to show the next, 1, 2 or 5 times a power of ten: at most some `ALL_ROWS` lines."""
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
        yield f"certified: {c.proven} of {c.n_steps} steps proven for {name}{refused}"


def _fitting(names: Sequence[str], room: int) -> dict[str, int]:
    """Return the width of each party's column, for as many as there is room for, the first in any case."""
    columns: dict[str, int] = {}
    for name in names:
        width = max(LOSS, len(_ending(name))) + 2
        if columns and sum(columns.values()) + width > room:
            break
        columns[name] = width
    return columns


def _ending(name: str) -> str:
    """Return a party's name, of a long path its end."""
    return name if len(name) <= LONGEST_NAME else f"..{name[2 - LONGEST_NAME :]}"


def _digits(loss: float, room: int) -> str:
    """Write a loss with 12 significant digits, or as many as there is room for."""
    texts = (f"{loss:#.{digits}g}" for digits in range(12, 0, -1))
    return next(text for text in texts if len(text) <= room)


def _wrapped(line: str, width: int) -> str:
    return textwrap.fill(line, width, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
