"""A homework's textbook: a page of equations that is run as it stands, or with edits made to it.

The page is a function of the packed parameters, the points and the labels. Each of its lines is an equation and gives a
name of its own a value; it returns three names: the outputs, the objective and the gradient. Where the objective is E, the
line `dE_dq = ..` is the derivative with respect to q. A mistake is what stands in a line, and what people write instead.

The page's own variables are kept for each question, and an edit runs the lines that it changes and those that depend on them.
Only questions at which nothing saturates are asked.
"""

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from crosscheck.mistakes.programs import BRACES, Derivatives, Line, Program, Run, Slopes, Values, line, plan
from crosscheck.submissions.probes import Array, Probe

Texts: TypeAlias = tuple[str, ...]  # in turns what stands there and what is written instead
Constants: TypeAlias = tuple[tuple[str, Any], ...]
ANSWERS = OUTPUTS, OBJECTIVE, GRADIENT = range(3)  # what a page returns
PAGES_KEPT = 128  # of variables: for each question those of the page, and of an edit under further ones
PROGRAMS_KEPT = 2**14  # all that are tried for one submission are fewer
STEP = 1e-5  # of a difference that is to tell two or three digits
# An edit that breaks the page at a question is no mistake there.
BREAKS = (ArithmeticError, LookupError, NameError, TypeError, ValueError)


@dataclass(frozen=True)
class Edit:
    """What stands in the textbook, and what people write instead; without texts, the page as it stands.

    A text stands on the page once. Names in braces are constants. The same text twice keeps the line as it stands, whatever else
    is changed.
    """

    texts: Texts = ()
    constants: Constants = ()
    by_hand: Texts = ()  # for the way back, with which a gradient follows the homework's formulas all the same
    #: Of two edits in one, that of the earlier lines and that of the later ones, where these can be told apart.
    parts: "tuple[Edit, Edit] | None" = None

    def __bool__(self) -> bool:
        return bool(self.texts)

    def __add__(self, other: "Edit") -> "Edit":
        return Edit(self.texts + other.texts, self.constants + other.constants, self.by_hand + other.by_hand)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of constants that have no value."""
        names = dict.fromkeys(BRACES.findall("\n".join(self.texts)))
        return tuple(name for name in names if name not in dict(self.constants))

    def at(self, *constants: Any) -> "Edit":
        """Return the edit with values for the constants that have none."""
        return Edit(self.texts, self.constants + tuple(zip(self.names, constants, strict=True)), self.by_hand)


RIGHT = Edit()


class Textbook:
    """A page of equations, and all that may be made of it.

    Parameters
    ----------
    page : callable
        (params, X, y) -> outputs (N,), objective and gradient (P,).
    slopes : mapping of str to callable
        For each function of the page's module, or among `functions`, that is applied to each entry of what is
        differentiated: (t, its value at t) -> its derivative.
    functions : mapping of str to callable
        What edits call that the page's module does not have.
    """

    def __init__(
        self,
        page: Callable[[Array, Array, Array], tuple[Array, Any, Array]],
        slopes: Slopes = MappingProxyType({}),
        functions: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        source = textwrap.dedent(inspect.getsource(page))
        function = ast.parse(source).body[0]
        assert isinstance(function, ast.FunctionDef)
        *body, last = function.body
        texts = (ast.get_source_segment(source, node) or "" for node in body)
        self.texts = tuple(text for text in texts if not text.startswith('"""'))
        self.arguments = tuple(argument.arg for argument in function.args.args)
        self.answers = tuple(ast.unparse(last).removeprefix("return ").strip("()").split(", "))
        self.page = tuple(map(line, self.texts))
        self.names = [text.partition(" = ")[0] for text in self.texts]
        self.ends = tuple(map(self.names.index, self.answers))
        self.back = range(self.ends[OBJECTIVE] + 1, len(self.texts))
        self.as_it_stands = tuple(text for i in self.back for text in (self.texts[i], self.texts[i]))  # the way back
        derivative = f"d{self.answers[OBJECTIVE]}_d"
        variables = [*(self.names[i].removeprefix(derivative) for i in self.back[:-1]), self.arguments[0]]
        self.variables = dict(zip(self.back, variables, strict=True))
        self.ways = {i: self._way(i, self.page) for i in self.back}
        self.space = {**functions, **{name: value for name, value in page.__globals__.items() if name[0] != "_"}}
        self.derivatives = Derivatives(self.space, slopes)

    @lru_cache(None)
    def _index(self, right: str) -> int:
        """Return the line in which a text stands; ValueError unless it is on the page once."""
        found = [i for i, text in enumerate(self.texts) for _ in range(text.count(right))]
        if len(found) != 1:
            raise ValueError(f"{right!r} stands in the textbook {len(found)} times, expected once")
        return found[0]

    # Edits

    def about(self, edit: Edit) -> int:
        """Return which answer an edit is about: the first that its first change leads to."""
        first = min(self._edited(edit.texts))
        return next(answer for answer, end in enumerate(self.ends) if first <= end)

    def both(self, one: Edit, other: Edit) -> Edit | None:
        """Return two edits as one; None if they change the same line, but for E's or the gradient's own where both can be."""
        lines, others = (self._edited(edit.texts).keys() for edit in (one, other))
        for pair, earlier, later in ((one + other, lines, others), (other + one, others, lines)):
            if max(earlier) < min(later):
                return replace(pair, parts=(one, other) if earlier is lines else (other, one))
        written = (pair for pair in (one + other, other + one) if None not in self._edited(pair.texts).values())
        return next(written, None) if (lines & others).issubset(self.ends[OBJECTIVE:]) else None

    @lru_cache(None)
    def _edited(self, texts: Texts) -> Mapping[int, str | None]:
        """Return the lines that are changed or kept; None for one in which one of the texts no longer stands."""
        edited: dict[int, str | None] = {}
        for right, wrong in zip(texts[::2], texts[1::2], strict=True):
            i = self._index(right)
            text = edited.get(i, self.texts[i])
            edited[i] = text.replace(right, wrong) if text is not None and text.count(right) == 1 else None
        return edited

    def on_top(self, edit: Edit, texts: Texts) -> Edit:
        """Return an edit with others below it, which it replaces in the lines that both change."""
        lines = self._edited(edit.texts).keys()
        below = [pair for pair in zip(texts[::2], texts[1::2], strict=True) if self._index(pair[0]) not in lines]
        return Edit(edit.texts + sum(below, ()), edit.constants)

    def reach(self, edit: Edit, at: Probe) -> Array:
        """Return which entries of the gradient depend on the lines that an edit of the way back changes."""
        return np.any([self._reached(self.names[i], at) for i in self._edited(edit.texts)], axis=0)

    @lru_cache(PAGES_KEPT)
    def _reached(self, name: str, at: Probe) -> Array:
        gradient = self.after(None, GRADIENT, at, {name: np.nan * self.values(at)[name]})
        return np.isnan(np.asarray(gradient))

    def difference(self, edit: Edit) -> tuple[str, str]:
        """Return the lines that an edit amounts to, up to the answer that it is about, and what stands in the textbook there."""
        lines = {i: text or "" for i, text in self._edited(edit.texts).items() if text != self.texts[i]}
        told = sorted(i for i in lines if i <= self.ends[self.about(edit)])
        values = {name: f"{value:.6g}" for name, value in edit.constants}
        written = (BRACES.sub(lambda name: values.get(name[1], name[0]), lines[i]) for i in told)
        return "; ".join(written), "; ".join(self.texts[i] for i in told)

    # Programs

    @lru_cache(PROGRAMS_KEPT)
    def _ahead(self, *forwards: Texts) -> Program | None:
        """Return the page with edits of the way forward; None if they exclude each other."""
        edited = self._edited(sum(forwards, ()))
        if None in edited.values():
            return None
        lines = (line(str(edited.get(i, text))) for i, text in enumerate(self.texts[: self.back.start]))
        return *lines, *self.page[self.back.start :]

    @lru_cache(PROGRAMS_KEPT)
    def _stale(self, outputs: Texts, objective: Texts, ahead: Program) -> Mapping[int, tuple[Line, ...]]:
        """Return the lines of the way back that edits of the way forward make wrong, with the lines that each differentiates."""
        changed = [self._edited(texts).keys() for texts in (outputs, objective)]
        ways = {i: self._way(i, ahead) for i in self.back}
        either = {i: {*way, *self.ways[i]} for i, way in ways.items()}
        stale = (i for i in ways if any(i not in each and not each.isdisjoint(either[i]) for each in changed))
        return {i: tuple(ahead[k] for k in ways[i]) for i in stale}

    @lru_cache(PROGRAMS_KEPT)
    def _and_back(self, outputs: Texts, objective: Texts, back: Texts) -> Program | None:
        """Return the page with edits of the way forward, the derivatives that follow, and an edit of the way back on top."""
        ahead, edited = self._ahead(outputs, objective), self._edited(back)
        if ahead is None or None in edited.values():
            return None
        kept = {self._index(right) for right, wrong in zip(back[::2], back[1::2], strict=True) if right == wrong}
        lines, stale = list(ahead), self._stale(outputs, objective, ahead)
        for i in self.back:
            text = str(edited.get(i, self.texts[i]))
            lines[i] = line(text) if i in kept else self._line(i, text, stale.get(i), outputs + objective)
        return tuple(lines)

    def _line(self, i: int, text: str, along: tuple[Line, ...] | None, texts: Texts) -> Line:
        """Return a line of the way back: exact along lines, if it is stale, else as it is written, also by the edits' texts."""
        if along is None:
            for right, wrong in zip(texts[::2], texts[1::2], strict=True):
                text = wrong.join(re.split(_as_a_term(right), text)) if self._index(right) == i else text
            return line(text)
        written, times = re.subn(_as_a_term(self.texts[i].partition(" = ")[2]), "exact", text)
        return self._exact(i, along, written) if times else line(text)

    @lru_cache(PROGRAMS_KEPT)
    def _exact(self, i: int, lines: tuple[Line, ...], text: str) -> Line:
        writes = {name for one in lines for name in one.writes}
        slopes = {**{self.variables[k]: self.names[k] for k in self.back if k < i}, self.answers[OBJECTIVE]: ""}
        known = {name: slope for name, slope in slopes.items() if name in writes}
        return self.derivatives.line(text, self.names[i], self.variables[i], lines, known)

    def _way(self, i: int, lines: Sequence[Line]) -> tuple[int, ...]:
        """Return the lines from the variable of a line of the way back to the next ones whose derivative is known."""
        known = {self.variables[k] for k in range(self.back.start, i)}
        moved, way = {self.variables[i]}, []
        for k in range(self.back.start):
            if not moved.isdisjoint(lines[k].reads):
                way.append(k)
                moved |= lines[k].writes - known
        return tuple(way)

    # Answers

    def answer(self, at: Probe, *edits: Edit) -> Array | None:
        """Return the outputs (N,) with one edit, the objective () with edits of both, the gradient (P,) with edits of all three.

        The gradient is exact, but for its own edit, that of the way back. None if the page cannot be run.
        """
        *others, last = edits  # which runs on the variables with the others, which are kept
        wanted, (earlier, last) = len(others), last.parts or (RIGHT, last)
        known = tuple(constant for edit in (*others, earlier) for constant in edit.constants)
        program = self._program(*others, last)
        base = self._program(*others, RIGHT) if last else self.page
        kept = self._program(*others, earlier) if earlier else base
        if not (program and base and kept) or (values := self._values(kept, known, at, wanted)) is None:
            return None
        return self._ended(
            plan(program, base, 0, self.ends[wanted]), {**values, **dict(known + last.constants)}, wanted
        )

    def objective_of(self, outputs: Array, at: Probe, edit: Edit = RIGHT) -> Array | None:
        """Return the objective of given outputs."""
        return self.after(OUTPUTS, OBJECTIVE, at, {self.answers[OUTPUTS]: outputs}, edit)

    def _program(self, *edits: Edit) -> Program | None:
        """Return the page with edits as far as an answer; None if they exclude each other."""
        if not any(edits):
            return self.page
        texts = [edit.texts for edit in edits]
        return self._and_back(*texts) if len(edits) > GRADIENT else self._ahead(*texts)

    def slope(self, at: Probe, *edits: Edit) -> tuple[Array, float] | None:
        """Return a direction and the edited objective's slope along it, roughly; None if the page cannot be run."""
        direction, *ends = self._moved(at)
        high, low = (self.answer(end, *edits) for end in ends)
        return None if high is None or low is None else (direction, float(high - low) / (2 * STEP))

    @lru_cache(PAGES_KEPT)
    def _moved(self, at: Probe) -> tuple[Array, Probe, Probe]:
        direction = np.cos(np.arange(1.0, at.params.size + 1))  # any that favours no parameter
        ends = (replace(at, params=at.params + step * direction) for step in (STEP, -STEP))
        return direction, *ends

    def after(self, given: int | None, wanted: int, at: Probe, values: Values, edit: Edit = RIGHT) -> Array | None:
        """Return an answer, with other values of what the page computes up to an answer that is given, if any is.

        The way back is as it stands, whatever is edited.
        """
        program = self._program(RIGHT, edit)
        if program is None:
            return None
        start = 0 if given is None else self.ends[given] + 1
        runs = plan(program, self.page, start, self.ends[wanted], frozenset(values))
        return self._ended(runs, {**self.values(at), **dict(edit.constants), **values}, wanted)

    def first_derivative(self, at: Probe, values: Values) -> Array:
        """Return what the way back begins with, given other values of what the page computes before."""
        values = {**self.values(at), **values}
        self.page[self.back.start].run(values)
        return np.asarray(values[self.names[self.back.start]])

    def of_points(self, at: Probe) -> Values:
        """Return the points, and what the page makes of them alone."""
        values, known = {**self.space, self.arguments[1]: at.X}, {self.arguments[1]}
        for one in self.page:
            if not known.isdisjoint(one.reads) and one.reads & {*self.names, *self.arguments} <= known:
                one.run(values)
                known |= one.writes
        return {name: values[name] for name in known}

    @lru_cache(PAGES_KEPT)
    def values(self, at: Probe) -> Values:
        """Return all variables of the page at a question."""
        values = {**self.space, **dict(zip(self.arguments, (at.params, at.X, at.y), strict=True))}
        for one in self.page:
            with suppress(*BREAKS):
                one.run(values)
        return values

    def _ended(self, runs: tuple[Run, ...], values: Values, wanted: int) -> Array | None:
        try:
            for run in runs:
                run(values)
            return np.asarray(values[self.answers[wanted]])
        except BREAKS:
            return None

    @lru_cache(PAGES_KEPT)
    def _values(self, program: Program, constants: Constants, at: Probe, wanted: int) -> Values | None:
        """Return the variables of a program, as far as an answer; of the page as it stands, all that there are."""
        if program is self.page:
            return self.values(at)
        values = {**self.values(at), **dict(constants)}
        runs = plan(program, self.page, 0, self.ends[wanted])
        return None if self._ended(runs, values, wanted) is None else values


def _as_a_term(text: str) -> str:
    """Return a pattern for a text as a term of its own, which y_out - y is neither in y_out - y_train nor in y_out - y.sum()."""
    return rf"(?<![\w.]){re.escape(text)}(?![\w.(\[])"
