"""All that a training run comes to: the parties compared, measured against the truth, and certified."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from crosscheck.command.progress import live
from crosscheck.comparison.agreement import Comparison
from crosscheck.comparison.compare import train_and_compare
from crosscheck.comparison.diagnosis import with_causes
from crosscheck.comparison.training import OnStep
from crosscheck.homework.circles.contract import INITIAL, Party
from crosscheck.homework.circles.data import load_circles
from crosscheck.run import Run
from crosscheck.truth import Certificates, NoTruthError, TruthReport, certify, measure


@dataclass(frozen=True)
class Outcome:
    """What a training run came to."""

    comparison: Comparison  # without a run where a party returned a wrong shape or type
    truth: TruthReport | None
    no_truth: str | None  # why there is no truth to measure against
    certificates: dict[str, Certificates] | None  # by party, where asked for

    @property
    def holds(self) -> bool:
        """Whether the parties agree, each keeps its error bounds, and every step to be certified is proven."""
        proven = all(c.all_proven for c in (self.certificates or {}).values())
        return self.comparison.agree and not self.untrue and proven

    @property
    def untrue(self) -> list[str]:
        """The parties that exceed an error bound, where there is a truth: parties that agree may all be wrong."""
        return [] if self.truth is None else [name for name in self.truth.parties if not self.truth.within(name)]

    @property
    def verdict(self) -> str:
        """Whether the parties agree, among themselves and with the truth, in words."""
        if self.comparison.agree and self.untrue:
            return f"differ from the truth: {', '.join(self.untrue)}; among themselves they {self.comparison}"
        return str(self.comparison)


def outcome_of(
    parties: Mapping[str, Party], n_steps: int, eta: float, certified: bool, everywhere: bool, on_step: OnStep
) -> Outcome:
    """Train parties on the circles from the homework's start, compare them, measure them, and certify their steps if asked.

    Parameters
    ----------
    parties : mapping of name to party
    n_steps : int
    eta : float
    certified : bool
        Whether to prove each step.
    everywhere : bool
        Whether they must agree where the output saturates as well.
    on_step : callable
        Called with each step's number and the losses there, while the parties train.

    Raises
    ------
    CannotJudgeError
        If there is no verdict: a party raises, its network is another one, or the error bounds overflow.
    """
    with np.errstate(all="ignore"), _one_torch_thread():
        comparison = _compared(parties, n_steps, eta, everywhere, on_step)
        if comparison.run is None:
            return Outcome(comparison, None, "there is no whole run", None)
        truth, no_truth = _measured(comparison.run)
        outcome = Outcome(comparison, truth, no_truth, _certified(comparison.run) if certified else None)
        if outcome.untrue and comparison.agree:
            return replace(outcome, comparison=with_causes(comparison, parties))
        return outcome


def _compared(parties: Mapping[str, Party], n_steps: int, eta: float, everywhere: bool, on_step: OnStep) -> Comparison:
    X, y = load_circles()
    with live("training", n_steps) as show:

        def show_and_call(step: int, losses: Mapping[str, float]) -> None:
            show(step)
            on_step(step, losses)

        return train_and_compare(parties, X, y, INITIAL, eta, n_steps, on_step=show_and_call, everywhere=everywhere)


def _measured(run: Run) -> tuple[TruthReport | None, str | None]:
    """Measure against the truth where that is possible; where it is not, return why."""
    try:
        with live("measuring", run.n_steps) as show:
            return measure(run, on_step=show), None
    except NoTruthError as why:
        return None, str(why)


def _certified(run: Run) -> dict[str, Certificates]:
    with live("certifying", run.n_steps) as show:
        return certify(run, on_step=lambda step, _: show(step))


@contextlib.contextmanager
def _one_torch_thread() -> Iterator[None]:
    """Keep torch, if it takes part, on one thread: its sums would otherwise depend on the machine's cores."""
    torch = sys.modules.get("torch")
    if torch is None:
        yield
        return
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
