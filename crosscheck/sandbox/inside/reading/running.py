"""Run chosen statements in order, as far as they can be run."""

from __future__ import annotations

import copy
import sys
from contextlib import nullcontext
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from .cutting import Budget, CutOff

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .names import Statement

MODULE = "submission"


class FailedStatement(NamedTuple):
    """A statement and what it raised."""

    statement: Statement
    error: BaseException

    @property
    def line(self) -> int:
        """The line of the statement's own cell at which it was raised."""
        line, trace = self.statement.node.lineno, self.error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.statement.filename:
                line = trace.tb_lineno
            trace = trace.tb_next
        return line


def new_namespace(builtin_names: dict[str, object]) -> dict[str, Any]:
    """Return the globals of an empty module that `sys.modules` knows: dataclasses look themselves up there."""
    module = sys.modules[MODULE] = ModuleType(MODULE)
    namespace = module.__dict__
    namespace["__builtins__"] = builtin_names
    namespace["__file__"] = str(Path.cwd() / f"{MODULE}.py")  # in the folder where its data lie
    return namespace


def run(
    statements: Sequence[Statement],
    chosen: Iterable[int],
    namespace: dict[str, Any],
    fallbacks: Mapping[str, object],
) -> dict[int, FailedStatement]:
    """Run the chosen statements and return by index the failures that nothing made up for.

    A statement that lacks a name is tried again after the others, as in a notebook whose cells were run out of
    order, unless a later one has bound since what it binds. What cannot be bound gets its value of `fallbacks`.
    A loop that is cut off has failed, and what it has bound until then is bound.
    """
    budget = Budget()
    failures: dict[int, FailedStatement] = {}
    bound_by: dict[str, int] = {}
    waiting, tried = sorted(chosen), len(statements) + 1
    while waiting and len(waiting) < tried:
        tried = len(waiting)
        for index in waiting:
            statement = statements[index]
            failures.pop(index, None)
            if statement.binds and all(bound_by.get(name, -1) > index for name in statement.binds):
                continue
            if error := _raised(statement, namespace, budget):
                failures[index] = FailedStatement(statement, error)
                if isinstance(error, CutOff):
                    bound_by |= dict.fromkeys(statement.binds & namespace.keys(), index)
                _fill(namespace, statement.binds, fallbacks)
            else:
                bound_by |= dict.fromkeys(statement.binds, index)
        waiting = [index for index in waiting if index in failures and _lacks_a_name(failures[index])]
    return {index: each for index, each in failures.items() if not _made_up_for(each, index, bound_by, fallbacks)}


def _made_up_for(
    failure: FailedStatement, index: int, bound_by: Mapping[str, int], fallbacks: Mapping[str, object]
) -> bool:
    names = failure.statement.binds
    return bool(names) and all(name in fallbacks or bound_by.get(name, -1) > index for name in names)


def _raised(statement: Statement, namespace: dict[str, Any], budget: Budget) -> BaseException | None:
    try:
        with budget.spending() if statement.loops else nullcontext():
            exec(statement.code, namespace)
    except BaseException as error:  # a submission may raise anything, SystemExit too
        return error
    return None


def _lacks_a_name(failure: FailedStatement) -> bool:
    return type(failure.error) is NameError


def _fill(namespace: dict[str, Any], names: Iterable[str], fallbacks: Mapping[str, object]) -> None:
    for name in names:
        if name in fallbacks and name not in namespace:
            namespace[name] = copy.copy(fallbacks[name])
