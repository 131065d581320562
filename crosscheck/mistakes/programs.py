"""Programs of lines that are compiled by themselves, once, and lines that hold the derivatives of others."""

import re
import symtable
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from types import SimpleNamespace
from typing import Any, TypeAlias

import numpy as np

from crosscheck.submissions.probes import Array

Values: TypeAlias = dict[str, Any]  # variables, by name
Run: TypeAlias = Callable[[Values], object]
Slopes: TypeAlias = Mapping[str, Callable[[Array, Array], Array]]
BRACES = re.compile(r"{(\w+)}")
PLANS_KEPT = 2**15  # some for each program


@dataclass(frozen=True, eq=False)
class Line:
    """A line of a program: what runs it, and the names that it reads and writes."""

    run: Run
    reads: frozenset[str]
    writes: frozenset[str]


@cache
def line(text: str) -> Line:
    """Compile a line, as an edit writes it."""
    text = BRACES.sub(r"\1", text)
    symbols = symtable.symtable(text, "textbook", "exec").get_symbols()
    reads = frozenset(symbol.get_name() for symbol in symbols if symbol.is_referenced())
    writes = frozenset(symbol.get_name() for symbol in symbols if symbol.is_assigned())
    return Line(partial(exec, compile(text, "textbook", "exec")), reads, writes)


Program: TypeAlias = tuple[Line, ...]  # the lines of a page, some of them exchanged


@lru_cache(PLANS_KEPT)
def plan(program: Program, base: Program, start: int, end: int, given: frozenset[str] = frozenset()) -> tuple[Run, ...]:
    """Return what makes another program's variables those of one, from one line to another, where some are given.

    These are the lines that differ, or depend on what does, as far as the last one needs them.
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


@dataclass(eq=False)
class Derivatives:
    """Derivatives along lines, by autograd.

    `space` is what the lines call, by name. For each function among these that is applied to each entry, `slopes` has its
    derivative: (t, its value at t) -> array.
    """

    space: Values
    slopes: Slopes

    def line(self, text: str, name: str, variable: str, lines: tuple[Line, ...], known: Mapping[str, str]) -> Line:
        """Return a line in which `exact` stands for the derivative with respect to a variable, which the textbook calls `name`.

        It goes along the lines from the variable to the next ones whose derivatives are known, by what these are called; "" is
        that of the objective, which is 1.
        """
        written = line(text)
        traced = f"back to {variable}"  # no name that a line may have

        def run(values: Values) -> None:
            if traced not in values:
                values[traced] = self._backwards(values, variable, lines, known)
            slopes = (np.ravel(values[slope] if slope else 1.0) for slope in known.values())
            exact = values[traced](np.concatenate([np.zeros(0), *slopes]))
            values["exact"] = np.reshape(exact, np.shape(values[name]))
            written.run(values)

        reads = {variable, *known.values(), *written.reads}.union(*(one.reads for one in lines))
        return Line(run, frozenset(reads - {"exact"}), written.writes)

    def _backwards(
        self, values: Values, variable: str, lines: tuple[Line, ...], known: Mapping[str, str]
    ) -> Callable[[Array], Array]:
        """Trace the lines once for all that is tried on top of them: forwards, nothing changes there."""
        from autograd.core import make_vjp

        np_ = self.derivable["np"]
        own = {name: value for name, value in values.items() if value is not self.space.get(name)}

        def forwards(at: Any) -> Any:
            inner = {**self.derivable, **own, variable: at}
            for one in lines:
                one.run(inner)
            each = [np_.ravel(inner[name]) for name in known]
            return each[0] if len(each) == 1 else np_.concatenate([np.zeros(0), *each])

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what does not depend on it, whose derivative is 0
            back: Callable[[Array], Array] = make_vjp(forwards, values[variable])[0]
        return back

    @cached_property
    def derivable(self) -> Values:
        """Return what stands for NumPy, and for functions with slopes, where lines are differentiated."""
        import autograd.numpy
        from autograd.extend import defvjp, primitive

        # As people write them by hand: a slope of 0 where both are equal, of which autograd takes half, and 0 times what is
        # not a number.
        largest, where = primitive(np.maximum), primitive(np.where)
        defvjp(largest, None, lambda value, least, t: lambda g: g * (t > least))
        defvjp(where, None, lambda _, c, t, f: lambda g: g * c, lambda _, c, t, f: lambda g: g * np.logical_not(c))
        own = {"maximum": largest, "where": where}
        space = {**self.space, "np": SimpleNamespace(**{**vars(autograd.numpy), **own})}
        for name, slope in self.slopes.items():
            space[name] = primitive(self.space[name])
            defvjp(space[name], lambda value, t, slope=slope: lambda g: g * slope(t, value))
        return space
