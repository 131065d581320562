"""`check`: the judge inside a student's own notebook."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from numbers import Integral

from crosscheck.homework import AnyHomework
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.homework.loading import load_homework
from crosscheck.homework.network import fresh_seed
from crosscheck.judge.asking.in_process import InProcess
from crosscheck.judge.examine import examine
from crosscheck.mistakes.findings import finding
from crosscheck.report.html import Report
from crosscheck.submissions.outcomes import Wanted
from crosscheck.verdict import FEEDBACK, Feedback, Finding

OWN = "your functions"
KEY = ("manual", "torch_ref", "crosscheck")  # packages whose functions are nobody's homework


def check(
    *unnamed: object,
    seed: int | None = None,
    homework: AnyHomework | str | None = None,
    feedback: Feedback = "formula",
    **functions: Callable[..., object] | None,
) -> Report:
    """Judge the functions that you have so far, in your own process: ``check(network=network, loss=loss)``.

    Parameters
    ----------
    seed : int, optional
        Of the random points that are asked; an earlier report's, to see it again.
    homework : Homework or str, optional
        Another homework, or the file that holds it; the circles if not given.
    feedback : {"verdict", "where", "hint", "formula"}
        How much is told: the verdicts alone; where and by how much they are wrong besides; hints; or what the formulas should
        be and the expected values as well.
    *unnamed
        Nothing: which function is which is told by its name alone.
    **functions : callable
        The homework's functions by their names (those of the circles are network, loss and loss_gradient), one at least; what
        is left out is left out of the report as well.

    Returns
    -------
    Report
        Shows itself at the end of a cell; ``report.verdict`` holds the details.

    Raises
    ------
    TypeError
        If something other than a function of the homework is passed, or one without its name, or nothing, or a seed that is not
        a whole number.
    ValueError
        If the seed is negative, or `feedback` another word.
    """
    if feedback not in FEEDBACK:
        raise ValueError(f"check(feedback=..) takes {', '.join(map(repr, FEEDBACK))}, got {feedback!r}.")
    if seed is not None and (not isinstance(seed, Integral) or isinstance(seed, bool)):
        raise TypeError(f"check(seed=..) takes the whole number that an earlier report names, got {seed!r}.")
    if seed is not None and seed < 0:
        raise ValueError(f"check(seed=..) takes the number that an earlier report names, 0 or more, got {seed}.")
    homework = load_homework(homework) if isinstance(homework, str) else homework or CIRCLES
    given = _given(homework.wanted, unnamed, functions)
    known, seed = _answer_key(given), fresh_seed() if seed is None else int(seed)
    examined = examine(InProcess(given, homework.wanted.calls), homework.examination(seed), OWN, only=given)
    told = replace(examined, remarks=(*examined.remarks, *known)).told(feedback)
    return Report(replace(told, remarks=told.remarks or tuple(known)))  # this remark is told at any level


def _answer_key(given: Mapping[str, Callable[..., object]]) -> list[Finding]:
    """Return a finding if functions come from this project, and are not the student's own."""
    owners = {name: getattr(function, "__module__", None) or "" for name, function in given.items()}
    names = [f"{name} ({owner})" for name, owner in owners.items() if owner.partition(".")[0] in KEY]
    return [finding("answer-key", names=", ".join(names))] if names else []


def _given(
    wanted: Wanted, unnamed: Sequence[object], functions: dict[str, Callable[..., object] | None]
) -> dict[str, Callable[..., object]]:
    """Return the functions that were passed. Raise TypeError for one that the homework lacks, or for another object."""
    names = [name for name in wanted.functions if name != wanted.descent]
    if unnamed:
        call = ", ".join(f"{name}={name}" for name in names)
        raise TypeError(f"check(..) takes each function by its name: check({call}), or as many of them as you have.")
    given = {name: function for name, function in functions.items() if function is not None}
    for name, function in given.items():
        if name not in names:
            raise TypeError(f"check(..) takes {', '.join(names)}, got {name!r}.")
        if not callable(function):
            raise TypeError(f"check({name}=..) takes the function itself, got {type(function).__name__}.")
    if not given:
        example = f"check({names[0]}={names[0]})"
        raise TypeError(f"check(..) takes your functions, as in {example}; none was passed.")
    return given
