"""`check`: the judge inside a student's own notebook."""

from __future__ import annotations

import time
from collections.abc import Callable

from crosscheck.judge.judging import judge
from crosscheck.judge.own_process import OwnProcess
from crosscheck.judge.probes import prepare
from crosscheck.judge.verdict import Verdict
from crosscheck.report.inline import Report
from crosscheck.verification import fresh_seed


def check(
    *,
    network: Callable[..., object] | None = None,
    loss: Callable[..., object] | None = None,
    loss_gradient: Callable[..., object] | None = None,
    seed: int | None = None,
) -> Report:
    """Judge the functions that you have so far, in your own process: ``check(network=network, loss=loss)``.

    Parameters
    ----------
    network, loss, loss_gradient : callable, optional
        The homework's functions; leave out what is not done yet.
    seed : int, optional
        Of the random points that are asked; an earlier report's, to see it again.

    Returns
    -------
    Report
        Shows itself at the end of a cell; ``report.verdict`` holds the details.

    Raises
    ------
    TypeError
        If something other than a function is passed.
    """
    given = {"network": network, "loss": loss, "loss_gradient": loss_gradient}
    for name, function in given.items():
        if function is not None and not callable(function):
            raise TypeError(f"check({name}=..) takes the function itself, got {type(function).__name__}.")
    started = time.monotonic()
    functions = {name: function for name, function in given.items() if function is not None}
    examination = prepare(fresh_seed() if seed is None else seed)
    verdict = Verdict("your functions", "none", examination.seed)
    judge(OwnProcess(functions), verdict, examination)
    verdict.seconds = time.monotonic() - started
    return Report(verdict)
