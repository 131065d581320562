"""Sentences on what is not there and on what else happened, each with its place in the submission."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

from ..failure import Failure
from ..forbidden import forbidden
from ..words import shortened, words_of
from .cutting import CutOff
from .surroundings import USUAL_IMPORTS, missing_package

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ..failure import Kind
    from .names import Statement
    from .running import FailedStatement
    from .source import Source
    from .statements import Broken

MOST_QUOTED = 200  # characters of the submission's own messages


class Reason(NamedTuple):
    """A remark: one sentence, and its kind.

    The kinds are "name-given-away", "stub-after-definition", "stray-cell-error", "supplied-import" and "loop-cut-off".
    """

    kind: str
    message: str


class Places(NamedTuple):
    """How to name places: by cell and line, or in a submission of a single cell by line alone."""

    functions: Collection[str]  # those wanted
    single_cell: bool
    failures: Sequence[FailedStatement]

    def why_missing(
        self, name: str, namespace: Mapping[str, object], failures: Sequence[FailedStatement], source: Source
    ) -> Failure | None:
        """Return why a function cannot be called, if it cannot; `failures` are those among what it needs."""
        unbound = [failure for failure in failures if not failure.statement.binds <= namespace.keys()]
        for failure in unbound:
            if isinstance(failure.error, ModuleNotFoundError):
                return Failure("package", missing_package(failure.error))
        for failure in unbound:
            if isinstance(failure.error, ImportError) or name in failure.statement.binds:
                why = f"{self._account(failure)}, so {name} is not defined"
                return Failure(self._kind(failure), why)
        broken = next(((cell, why) for cell, why in source.broken if name in why.defines), None)
        if broken and all(statement.is_stub for statement in source.defining(name)):
            return Failure("syntax", f"{self._syntax_error(*broken)}, so {name} is not defined")
        if name not in namespace and (inner := source.inside_another(name)):
            outer, line = inner
            place = self._place(outer.cell, line)
            within = f" {min(outer.binds)}" if outer.binds else ""
            return Failure(
                "missing", f"{name} is not defined by itself but inside{within} ({place}), where nobody can call it"
            )
        if name not in namespace:
            return Failure("missing", f"{name} is not defined anywhere in the submission{self._alike(name, source)}")
        if not callable(namespace[name]):
            kind = shortened(type(namespace[name]).__name__, MOST_QUOTED)
            binding = source.defining(name)[-1:]
            where = "".join(f": see {self._place(each.cell, each.node.lineno)}" for each in binding)
            return Failure("error", f"{name} is not a function but of type {kind}{where}")
        return None

    def not_bound(self, namespace: Mapping[str, object]) -> dict[str, Failure]:
        """Return for each name that is not bound, since a statement failed or is forbidden, its kind and a sentence on that.

        A function that is wanted is spoken of by itself, unless it is forbidden.
        """
        return {
            name: Failure(kind, f"{name}, which is not defined: {self._account(failure)}")
            for failure in reversed(self.failures)
            if (kind := self._kind(failure))
            for name in failure.statement.binds - namespace.keys()
            if kind == "forbidden" or name not in self.functions
        }

    def on_rebound(self, name: str, statement: Statement) -> Reason:
        """Return the remark on a function whose name was given to a value; the function is judged all the same."""
        place = self._place(statement.cell, statement.node.lineno)
        return Reason(
            "name-given-away",
            f"{place} gives the name {name} to a value, and {name} cannot be called after that; "
            "the function defined before is judged",
        )

    def remarks(self, source: Source, missing: Mapping[str, Failure]) -> list[Reason]:
        """Return what is worth knowing beyond the missing functions."""
        return [*self._on_stubs(source), *self._on_failures(missing), *self._on_cut_off()]

    def _on_stubs(self, source: Source) -> list[Reason]:
        said = "{} defines {} once more, unfinished; the finished definition is judged"
        return [
            Reason("stub-after-definition", said.format(self._place(stub.cell, stub.node.lineno), name))
            for name, stub in source.late_stubs
        ]

    def _on_failures(self, missing: Mapping[str, Failure]) -> list[Reason]:
        return [
            Reason("stray-cell-error", self._account(failure))
            for failure in self.failures
            if not isinstance(failure.error, (ImportError, CutOff))
            and failure.statement.binds.isdisjoint(missing)
            and self._before(failure) is None
        ]

    def _on_cut_off(self) -> list[Reason]:
        said = (
            "{} is a loop that did not end in time; it was cut off, and the functions are judged with what it had done"
        )
        return [
            Reason("loop-cut-off", said.format(self._place(failure.statement.cell, failure.statement.node.lineno)))
            for failure in self.failures
            if isinstance(failure.error, CutOff)
        ]

    def _before(self, failure: FailedStatement) -> FailedStatement | None:
        """Return the earlier failure for which a statement lacks a name."""
        earlier = self.failures[: self.failures.index(failure)]
        return next((each for each in earlier if _lacked(failure) in each.statement.binds), None)

    def _kind(self, failure: FailedStatement) -> Kind:
        if before := self._before(failure):
            return self._kind(before)
        return "error" if forbidden(failure.error) is None else "forbidden"

    def _account(self, failure: FailedStatement) -> str:
        """Return what a statement raised, and before that what raised in another one for which it lacks a name."""
        place = self._place(failure.statement.cell, failure.line)
        if before := self._before(failure):
            return f"{self._account(before)}, so {place} lacks {_lacked(failure)}"
        if (what := forbidden(failure.error)) is not None:
            return f"{place} {what}"
        words = words_of(failure.error, MOST_QUOTED)
        raised = f"{place} raised {shortened(type(failure.error).__name__, MOST_QUOTED)}"
        return f"{raised}: {words}" if words else raised

    def _syntax_error(self, cell: int, why: Broken) -> str:
        text = f": {why.text}" if why.text else ""
        return f"{self._place(cell, why.line)} is not Python ({why.message}){text}"

    def _place(self, cell: int, line: int) -> str:
        return f"line {line}" if self.single_cell else f"code cell {cell}, line {line}"

    def _alike(self, name: str, source: Source) -> str:
        """Return a hint at a definition whose name is nearly the one that is wanted."""
        bound = {each for statement in source.statements for each in statement.binds} - set(self.functions)
        plain = {each.lower().replace("_", ""): each for each in sorted(bound) if not each.startswith("_")}
        close = difflib.get_close_matches(name.replace("_", ""), plain, 1, 0.85)
        return f"; {plain[close[0]]} is: is that it?" if close else ""


def _lacked(failure: FailedStatement) -> str | None:
    return failure.error.name if isinstance(failure.error, NameError) else None


def on_supplied(names: Sequence[str]) -> Reason:
    """Return the remark on imports that the submission lacks and that its functions need."""
    are = "are" if len(names) > 1 else "is"
    imports = "; ".join(USUAL_IMPORTS[name] for name in names)
    return Reason(
        "supplied-import", f"{', '.join(names)} {are} used and never imported; the judge supplied it: {imports}"
    )
