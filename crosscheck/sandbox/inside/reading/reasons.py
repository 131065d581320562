"""Sentences on what is not there and on what else happened, each with its place in the submission."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..failure import Failure, forbidden, missing_package, shortened, words_of
from .running import USUAL_IMPORTS, CutOff

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from .names import Statement
    from .running import Raised
    from .source import Source

MOST_QUOTED = 160  # characters of the submission's own messages
MOST_ERRORS = 3  # of cells that raised, which are told


class Remark(NamedTuple):
    """A sentence on what is worth knowing, and its kind."""

    kind: str
    message: str


class Sentences(NamedTuple):
    """What is to be said of a submission whose needed statements were run."""

    wanted: Collection[str]
    source: Source
    failures: Sequence[Raised]

    def why_missing(self, name: str, namespace: Mapping[str, object], failures: Sequence[Raised]) -> Failure | None:
        """Return why a function cannot be called, if it cannot; `failures` are those among what it needs."""
        unbound = [failure for failure in failures if not failure.statement.binds <= namespace.keys()]
        for failure in unbound:
            if isinstance(failure.error, ModuleNotFoundError):
                return Failure("package", missing_package(failure.error))
        for failure in unbound:
            if isinstance(failure.error, ImportError) or name in failure.statement.binds:
                return Failure(self._kind(failure), f"{self._account(failure)}, so {name} is not defined")
        definitions = self.source.defining(name)
        broken = next((each for each in self.source.broken if name in each.defines), None)
        if broken and all(statement.is_stub for statement in definitions):
            place = _place(broken.cell, broken.line)
            return Failure("syntax", f"{place} is not Python {broken.why}, so {name} is not defined")
        if name not in namespace and (inner := self.source.inside_another(name)):
            outer, line = inner
            place = _place(outer.cell, line)
            within = f" {min(outer.binds)}" if outer.binds else ""
            return Failure(
                "missing", f"{name} is not defined by itself but inside{within} ({place}), where nobody can call it"
            )
        if name not in namespace:
            return Failure("missing", f"{name} is not defined anywhere in the submission{self._alike(name)}")
        if not callable(namespace[name]):
            kind = shortened(type(namespace[name]).__name__, MOST_QUOTED)
            where = "".join(f": see {_begin(each)}" for each in definitions[-1:])
            return Failure("error", f"{name} is not a function but of type {kind}{where}")
        return None

    def not_bound(self, namespace: Mapping[str, object]) -> dict[str, Failure]:
        """Return why, for each name that is not bound since a statement failed.

        A function that is wanted is spoken of by itself, unless it is forbidden.
        """
        return {
            name: Failure(kind, f"{name}, which is not defined: {self._account(failure)}")
            for failure in reversed(self.failures)
            if (kind := self._kind(failure))
            for name in failure.statement.binds - namespace.keys()
            if kind == "forbidden" or name not in self.wanted
        }

    def on_rebound(self, name: str, statement: Statement) -> Remark:
        """Return the remark on a function whose name was given to a value; the function is judged all the same."""
        said = (
            f"{_begin(statement)} gives the name {name} to a value, and {name} cannot be called after that; "
            "the function defined before is judged"
        )
        return Remark("name-given-away", said)

    def remarks(self, missing: Mapping[str, Failure]) -> list[Remark]:
        """Return what is worth knowing beyond the missing functions: late stubs, cells that raised, endless loops."""
        found: list[Remark] = []
        for name, stub in self.source.late_stubs:
            again = f"defines {name} once more, unfinished; the finished definition is judged"
            found.append(Remark("stub-after-definition", f"{_begin(stub)} {again}"))
        strays = []
        for failure in self.failures:
            told = isinstance(failure.error, (ImportError, CutOff)) or failure.statement.binds & missing.keys()
            if not told and self._before(failure) is None:
                strays.append(Remark("stray-cell-error", self._account(failure)))
        found += strays[:MOST_ERRORS]
        if more := len(strays[MOST_ERRORS:]):
            found.append(Remark("stray-cell-error", f"{more} more statements raised an error"))
        cut_off = "did not end in time; it was cut off, and the functions are judged with what it had done"
        loops = [failure.statement for failure in self.failures if isinstance(failure.error, CutOff)]
        return found + [Remark("loop-cut-off", f"{_begin(loop)} is a loop that {cut_off}") for loop in loops]

    def _before(self, failure: Raised) -> Raised | None:
        """Return the earlier failure for which a statement lacks a name."""
        earlier = self.failures[: self.failures.index(failure)]
        return next((each for each in earlier if _lacked(failure) in each.statement.binds), None)

    def _kind(self, failure: Raised) -> Literal["error", "forbidden"]:
        if before := self._before(failure):
            return self._kind(before)
        return "error" if forbidden(failure.error) is None else "forbidden"

    def _account(self, failure: Raised) -> str:
        """Return what a statement raised, and before that what raised in another one for which it lacks a name."""
        place = _place(failure.statement.cell, failure.line)
        if before := self._before(failure):
            return f"{self._account(before)}, so {place} lacks {_lacked(failure)}"
        if (what := forbidden(failure.error)) is not None:
            return f"{place} {what}"
        words = words_of(failure.error, MOST_QUOTED)
        raised = f"{place} raised {shortened(type(failure.error).__name__, MOST_QUOTED)}"
        return f"{raised}: {words}" if words else raised

    def _alike(self, name: str) -> str:
        """Return a hint at a definition whose name is nearly the one that is wanted."""
        bound = {each for statement in self.source.statements for each in statement.binds} - set(self.wanted)
        plain = {each.lower().replace("_", ""): each for each in sorted(bound) if not each.startswith("_")}
        close = difflib.get_close_matches(name.replace("_", ""), plain, 1, 0.85)
        return f"; {plain[close[0]]} is: is that it?" if close else ""


def on_supplied(names: Sequence[str]) -> Remark:
    """Return the remark on imports that the submission lacks and that its functions need."""
    are = "are" if len(names) > 1 else "is"
    imports = "; ".join(USUAL_IMPORTS[name] for name in names)
    said = f"{', '.join(names)} {are} used and never imported; the judge supplied it: {imports}"
    return Remark("supplied-import", said)


def _place(cell: int, line: int) -> str:
    return f"code cell {cell}, line {line}" if cell else f"line {line}"


def _begin(statement: Statement) -> str:
    return _place(statement.cell, statement.node.lineno)


def _lacked(failure: Raised) -> str | None:
    return failure.error.name if isinstance(failure.error, NameError) else None
