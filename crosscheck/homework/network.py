"""A homework of a network with packed parameters: its functions, data, questions and mistakes, as one object."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from crosscheck.homework.parts import Data, Function, LostDigits, Parameters, Published, Role
from crosscheck.homework.variations import Sequenced, in_place, of_whole_numbers
from crosscheck.mistakes.findings import KINDS
from crosscheck.mistakes.mistake import Catalogue, Kind
from crosscheck.submissions.outcomes import Wanted
from crosscheck.submissions.probes import Answer, Probe, Reference
from crosscheck.verdict import Finding, counted

FEW_POINTS, FEW_STEPS = 5, 4  # numbers of points and steps along a descent, if all of them would take too long
MOST_SEED = 2**31  # upper limit of drawn seeds


@dataclass(frozen=True, eq=False)
class NetworkHomework:
    """A homework: everything that the judge needs to know about it."""

    title: str
    functions: tuple[Function, ...]  # one of each role; each may call those before it
    parameters: Parameters
    coordinates: tuple[str, ...]  # the names of a point's coordinates
    #: The names of "X", "y" and "initial", the data and the starting point, in the homework's notebook.
    globals: Mapping[str, str]
    load: Callable[[], Data]
    reference: Reference
    mistakes: Callable[[], Catalogue]  # called when the first submission is wrong
    printed: tuple[Published, ...]  # the homework's own asserts
    questions: Callable[[int, Data], Sequence[Probe]]  # (seed, data) -> the probes of one examination
    eta: float  # learning rate of the homework's descent
    n_steps: int  # number of steps of the homework's descent
    intermediates: str  # the variables to print to find a mistake by hand, in words
    #: Both take a function, and its answers where the output saturates. `excused` returns a remark on wrong answers;
    #: `unexplained` returns the wrong answers that neither rounding nor overflow nor clipping explains.
    excused: Callable[[Function, Sequence[Answer]], list[Finding]]
    unexplained: Callable[[Function, Sequence[Answer]], list[Answer]]
    #: Yields the homework's own causes of lost digits that explain a function's answers.
    lost_digits: Callable[[Function, Sequence[Answer]], Iterable[LostDigits]]
    #: Letters that findings use and the homework does not define: a finding's kind is the letter, its hint the meaning.
    letters: tuple[Finding, ...] = ()
    released_descent: str = ""  # source text of the homework's own descent, to recognise it in a submission
    #: Source text of a right function of the outputs. If a submission has none yet, its other functions are judged with
    #: this one, and can read it. "" if nothing is lent.
    lent_outputs: str = ""
    leaves_arguments: frozenset[str] = frozenset()  # other functions of the homework that do not change their arguments
    #: For each data file of the homework, by name, a function that returns its content.
    files: Mapping[str, Callable[[], bytes]] = field(default_factory=lambda: MappingProxyType({}))
    place: str = ""  # FILE.py:NAME, if it was loaded from a file

    def __repr__(self) -> str:
        return f"NetworkHomework({self.title!r}: {', '.join(function.name for function in self.functions)})"

    @cached_property
    def by_role(self) -> Mapping[Role, Function]:
        """Return the functions by role."""
        return {function.role: function for function in self.functions}

    @cached_property
    def questioned(self) -> tuple[Function, ...]:
        """Return the functions that are called with the probes: all but the descent."""
        return tuple(function for function in self.functions if function.role is not Role.DESCENT)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Return the known mistakes."""
        return self.mistakes()

    @cached_property
    def data(self) -> Data:
        """Return the homework's own data."""
        return self.load()

    @cached_property
    def words(self) -> Mapping[str, object]:
        """Return the homework's names and words, to be inserted into the messages of general findings."""
        named = [self.by_role[role] for role in (Role.DESCENT, Role.OBJECTIVE)]
        arguments = {str(slot): name for function in named for name, slot in function.arguments.items()}
        functions = {str(role): function.name for role, function in self.by_role.items()}
        told = {"n_parameters": len(self.parameters), "intermediates": self.intermediates}
        return {**arguments, **functions, **told, **self.globals}

    def finding(self, kind: Kind | str, **values: object) -> Finding:
        """Return a finding in this homework's words. `kind` may be the name of a general finding."""
        return (KINDS[kind] if isinstance(kind, str) else kind).finding(**{**self.words, **values})

    @cached_property
    def wanted(self) -> Wanted:
        """Return the definitions that a submission should have."""
        recorded = [function for function in self.functions if function.role in (Role.OBJECTIVE, Role.GRADIENT)]
        return Wanted(
            functions=tuple(function.name for function in self.functions),
            n_parameters=len(self.parameters),
            descent=self.by_role[Role.DESCENT].name,
            released_descent=self.released_descent,
            recorded={one.name: at for one in recorded if (at := one.slot("params")) is not None},
            leaves_arguments=frozenset(function.name for function in self.functions) | self.leaves_arguments,
            data=(self.globals["X"], self.globals["y"]),
        )

    def provided(self) -> dict[str, npt.NDArray[Any]]:
        """Return the variables that the homework's notebook defines for a submission, by name."""
        values = {"X": self.data.X, "y": self.data.y, "initial": np.array(self.data.initial)}
        return {self.globals[name]: value for name, value in values.items()}

    @property
    def remarks(self) -> tuple[Kind, ...]:
        """Return the remarks that only this homework has."""
        return self.catalogue.remarks

    def examination(self, seed: int) -> NetworkExamination:
        """Draw the questions of a seed."""
        probes = tuple(self.questions(seed, self.data))
        return NetworkExamination(self, seed, probes, in_place(probes, self.data), of_whole_numbers(probes))


@dataclass(frozen=True, eq=False)
class NetworkExamination:
    """The questions of a seed, with the reference's answers. Submissions with one seed share it."""

    homework: NetworkHomework
    seed: int
    probes: tuple[Probe, ...]
    sequences: tuple[Sequenced, ...]  # questions that are asked with the same arrays, changed in place
    of_whole_numbers: tuple[Probe, ...]

    @cached_property
    def descent(self) -> Mapping[int, Sequence[Sequence[Probe]]]:
        """Return the questions at the start of the homework's descent and after each step, by the labels' `ndim`.

        There are three lists of them: with all points, with few points, and with few points at the first steps only.
        """
        homework, data, path = self.homework, self.homework.data, list[tuple[str, npt.NDArray[np.float64]]]()
        params, at = np.array(data.initial), homework.globals["initial"]
        for step in range(homework.n_steps + 1):
            path.append((at + f" after {counted(step, 'step')}" * (step > 0), params))
            slope = homework.reference.values(params, data.X, data.y)[homework.by_role[Role.GRADIENT].name]
            params = params - homework.eta * slope

        def along(X: npt.NDArray[np.float64], y: npt.NDArray[np.float64], names: str) -> list[Probe]:
            reference = homework.reference
            return [Probe(f"{at}, {names}, in turns", "fresh", w, X, y, reference, in_turns=True) for at, w in path]

        few, told = FEW_POINTS, {}
        for y in (data.y.reshape(-1), data.y):
            with_few = along(data.X[:few], y[:few], f"X[:{few}], y[:{few}]")
            told[y.ndim] = (along(data.X, y, "X, y"), with_few, with_few[:FEW_STEPS])
        return told


def fresh_seed() -> int:
    """Draw a seed that no submission can predict."""
    return secrets.randbelow(MOST_SEED)
