"""Details of the verdict on a wrong function: its worst entry, its wrong blocks, its boundary, and its loss's slope."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from crosscheck.homework.parts import Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.asking.questioning import Student, ask_numbers, slopes_along
from crosscheck.judge.explaining.symptoms import wrong_entries
from crosscheck.submissions.outcomes import Failed
from crosscheck.submissions.probes import Answer, Array, Probe
from crosscheck.verdict import Boundary, Call, Row, Scan, Segment, counted

TELLING = 0.01  # errors below this fraction of the largest error, or of the value, are not shown
STEPS = (1e-4, 1e-5)  # steps of the differences
SHOWN_FIRST = ("homework", "published", "fresh", "saturated")  # order of preference for the largest error
COMPARED_FIRST = ("homework", "fresh", "published")  # order of preference for a gradient beside the reference's
ACROSS = 25  # points of a boundary's grid along each coordinate
MARGIN = 1.25  # extent of the grid relative to that of the homework's points
OFFSETS = tuple(float(offset) for offset in np.linspace(-0.5, 0.5, 7))  # as in the homework's own scans
DECIMALS = 3  # of a segment's ends
MOST_PASTED = 200  # largest number of coordinates that are written out


def farthest_off(e: Evidence, differing: Sequence[Answer]) -> dict[str, Any]:
    """Find the entry with the largest error, at the homework's own calls unless the errors there are too small to show.

    Return fields of a `FunctionVerdict`, by name. If no answer has a value, only a failing call is returned.
    """
    if not (candidates := [answer for answer in differing if answer.value is not None]):
        return {"failing": _failing(e, differing[0])} if differing else {}
    finite = [a.relative_error for a in candidates if np.isfinite(a.relative_error)]
    telling = TELLING * min(1.0, max(finite, default=0.0))
    candidates.sort(key=lambda a: (SHOWN_FIRST.index(a.probe.kind), _is_long(e, a.probe), -a.relative_error))
    answer = min(candidates, key=lambda a: a.relative_error < telling)
    probe, entry = answer.probe, int(np.argmax(answer.error))
    (call, *_) = e.function.calls(probe.params, probe.X[[entry]] if e.function.of_one_point else probe.X, probe.y)
    parameter = e.homework.parameters.names[entry] if e.role is Role.GRADIENT else None
    obtained, expected = (float(values.reshape(-1)[entry]) for values in (answer.numbers, answer.expected))
    drawn = tuple(map(float, probe.params)) if answer.fresh else None
    asked = Call(e.call(probe, entry), drawn, _question(e, probe, entry, call, f"[{entry}]" if parameter else ""))
    worst, published = Row(asked, parameter, obtained, expected), _published(e, entry, call)
    return {"worst": worst, "digits": leading_digits(obtained, expected), "published": published}


def _failing(e: Evidence, answer: Answer) -> Call:
    """Return a call whose answer cannot be compared, with the returned shape in words."""
    probe, first, outcome = answer.probe, answer.first, answer.outcome
    wanted = counted(1 if e.function.of_one_point else answer.expected.size, "number")
    came = "" if isinstance(outcome, Failed) else f"  # returns shape {outcome.value.shape}, and not {wanted}"
    call = e.function.calls(probe.params, probe.X, probe.y)[first]
    return Call(e.call(probe, first) + came.replace("  #", ""), lines=_question(e, probe, first, call, came))


def _published(e: Evidence, entry: int, call: Sequence[Array]) -> float | None:
    """Return the number that the homework prints for an entry, if its assert of this call fails."""
    for one in e.asserted:
        theirs = one.case.arguments(e.homework.data)
        if not one.holds and all(np.array_equal(np.asarray(a), b) for a, b in zip(theirs, call, strict=True)):
            return float(np.atleast_1d(one.case.expected)[0 if e.function.of_one_point else entry])
    return None


def _question(e: Evidence, probe: Probe, entry: int, call: Sequence[Array], then: str) -> tuple[str, ...]:
    """Return a call as lines of Python. The homework's own data appear by name, since a notebook has them."""
    if probe.kind == "homework" and not e.function.of_one_point:
        return (f"{e.call(probe)}{then}",)
    passed = dict(zip(e.function.arguments, call, strict=True))
    own = {name: told for name, value in passed.items() if (told := _of_the_homework(e, value))}
    if _is_long(e, probe):
        return (f"# {e.call(probe)}: more numbers than can be written here",)
    *given, asked = pasted(e.function.name, passed)
    lines = (f"{name} = {own[name]}" if name in own else line for name, line in zip(passed, given, strict=True))
    return ("import numpy as np", *lines, f"{asked}{then}")


def _is_long(e: Evidence, probe: Probe) -> bool:
    """Return whether a call's points are not the homework's, and too many to be written out."""
    return not e.function.of_one_point and probe.X.size > MOST_PASTED and not np.array_equal(probe.X, e.homework.data.X)


def _of_the_homework(e: Evidence, value: Any) -> str:
    """Return the notebook's name of an argument, if it is all of the homework's points or labels; else ""."""
    data, names = e.homework.data, e.homework.globals
    each = {names["X"]: data.X, names["y"]: data.y, f"{names['y']}.flatten()": data.y.reshape(-1)}
    return next((told for told, one in each.items() if np.array_equal(one, value)), "")


def pasted(function: str, passed: Mapping[str, Any]) -> Iterator[str]:
    """Yield lines of Python that call a function with these arguments, by name."""
    for name, value in passed.items():
        yield f"{name} = {_written(value)}"
    yield f"{function}({', '.join(passed)})"


def _written(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"np.array({value.tolist()!r})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        inner = ", ".join(map(_written, value))
        return f"[{inner}]" if isinstance(value, list) else f"({inner},)"
    return repr(value)


def leading_digits(obtained: float, expected: float) -> int | None:
    """Count the leading digits that are right; None if the error or the expected number is 0 or not finite."""
    off = abs(obtained - expected)
    if not math.isfinite(off) or 0.0 in (off, expected):
        return None
    return max(0, math.floor(math.log10(abs(expected)) - math.log10(off)))  # the quotient may overflow


def slope_of_own_loss(student: Student, e: Evidence, objective: Evidence, found: Row[Call]) -> str:
    """Describe the slope of the submission's own loss, by differences, if its gradient differs from it; else "".

    It is computed only if the loss is fast enough, and used only if two step sizes agree.
    """
    probe = next((a.probe for a in e.answers if e.call(a.probe) == found.question.at), None)
    if probe is None or found.entry is None or 2 * len(STEPS) * objective.cost.of(len(probe.X)) > objective.cost.free:
        return ""
    along = np.eye(probe.params.size)[[e.homework.parameters.names.index(found.entry)]]
    slope, again = slopes_along(student, objective.function, probe, along, STEPS)[:, 0].tolist()
    steady = math.isclose(slope, again, rel_tol=1e-3, abs_tol=1e-6)
    # A loss that does not change at all may have too few digits.
    if not steady or slope == 0 or math.isclose(slope, found.obtained, rel_tol=TELLING, abs_tol=1e-6):
        return ""
    name, own = e.function.name, objective.function.name
    return f"Your {own}'s slope along {found.entry}, by differences, is {slope:.3g}; your {name} says {found.obtained:.3g}."


def wrong_blocks(e: Evidence, differing: Sequence[Answer]) -> tuple[str, ...]:
    """Return the names of the blocks of parameters with a wrong derivative."""
    if e.role is not Role.GRADIENT:
        return ()
    wrong = wrong_entries(e, differing)
    return tuple(name for name, block in e.homework.parameters.blocks.items() if wrong[block].any())


def gradient(e: Evidence) -> tuple[tuple[Row[Call], ...], ...]:
    """Return the gradient's blocks beside the reference's, at the homework's own call or else at the first answer."""
    for kind, answer in itertools.product(COMPARED_FIRST, e.answers):
        if answer.probe.kind == kind and answer.value is not None:
            asked, parameters = Call(e.call(answer.probe)), e.homework.parameters
            columns = (parameters.names, answer.value.tolist(), answer.expected.tolist())
            rows = [Row(asked, *entry) for entry in zip(*columns, strict=True)]
            return tuple(tuple(rows[block]) for block in parameters.blocks.values())
    return ()


def boundary(student: Student, e: Evidence) -> Boundary | None:
    """Evaluate a wrong network on a grid, at the homework's parameters.

    Return None if it does not have two inputs, is too slow, or fails at each point.
    """
    params, X = e.homework.data.initial, e.homework.data.X
    calls, points = (ACROSS**2, 1) if e.function.of_one_point else (1, ACROSS**2)
    if X.shape[1] != 2 or calls * e.cost.of(points) > e.cost.free:
        return None
    reach = float(np.ceil(MARGIN * np.abs(X).max()))
    along = np.linspace(-reach, reach, ACROSS)
    grid = np.array([(x, y) for y in along for x in along])
    obtained = ask_numbers(student, e.function, [(params, grid, np.zeros(len(grid)))], len(grid))
    if np.isnan(obtained).all():
        return None
    expected = e.homework.reference.values(params, grid, np.zeros(len(grid)))[e.function.name]
    mine, right = (tuple(_crossings(along, p.reshape(ACROSS, ACROSS))) for p in (obtained, expected))
    return Boundary(e.homework.globals["initial"], reach, mine, right)


def scans(student: Student, e: Evidence, blocks: Sequence[str], objective: Evidence) -> tuple[Scan, ...]:
    """Scan the submission's own loss, as the homework does. Each wrong block has one scan, along its worst parameter.

    There are no scans if the loss is too slow or not finite.
    """
    homework, answers = e.homework, [a for a in e.answers if a.probe.kind == "homework" and a.value is not None]
    if not (blocks and answers):
        return ()
    probe, slopes, error = answers[0].probe, np.asarray(answers[0].value), answers[0].error
    positions = np.arange(len(homework.parameters))
    of_blocks = [positions[homework.parameters.blocks[name]] for name in blocks]
    farthest = [int(block[np.argmax(error[block])]) for block in of_blocks]
    if len(farthest) * len(OFFSETS) * objective.cost.of(len(probe.X)) > objective.cost.free:
        return ()
    moved = [probe.params + offset * (positions == i) for i in farthest for offset in OFFSETS]
    losses = ask_numbers(student, objective.function, [(params, probe.X, probe.y) for params in moved], len(moved))
    if not np.isfinite([*losses, *slopes[farthest]]).all():
        return ()
    each = zip(farthest, losses.reshape(-1, len(OFFSETS)).tolist(), strict=True)
    of, names = objective.function.name, homework.parameters.names
    return tuple(Scan(of, names[i], OFFSETS, tuple(own), float(slopes[i])) for i, own in each)


def _crossings(along: Array, p: Array) -> Iterator[Segment]:
    """Yield segments on which p is 1/2, by marching squares. A segment joins two sides of a cell."""
    above, sides = p > 0.5, [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]
    for i, j in itertools.product(range(len(along) - 1), repeat=2):
        ends: list[float] = []
        for (i1, j1), (i2, j2) in itertools.pairwise((i + di, j + dj) for di, dj in sides):
            if above[i1, j1] != above[i2, j2]:
                share = (0.5 - p[i1, j1]) / (p[i2, j2] - p[i1, j1])
                ends += [along[j1] + share * (along[j2] - along[j1]), along[i1] + share * (along[i2] - along[i1])]
        for k in range(0, len(ends), 4):
            if np.isfinite(ends[k : k + 4]).all():
                x1, y1, x2, y2 = (round(float(end), DECIMALS) for end in ends[k : k + 4])
                yield x1, y1, x2, y2
