"""Run the statements of a submission that define the homework's functions."""

import ast
import copy
import difflib
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal, NamedTuple

from ..failure import MOST_WORDS, Failure, forbidden, missing_package, shortened, words_of
from .running import USUAL_IMPORTS, CutOff, Raised, new_namespace, run
from .shapes import are_flat
from .source import Source, read_source
from .statements import BINDERS, SUPPLIED, Needs, Statement, root

SHOWING = {"print", "display", "plt"}  # calls that a released definition may have more or fewer of
MOST_ERRORS = 3  # errors told one by one, and failures kept at the end of a chain
NOTED = {"np", "anp", "autograd"}  # usual imports that are noted if missing; the others draw, or read provided files


def read_definitions(cells: Sequence[str], provided: Collection[str], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Report what the text says, before its first line runs and could change it.

    `wanted` has the keys of `crosscheck.submissions.outcomes.Wanted`. Those of the report: "descent": "released" if
    the last definition computes as the homework's, "own" if not, "" if there is none. "uses": for each wanted function,
    the others that it refers to, directly or through what it calls. "defined": cell and line of its last `def`, if any.
    "flat": whether the labels are flattened. "more": whether there are more statements that may be run.
    """
    functions, unchanging = tuple(wanted["functions"]), frozenset(wanted["leaves_arguments"])
    source, needs, needed = _read(tuple(cells), frozenset(provided), functions, unchanging, "")
    bound = source.defining(wanted["descent"] or "")[-1:]
    return {
        "descent": "" if not bound else "released" if _is_released(bound, wanted["released_descent"]) else "own",
        "uses": {name: _used(name, needed[name], source, functions) for name in functions},
        "defined": {name: place for name in functions for place in _defs(name, source)},
        "flat": bool(wanted["data"]) and are_flat(wanted["data"], source.statements),
        "more": bool(_more(source, needs, needed)),
    }


class Definitions(NamedTuple):
    """What has been run of a submission, and what came of it."""

    namespace: dict[str, Any]  # the globals of what was run
    functions: dict[str, Any]  # the wanted functions that can be called
    missing: dict[str, Failure]  # why, for each of the others
    remarks: list[tuple[str, str]]  # kinds and sentences, for a teacher or the student
    not_bound: dict[str, Failure]  # for each unbound name, the failure of the statement that would bind it


def run_definitions(
    cells: Sequence[str],
    provided: Mapping[str, object],
    wanted: Mapping[str, Any],
    lent: str,
    waiting_seconds: float,
    whole: bool = False,
) -> Definitions:
    """Run the statements of the code cells that the wanted functions need. All they raise is caught, SystemExit too.

    With `whole`, the other statements are run as well, if they take little time.

    A value in `provided` is copied if the submission does not bind its name, or reads it from a file. `lent` is the
    text of a function that the submission has not done yet. The load may wait for `waiting_seconds` without using the
    processor. `wanted` has the keys of `crosscheck.submissions.outcomes.Wanted`.
    """
    names, unchanging = tuple(wanted["functions"]), frozenset(wanted["leaves_arguments"])
    source, needs, needed = _read(tuple(cells), frozenset(provided), names, unchanging, lent)
    chosen = set().union(*needed.values())
    also = _more(source, needs, needed) if whole else set[int]()
    while True:
        namespace = new_namespace()
        namespace.update({name: copy.copy(value) for name, value in provided.items() if needs.is_replaced(name)})
        failures, callables = run(source.statements, chosen, namespace, provided, waiting_seconds, also, names)
        if also.isdisjoint(failures):
            break
        also -= failures.keys()  # it may have failed before it undid a change: rerun all without it

    sentences = Sentences(names, source, [failures[index] for index in sorted(failures)])
    # `loss = loss(initial, X, y)` took its name: the function that had it before is judged.
    taken = [name for name in callables if name in namespace and not callable(namespace[name])]
    namespace.update({name: callables[name][1] for name in taken})
    among = {name: [failures[index] for index in sorted(needed[name] & failures.keys())] for name in names}
    missing = {name: why for name in names if (why := sentences.why_missing(name, namespace, among[name]))}
    functions = {name: namespace[name] for name in names if name not in missing}
    later = {name: [one for one in source.statements[callables[name][0] + 1 :] if name in one.binds] for name in taken}
    remarks = [_on_rebound(name, each) for name, took in later.items() for each in took[:1]]
    remarks += sentences.remarks(missing)
    done = [source.statements[index] for index in sorted(chosen - failures.keys())]
    supplied = [name for each in done if each.filename == SUPPLIED for name in each.binds & NOTED]
    remarks += [_on_supplied(supplied)] if supplied else []
    return Definitions(namespace, functions, missing, remarks, sentences.not_bound(namespace))


@lru_cache(maxsize=1)
def _read(
    cells: tuple[str, ...], provided: frozenset[str], wanted: tuple[str, ...], unchanging: frozenset[str], lent: str
) -> tuple[Source, Needs, dict[str, set[int]]]:
    """Read the cells. The result is cached, since reading takes ten times as long as running."""
    source = read_source(cells, wanted, lent)
    needs = Needs(source.statements, provided, unchanging)
    return source, needs, {name: needs.of(name) for name in wanted}


def _more(source: Source, needs: Needs, needed: Mapping[str, set[int]]) -> set[int]:
    """Return the statements that no function needs, but that may be run."""
    return {index for index in range(len(source.statements)) if needs.may_run(index)}.difference(*needed.values())


def _used(name: str, needed: set[int], source: Source, wanted: Sequence[str]) -> list[str]:
    """Return the other wanted functions that a function refers to; all of them if its text is made while it runs."""
    mine = [source.statements[index] for index in needed]
    if any(each.calls & BINDERS for each in mine):
        return [other for other in wanted if other != name]
    refers_to = frozenset().union(*(each.refers_to for each in mine if not each.imports))
    return [other for other in wanted if other != name and other in refers_to]


def _defs(name: str, source: Source) -> list[tuple[int, int]]:
    """Return cell and line of each `def` of a name that binds it."""
    bound = [(each.cell, node) for each in source.defining(name) for node in each.all_nodes]
    defs = (ast.FunctionDef, ast.ClassDef)
    return [(cell, node.lineno) for cell, node in bound if isinstance(node, defs) and node.name == name]


def _is_released(definitions: Sequence[Statement], released: str) -> bool:
    """Whether a definition differs from the released one in nothing but documentation, prints and plots."""
    with suppress(RecursionError):  # the released one is not nested so deeply
        each = [_computation(statement.node) for statement in definitions]
        return any(_computation(node) in each for node in ast.parse(released).body)
    return False


def _computation(node: ast.stmt) -> str:
    if not isinstance(node, ast.FunctionDef):
        return ast.dump(node)
    return ast.dump(_WithoutShow().visit(copy.deepcopy(node)))


class _WithoutShow(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.Expr | None:
        return None if isinstance(node.value, ast.Constant) or root(node.value) in SHOWING else node


# Sentences on missing functions and other events, each with its place in the submission.


@dataclass(frozen=True)
class Sentences:
    """What there is to say about a submission whose needed statements have run."""

    wanted: Collection[str]
    source: Source
    failures: Sequence[Raised]

    def why_missing(self, name: str, namespace: Mapping[str, object], failures: Sequence[Raised]) -> Failure | None:
        """Return why a function cannot be called, if it cannot; `failures` are those of statements that it needs."""
        unbound = [failure for failure in failures if not failure.statement.binds <= namespace.keys()]
        for failure in unbound:
            if isinstance(failure.error, ModuleNotFoundError):
                return Failure("package", missing_package(failure.error))
        for failure in unbound:
            if isinstance(failure.error, ImportError) or name in failure.statement.binds:
                return Failure(self._kind(failure), self._account(failure))
        definitions = self.source.defining(name)
        broken = next((each for each in self.source.broken if name in each.defines), None)
        if broken and all(statement.is_stub for statement in definitions):
            place = _place(broken.cell, broken.line)
            return Failure("syntax", f"{place} is not Python {broken.why}")
        if name not in namespace and (inner := self.source.inside_another(name)):
            outer, line = inner
            place = _place(outer.cell, line)
            within = f" {min(outer.binds)}" if outer.binds else ""
            inside = f"is not defined by itself but inside{within} ({place}), where nobody can call it"
            return Failure("missing", f"{name} {inside}")
        if name not in namespace:
            unread = "".join(
                f"; {_place(cell, line)} is not Python {why}" for cell, line, why, _ in self.source.broken[:1]
            )
            return Failure("missing", f"{name} is not defined anywhere in the submission{self._alike(name) or unread}")
        if not callable(namespace[name]):
            kind = shortened(type(namespace[name]).__name__, MOST_WORDS)
            where = "".join(f": see {_begin(each)}" for each in definitions[-1:])
            return Failure("error", f"{name} is not a function but of type {kind}{where}")
        return None

    def not_bound(self, namespace: Mapping[str, object]) -> dict[str, Failure]:
        """Return the reason for each name that is unbound because a statement failed.

        Wanted functions have a failure of their own, and are left out unless the sandbox forbade the statement.
        """
        return {
            name: Failure(kind, f"{name}, which is not defined: {self._account(failure)}")
            for failure in reversed(self.failures)
            if (kind := self._kind(failure))
            for name in failure.statement.binds - namespace.keys()
            if kind == "forbidden" or name not in self.wanted
        }

    def remarks(self, missing: Mapping[str, Failure]) -> list[tuple[str, str]]:
        """Return what is worth knowing beyond the missing functions: stubs, cells that raised, endless loops."""
        again = "once more, unfinished; the finished definition is judged"
        cut_off = "did not end in time; it was cut off, and the functions are judged with what it had done"
        errors = [one for one in self.failures if not isinstance(one.error, (ImportError, CutOff))]
        left = [one for one in errors if not one.statement.binds & missing.keys() and len(self._led_to[id(one)]) == 1]
        strays = [self._account(failure) for failure in left]
        if more := len(strays[MOST_ERRORS:]):
            strays[MOST_ERRORS:] = [f"{more} more statements raised an error"]
        loops = [failure.statement for failure in self.failures if isinstance(failure.error, CutOff)]
        return [
            *(("stub-after-definition", f"{_begin(s)} defines {name} {again}") for name, s in self.source.stubs_after),
            *(("stray-cell-error", stray) for stray in strays),
            *(("loop-cut-off", f"{_begin(loop)} is a loop that {cut_off}") for loop in loops),
        ]

    @cached_property
    def _led_to(self) -> dict[int, list[Raised]]:
        """The chain that led to each failure, by its id: each statement lacked a name that the one before did not bind.

        Of a long chain, the first failure and the last ones are kept.
        """
        found, binding = dict[int, list[Raised]](), dict[str | None, Raised]()
        for failure in self.failures:
            before = binding.get(failure.lacks)
            chain = [*found[id(before)], failure] if before else [failure]
            found[id(failure)] = [*chain[:1], *chain[1:][-MOST_ERRORS:]]
            for name in failure.statement.binds:
                binding.setdefault(name, failure)
        return found

    def _kind(self, failure: Raised) -> Literal["error", "forbidden"]:
        return "error" if forbidden(self._led_to[id(failure)][0].error) is None else "forbidden"

    def _account(self, failure: Raised) -> str:
        """Return what a statement raised. If it lacked a name, the failure that left the name unbound comes first."""
        first, *others = self._led_to[id(failure)]
        place, words = _place(first.statement.cell, first.line), words_of(first.error, MOST_WORDS)
        told = f"raised {shortened(type(first.error).__name__, MOST_WORDS)}" + (f": {words}" if words else "")
        lacking = [f", so {_place(each.statement.cell, each.line)} lacks {each.lacks}" for each in others]
        return f"{place} {forbidden(first.error) or told}" + "".join(lacking)

    def _alike(self, name: str) -> str:
        """Return a hint at a definition whose name is nearly the one that is wanted."""
        bound = {each for statement in self.source.statements for each in statement.binds} - set(self.wanted)
        plain = {each.lower().replace("_", ""): each for each in sorted(bound) if not each.startswith("_")}
        close = difflib.get_close_matches(name.replace("_", ""), plain, 1, 0.85)
        return f"; {plain[close[0]]} is: is that it?" if close else ""


def _on_rebound(name: str, statement: Statement) -> tuple[str, str]:
    """Return the remark on a function whose name was given to a value; the function is judged all the same."""
    given = f"{_begin(statement)} gives the name {name} to a value, and {name} cannot be called after that"
    return "name-given-away", f"{given}; the function defined before is judged"


def _on_supplied(names: Sequence[str]) -> tuple[str, str]:
    """Return the remark on imports that the submission lacks and that its functions need."""
    are = "are" if len(names) > 1 else "is"
    imports = "; ".join(USUAL_IMPORTS[name] for name in names)
    return "supplied-import", f"{', '.join(names)} {are} used and never imported; the judge supplied it: {imports}"


def _place(cell: int, line: int) -> str:
    return f"code cell {cell}, line {line}" if cell else f"line {line}"


def _begin(statement: Statement) -> str:
    return _place(statement.cell, statement.node.lineno)
