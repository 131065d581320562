"""A homework's textbook: a page of equations that is run as it stands, or with edits.

The page is a function of the packed parameters, the points and the labels. Each line is an equation that defines one
name. It returns three of them: the outputs, the objective and the gradient. If the objective is E, the line
`dE_dq = ..` is the derivative with respect to q. A mistake is what people write in place of a line.

The unedited page's variables are cached for each question. An edit runs only the lines that it changes, and those that
depend on them. Only questions at which nothing saturates are asked.
"""

import ast
import inspect
import itertools
import re
import symtable
import textwrap
import warnings
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache, partial
from types import MappingProxyType, SimpleNamespace
from typing import Any, TypeAlias

import numpy as np

from crosscheck.mistakes.fitting import Search
from crosscheck.submissions.probes import Array, Probe

Values: TypeAlias = dict[str, Any]  # variables, by name
Lines: TypeAlias = tuple[tuple[str, str], ...]  # (name that the textbook's line defines, line in its place)
Constants: TypeAlias = tuple[tuple[str, Any], ...]
Run: TypeAlias = Callable[[Values], object]
ANSWERS = OUTPUTS, OBJECTIVE, GRADIENT = range(3)  # what a page returns
NOTHING: Mapping[str, Any] = MappingProxyType({})
BRACES = re.compile(r"{(\w+)}")
STANDS, DOTS = "{}", r"(?<!\.)\.\.(?!\.)"  # stand for the textbook's right side, in an edit and as people write it
PAGES_KEPT = 128  # size of the caches of variables: of the page at a question, and of an edit below others
PROGRAMS_KEPT = 2**15  # size of the caches of programs: fewer are tried for one submission
# An edit that breaks the page at a question is no mistake there.
BREAKS = (ArithmeticError, LookupError, NameError, TypeError, ValueError)


@dataclass(frozen=True, eq=False)
class Line:
    """A line of a program: a function that runs it, and the names that it reads and writes."""

    run: Run
    reads: frozenset[str]
    writes: frozenset[str]


Program: TypeAlias = tuple[Line, ...]  # the lines of a page, some of them edited


@cache
def line(text: str) -> Line:
    """Compile a line of the page or of an edit."""
    text = BRACES.sub(r"\1", text)
    symbols = symtable.symtable(text, "textbook", "exec").get_symbols()
    reads = frozenset(symbol.get_name() for symbol in symbols if symbol.is_referenced())
    writes = frozenset(symbol.get_name() for symbol in symbols if symbol.is_assigned())
    return Line(partial(exec, compile(text, "textbook", "exec")), reads, writes)


@lru_cache(PROGRAMS_KEPT)
def plan(program: Program, base: Program, start: int, end: int, given: frozenset[str] = frozenset()) -> tuple[Run, ...]:
    """Return the lines to run from `start` to `end` so that the variables of `base` become those of `program`.

    These are the lines that differ, or depend on such lines or on `given` variables, and that the last line needs.
    """
    moved, changed = set(given), []
    for one, other in zip(program[start : end + 1], base[start : end + 1], strict=True):
        if one is not other or not moved.isdisjoint(one.reads):
            changed.append(one)
            moved |= one.writes
    wanted, needed = set(program[end].writes), []
    for one in reversed(changed):
        if not wanted.isdisjoint(one.writes):
            needed.append(one.run)
            wanted |= one.reads
    return tuple(reversed(needed))


NONE = Search(lambda *_: [()])


@dataclass(frozen=True)
class Edit:
    """Lines that people write in place of the textbook's. An edit without lines is the page as it stands.

    In a line, {} stands for the textbook's right side, and names in braces are constants. A line that equals the
    textbook's is kept, whatever else is changed.
    """

    lines: Lines = ()
    constants: Constants = ()
    by_hand: Lines = ()  # lines of a way back by which a gradient follows the homework's formulas all the same
    search: Search = field(default=NONE, compare=False)  # finds the constants that have no value yet
    #: For each name in braces in the mistake's text, what to say. The edit's constants may stand in braces there. For
    #: the name of a constant, it may be a mapping from its value to words.
    words: Mapping[str, object] = field(default_factory=dict, compare=False)

    def __bool__(self) -> bool:
        return bool(self.lines)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of the edit's constants."""
        return tuple(dict.fromkeys(BRACES.findall(str(self.lines))))

    def at(self, *constants: Any) -> "Edit":
        """Return the edit with values for its constants. Without values, return it unchanged."""
        found = tuple(zip(self.names, constants, strict=True)) if constants else ()
        return replace(self, constants=found, search=NONE) if constants else self

    def said(self) -> Mapping[str, str]:
        """Return what the mistake's text says about the edit, by the names in its braces."""
        said: dict[str, object] = {name: f"{value:.6g}" for name, value in self.constants}
        for name, words in self.words.items():
            said[name] = words[dict(self.constants)[name]] if isinstance(words, Mapping) else words
        return {name: str(words).format(**said) for name, words in said.items()}


RIGHT = Edit()


class Textbook:
    """A page of equations, and its edits.

    Parameters
    ----------
    page : callable
        (params, X, y) -> outputs (N,), objective and gradient (P,).
    slopes : mapping of str to callable
        Derivatives of the elementwise functions in the page's module or in `functions`, by their names: (t, the
        function's value at t) -> its derivative.
    functions : mapping of str to callable
        Further functions that edits call and that the page's module does not have.
    """

    def __init__(
        self,
        page: Callable[[Array, Array, Array], tuple[Array, Any, Array]],
        slopes: Mapping[str, Callable[[Array, Array], Array]] = NOTHING,
        functions: Mapping[str, Any] = NOTHING,
    ) -> None:
        source = textwrap.dedent(inspect.getsource(page))
        function = ast.parse(source).body[0]
        assert isinstance(function, ast.FunctionDef)
        *body, last = function.body
        texts = (ast.get_source_segment(source, node) or "" for node in body)
        self.lines = {text.partition(" = ")[0]: text for text in texts if not text.startswith('"""')}
        self.arguments = tuple(argument.arg for argument in function.args.args)
        self.answers = tuple(ast.unparse(last).removeprefix("return ").strip("()").split(", "))
        self.page = tuple(map(line, self.lines.values()))
        self.names = [*self.lines]
        self.ends = tuple(map(self.names.index, self.answers))
        self.back = range(self.ends[OBJECTIVE] + 1, len(self.page))
        self.way_back = tuple(self.lines.items())[self.back.start :]
        derivative = f"d{self.answers[OBJECTIVE]}_d"
        variables = [*(self.names[i].removeprefix(derivative) for i in self.back[:-1]), self.arguments[0]]
        self.variables = dict(zip(self.back, variables, strict=True))
        self.space = {**functions, **{name: value for name, value in page.__globals__.items() if name[0] != "_"}}
        self.slopes = slopes

    # Edits

    def edit(self, text: str) -> Edit:
        """Return an edit from lines as people write them, with ; between. In them .. is the textbook's right side.

        Raises
        ------
        ValueError
            If they do not end with a line of the textbook.
        """
        lines, before = dict[str, str](), ""
        for statement in text.split("; "):
            before += statement
            name, equals, _ = statement.partition(" = ")
            if not equals or name not in self.lines:
                before += "; "  # the statement belongs to the line after it
                continue
            term = re.escape(self.lines[name].partition(" = ")[2])
            # Only as a whole term: not y_out - y in y_out - y_train or y_out - y.sum().
            as_a_term = rf"{DOTS}|(?<![\w.]){term}(?![\w.(\[])"
            lines[name] = before if before == self.lines[name] else re.sub(as_a_term, STANDS, before)
            before = ""
        if before or not lines:
            raise ValueError(f"{text!r} ends with no line of the textbook")
        return Edit(tuple(lines.items()))

    def about(self, edit: Edit) -> int:
        """Return which answer an edit is about: the first answer at or after its first line."""
        first = min(self.names.index(name) for name, _ in edit.lines)
        return next(answer for answer, end in enumerate(self.ends) if first <= end)

    def both(self, one: Edit, other: Edit) -> Edit | None:
        """Return two edits as one; None if they change the same line, unless this is E's or the gradient's own line."""
        if not (dict(one.lines).keys() & dict(other.lines).keys()).issubset(self.answers[OBJECTIVE:]):
            return None
        orders = (self._together(first.lines, second.lines) for first, second in ((other, one), (one, other)))
        lines = next((tuple(lines.items()) for lines in orders if lines is not None), None)
        by_hand = tuple({**dict(one.by_hand), **dict(other.by_hand)}.items())
        return None if lines is None else Edit(lines, one.constants + other.constants, by_hand)

    def _together(self, *edits: Lines) -> Mapping[str, str] | None:
        """Return the lines of edits. A line is put on top of a later edit's; None if it has no {} to keep that."""
        made = dict[str, str]()
        for name, text in itertools.chain(*edits):
            if STANDS not in made.get(name, STANDS):
                return None
            made[name] = _on_top(name, made.get(name, f"{name} = {STANDS}"), text)
        return made

    def difference(self, edit: Edit) -> tuple[str, str]:
        """Return the lines that an edit amounts to, up to the answer that it is about, and the textbook's lines."""
        values, lines = {name: f"{value:.6g}" for name, value in edit.constants}, dict(edit.lines)
        up_to = self.names[: self.ends[self.about(edit)] + 1]
        told = {name: _on_top(name, lines[name], self.lines[name]) for name in up_to if name in lines}
        changed = {name: text for name, text in told.items() if text != self.lines[name]}
        written = BRACES.sub(lambda name: values.get(name[1], name[0]), "; ".join(changed.values()))
        return written, "; ".join(self.lines[name] for name in changed)

    # Programs

    @lru_cache(PROGRAMS_KEPT)
    def _program(self, outputs: Lines, objective: Lines = (), back: Lines | None = None) -> Program:
        """Return the page with edits of the outputs and the objective. If these exclude each other, they are not made.

        If `back` is None, the way back is the textbook's. Else it is differentiated anew where the edits change it, and
        then edited.
        """
        page, edited, forwards = list(self.page), dict(back or ()), self._together(outputs, objective) or {}
        for i, (name, stands) in enumerate(self.lines.items()):
            under = _on_top(name, forwards[name], stands) if name in forwards else stands
            if i not in self.back:
                page[i] = line(under)
            elif back is not None and (forwards or name in edited):
                text = edited.get(name, f"{name} = {STANDS}")
                of_others = (() if name in dict(lines) else lines for lines in (outputs, objective))
                stale = forwards and self._way(i, self._program(*of_others)) != self._way(i, self.page)
                way = self._way(i, tuple(page))
                page[i] = self._exact(i, way, text) if stale and STANDS in text else line(_on_top(name, text, under))
        return tuple(page)

    @lru_cache(PROGRAMS_KEPT)
    def _way(self, i: int, page: Program) -> Program:
        """Return the forward lines from the variable of line i of the way back to variables with known derivatives."""
        known = {self.variables[k] for k in range(self.back.start, i)}
        moved, way = {self.variables[i]}, []
        for one in page[: self.back.start]:
            if not moved.isdisjoint(one.reads):
                way.append(one)
                moved |= one.writes - known
        return tuple(way)

    @lru_cache(PROGRAMS_KEPT)
    def _exact(self, i: int, way: Program, text: str) -> Line:
        """Return line i of the way back, where {} is the exact derivative along `way`, by the known derivatives."""
        written, variable = line(text.replace(STANDS, "exact")), self.variables[i]
        writes = {name for one in way for name in one.writes}
        slopes = {**{self.variables[k]: self.names[k] for k in range(self.back.start, i)}, self.answers[OBJECTIVE]: ""}
        slopes = {of: slope for of, slope in slopes.items() if of in writes}
        traced = f"back to {variable}"  # a key that is no name of a variable

        def run(values: Values) -> None:
            if traced not in values:  # traced once for all edits of the way back, which change nothing forwards
                values[traced] = self._traced(values, variable, way, tuple(slopes))
            known = (np.ravel(values.get(slope, 1.0)) for slope in slopes.values())  # the objective's derivative is 1
            exact = values[traced](np.concatenate([np.zeros(0), *known]))
            values["exact"] = np.reshape(exact, np.shape(values[self.names[i]]))
            written.run(values)

        reads = {variable, *slopes.values(), *written.reads}.union(*(one.reads for one in way))
        return Line(run, frozenset(reads - {"exact"}), written.writes)

    def _traced(self, values: Values, variable: str, way: Program, ends: tuple[str, ...]) -> Callable[[Array], Array]:
        """Return a function from the derivatives with respect to the `ends` of a way to that by a variable."""
        from autograd.core import make_vjp

        def forwards(at: Any) -> Any:
            inner = {**values, **self._derivable, variable: at}
            for one in way:
                one.run(inner)
            each = [inner["np"].ravel(inner[name]) for name in ends]
            return each[0] if len(each) == 1 else inner["np"].concatenate([np.zeros(0), *each])

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # autograd warns if the ends do not depend on it: the derivative is 0
            back: Callable[[Array], Array] = make_vjp(forwards, values[variable])[0]
        return back

    @cached_property
    def _derivable(self) -> Values:
        """Return the stand-ins for NumPy and for functions with slopes with which lines are differentiated."""
        import autograd.numpy
        from autograd.extend import defvjp, primitive

        # Slopes as people write them by hand. At equality np.maximum has slope 0, where autograd takes half. np.where
        # multiplies by 0, so that NaN stays NaN.
        largest, where = primitive(np.maximum), primitive(np.where)
        defvjp(largest, None, lambda value, least, t: lambda g: g * (t > least))
        defvjp(where, None, lambda _, c, t, f: lambda g: g * c, lambda _, c, t, f: lambda g: g * np.logical_not(c))
        found: Values = {"np": SimpleNamespace(**{**vars(autograd.numpy), "maximum": largest, "where": where})}
        for name, slope in self.slopes.items():
            found[name] = primitive(self.space[name])
            defvjp(found[name], lambda value, t, slope=slope: lambda g: g * slope(t, value))
        return found

    # Answers

    def answer(
        self, at: Probe, *edits: Edit, wanted: int | None = None, given: Values | None = None, after: int = -1
    ) -> Array:
        """Return the outputs (N,) with one edit, the objective () with two, or the gradient (P,) with three.

        The edits are of the outputs, the objective and the way back. The gradient is exact, except for the edit of the
        way back. Return NaN if the page cannot be run.

        Parameters
        ----------
        wanted : int, optional
            A later answer, with the rest of the page as it stands.
        given : dict of str to value, optional
            Other values of variables. The page is run from the line after the answer `after`.
        """
        *others, last = edits  # the variables with the other edits are cached, and the last one runs on them
        lines, wanted = [edit.lines for edit in others], len(others) if wanted is None else wanted
        constants = tuple(constant for edit in others for constant in edit.constants)
        program, base = self._program(*lines, last.lines), self._program(*lines, ()) if last else self.page
        start, given = self.ends[after] + 1 if after >= 0 else 0, given or {}
        values = {**self._values(base, constants, at, wanted), **dict(constants + last.constants), **given}
        shape = {OUTPUTS: (len(at.X),), OBJECTIVE: ()}.get(wanted, at.params.shape)
        with suppress(*BREAKS):
            for run in plan(program, base, start, self.ends[wanted], frozenset(given)):
                run(values)
            if (found := np.asarray(values[self.answers[wanted]])).shape == shape:
                return found
        return np.full(shape, np.nan)

    def objective_of(self, outputs: Array, at: Probe, edit: Edit = RIGHT) -> Array:
        """Return the objective of given outputs."""
        return self.answer(at, RIGHT, edit, given={self.answers[OUTPUTS]: outputs}, after=OUTPUTS)

    def reach(self, edit: Edit, at: Probe) -> Array:
        """Return the mask of the gradient's entries that depend on the lines of an edit of the way back."""
        return np.any([self._reached(name, at) for name, _ in edit.lines], axis=0)

    @lru_cache(PAGES_KEPT)
    def _reached(self, name: str, at: Probe) -> Array:
        return np.isnan(self.answer(at, RIGHT, wanted=GRADIENT, given={name: np.nan * self.values(at)[name]}))

    def first_derivative(self, at: Probe, values: Values) -> Array:
        """Return the first derivative of the way back, with some other values of the page's variables."""
        values = {**self.values(at), **values}
        self.page[self.back.start].run(values)
        return np.asarray(values[self.names[self.back.start]])

    def of_points(self, at: Probe) -> Values:
        """Return the points, and the variables that lines of the page compute from them alone."""
        values, points, own = self.values(at), self.arguments[1], {*self.names, *self.arguments}
        lines = (name for name, one in zip(self.names, self.page, strict=True) if one.reads & own == {points})
        return {name: values[name] for name in (points, *lines)}

    @lru_cache(PAGES_KEPT)
    def values(self, at: Probe) -> Values:
        """Return all variables of the page at a question."""
        values = {**self.space, **dict(zip(self.arguments, (at.params, at.X, at.y), strict=True))}
        for one in self.page:
            with suppress(*BREAKS):
                one.run(values)
        return values

    @lru_cache(PAGES_KEPT)
    def _values(self, program: Program, constants: Constants, at: Probe, wanted: int) -> Values:
        """Return a program's variables up to an answer. Of the unedited page, return all; of one that breaks, none."""
        if program == self.page:
            return self.values(at)
        values = {**self.values(at), **dict(constants)}
        with suppress(*BREAKS):
            for run in plan(program, self.page, 0, self.ends[wanted]):
                run(values)
            return values
        return {}


def _on_top(name: str, upper: str, lower: str) -> str:
    """Return a line with another line of the same name in place of its {}, after the other's preceding statements."""
    before, _, right = lower.rpartition(f"{name} = ")
    return before + upper.replace(STANDS, right) if STANDS in upper else upper
