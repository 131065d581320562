"""Run those statements of a submission that define what the homework wants."""

from __future__ import annotations

import ast
import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .names import Statement
from .reasons import Remark, Sentences, on_supplied
from .running import new_namespace, run
from .slicing import BINDERS, Needs
from .source import Source, read_source

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ..failure import Failure

NOTED = {"np", "anp", "autograd"}  # of the usual imports; the others draw, or read what is provided


def read_definitions(
    cells: Sequence[str],
    provided: Collection[str],
    wanted: Sequence[str],
    *,
    leaves_arguments: Collection[str] = (),
    descent: str | None = None,
    released_descent: str = "",
) -> dict[str, Any]:
    """Tell what the text says before its first line runs, which could say otherwise.

    It is asked as `run_definitions` is, and for the descent as in `crosscheck.submissions.outcomes.Wanted`.

    Returns
    -------
    dict
        "descent": whose the last one computes as, "own" or "released", "" if none is bound; by each function wanted
        "uses": the others that it refers to, itself or through what it calls; and "defined": cell and line of its last
        `def`, if it has one.
    """
    source, _, needed = _read(tuple(cells), frozenset(provided), tuple(wanted), frozenset(leaves_arguments), "")
    bound = source.defining(descent or "")[-1:]
    return {
        "descent": "" if not bound else "released" if _is_released(bound, released_descent) else "own",
        "uses": {name: _used(name, needed[name], source, wanted) for name in wanted},
        "defined": {name: place for name in wanted for place in _defs(name, source)},
    }


class Definitions(NamedTuple):
    """A submission, as far as its functions need it."""

    namespace: dict[str, Any]  # the globals of what was run
    functions: dict[str, Any]  # those wanted that can be called
    missing: dict[str, Failure]  # why, for each of the others
    remarks: list[Remark]  # what a teacher or the student needs to know besides
    not_bound: dict[str, Failure]  # why, for each name that is not bound since what would bind it failed


def run_definitions(
    cells: Sequence[str],
    provided: Mapping[str, object],
    wanted: Sequence[str],
    *,
    leaves_arguments: Collection[str] = (),
    lent: str = "",
    waiting_seconds: float = 10.0,
) -> Definitions:
    """Run what the functions wanted need of the code cells; whatever the submission raises is caught, SystemExit too.

    Parameters
    ----------
    cells : text of the code cells, in order
    provided : values by name, copied for a submission that relies on one without binding it, or reads it from a file
    wanted : names of functions
    leaves_arguments : as in `crosscheck.submissions.outcomes.Wanted`
    lent : source text of a function that the submission has not done yet
    waiting_seconds : how long all may take without using the processor
    """
    source, needs, needed = _read(tuple(cells), frozenset(provided), tuple(wanted), frozenset(leaves_arguments), lent)
    namespace = new_namespace()
    namespace.update({name: copy.copy(value) for name, value in provided.items() if needs.is_replaced(name)})
    chosen = set().union(*needed.values())
    failures = run(source.statements, chosen, namespace, provided, waiting_seconds)

    sentences = Sentences(wanted, source, [failures[index] for index in sorted(failures)])
    rebound = _defined_again(needed, namespace, source, waiting_seconds)
    missing: dict[str, Failure] = {}
    for name in wanted:
        mine = [failures[index] for index in sorted(needed[name] & failures.keys())]
        if reason := sentences.why_missing(name, namespace, mine):
            missing[name] = reason
    functions = {name: namespace[name] for name in wanted if name not in missing}
    remarks = [sentences.on_rebound(name, statement) for name, statement in rebound if name not in missing]
    remarks += sentences.remarks(missing)
    run_imports = [source.statements[index] for index in sorted(chosen - failures.keys())]
    supplied = [name for each in run_imports if each.supplied for name in each.binds & NOTED]
    remarks += [on_supplied(supplied)] if supplied else []
    return Definitions(namespace, functions, missing, remarks, sentences.not_bound(namespace))


@lru_cache(maxsize=1)
def _read(
    cells: tuple[str, ...],
    provided: frozenset[str],
    wanted: tuple[str, ...],
    leaves_arguments: frozenset[str],
    lent: str,
) -> tuple[Source, Needs, dict[str, set[int]]]:
    """Read the cells, once however often they are run: reading takes ten times as long as running."""
    source = read_source(cells, wanted, lent)
    needs = Needs(source.statements, provided, leaves_arguments)
    return source, needs, {name: needs.of(name) for name in wanted}


def _used(name: str, needed: set[int], source: Source, wanted: Sequence[str]) -> list[str]:
    """Return which other functions wanted a function refers to; all of them where its text is made up when it runs."""
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


def _defined_again(
    needed: Mapping[str, set[int]], namespace: dict[str, Any], source: Source, waiting_seconds: float
) -> list[tuple[str, Statement]]:
    """Run the last `def` once more of each function whose name a statement gave to a value; return both.

    Such a statement is `loss = loss(initial, X, y)`.
    """
    taken = []
    for name in needed:
        bindings = source.defining(name)
        definitions = [each for each in bindings if isinstance(each.node, ast.FunctionDef)]
        is_taken = name in namespace and not callable(namespace[name]) and bindings[-1] not in definitions
        if is_taken and definitions and not run(definitions[-1:], [0], namespace, {}, waiting_seconds):
            taken.append((name, bindings[-1]))
    return taken


def _is_released(definitions: Sequence[Statement], released: str) -> bool:
    """Whether a definition differs from the released one in nothing but documentation, prints and plots."""
    each = [_computation(statement.node) for statement in definitions]
    return any(_computation(node) in each for node in ast.parse(released).body)


def _computation(node: ast.stmt) -> str:
    if not isinstance(node, ast.FunctionDef):
        return ast.dump(node)
    return ast.dump(_WithoutShow().visit(copy.deepcopy(node)))


class _WithoutShow(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.Expr | None:
        return None if isinstance(node.value, ast.Constant) or _shows(node.value) else node


def _shows(node: ast.expr) -> bool:
    while isinstance(node, (ast.Call, ast.Attribute)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and node.id in {"print", "display", "plt"}
