"""`check`: the judge inside a student's own notebook."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from numbers import Integral

from crosscheck.homework.circles.contract import PUBLISHED
from crosscheck.judge.asking.in_process import InProcess
from crosscheck.judge.asking.probes import prepare
from crosscheck.judge.examine import judge
from crosscheck.judge.verify import fresh_seed
from crosscheck.report.notebook import Report
from crosscheck.verdict import Verdict


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
        The homework's functions, one at least; what is left out is left out of the report as well.
    seed : int, optional
        Of the random points that are asked; an earlier report's, to see it again.

    Returns
    -------
    Report
        Shows itself at the end of a cell; ``report.verdict`` holds the details.

    Raises
    ------
    TypeError
        If something other than a function is passed, or nothing, or a seed that is not a whole number.
    ValueError
        If the seed is negative.
    """
    if seed is not None and (not isinstance(seed, Integral) or isinstance(seed, bool)):
        raise TypeError(f"check(seed=..) takes the whole number that an earlier report names, got {seed!r}.")
    if seed is not None and seed < 0:
        raise ValueError(f"check(seed=..) takes the number that an earlier report names, 0 or more, got {seed}.")
    named = {"network": network, "loss": loss, "loss_gradient": loss_gradient}
    functions = {name: function for name, function in named.items() if function is not None}
    if not functions:
        raise TypeError("check(..) takes your functions, as in check(network=network); none was passed.")
    for name, function in functions.items():
        if not callable(function):
            raise TypeError(f"check({name}=..) takes the function itself, got {type(function).__name__}.")
    started = time.monotonic()
    examination = prepare(fresh_seed() if seed is None else seed)
    verdict = Verdict("your functions", "none", examination.seed)
    judge(InProcess(functions), verdict, examination)
    _keep(verdict, functions)
    verdict.seconds = time.monotonic() - started
    return Report(verdict)


def _keep(verdict: Verdict, given: Collection[str]) -> None:
    """Leave only what was given in a verdict: nothing is known of the rest, not even that it is not done."""
    asserts = [case.name for case in PUBLISHED if case.function in given]
    verdict.functions = {name: function for name, function in verdict.functions.items() if name in given}
    verdict.asserts = len(asserts)
    verdict.asserts_failed = [name for name in verdict.asserts_failed if name in asserts]
