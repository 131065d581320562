"""Run those statements of a submission that define what the homework wants."""

import ast
import copy
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from ..failure import Failure
from .names import Statement
from .reasons import Places, Reason, on_supplied
from .released import computes_the_same
from .running import new_namespace, run
from .slicing import BINDERS, Needs
from .source import Source, read_source
from .surroundings import builtins_of_a_notebook
from .wanted import Wanted

NOTED = {"np", "anp", "autograd"}  # of the usual imports; the others draw, or read what is provided


class Program(NamedTuple):
    """A submission, as far as its functions need it.

    Attributes
    ----------
    namespace : the globals of what was run
    functions : those wanted that can be called
    missing : for each of the others, why
    remarks : what a teacher or the student needs to know besides
    own_descent : whether there is a descent that computes otherwise than the homework's
    uses : for each name wanted, those of the others that its text refers to, itself or through what it calls
    not_bound : for each name that is not bound since what would bind it failed, why
    defined : cell and line of the last `def` of each name wanted that has one
    """

    namespace: dict[str, Any]
    functions: dict[str, Any]
    missing: dict[str, Failure]
    remarks: list[Reason]
    own_descent: bool
    uses: dict[str, list[str]]
    not_bound: dict[str, Failure]
    defined: dict[str, tuple[int, int]]


def load_program(cells: Sequence[str], provided: Mapping[str, object], wanted: Wanted, lent: str = "") -> Program:
    """Run what the functions wanted need of the code cells.

    Whatever the submission raises is caught, SystemExit and KeyboardInterrupt too.

    Parameters
    ----------
    cells : text of the code cells, in order
    provided : values by name, copied for a submission that relies on one without binding it, or reads it from a file
    wanted : names its functions
    lent : source text of a function that the submission has not done yet
    """
    source, needs = _read(
        tuple(cells), frozenset(provided), tuple(wanted.functions), frozenset(wanted.leaves_arguments), lent
    )
    needed = {name: needs.of(name) for name in wanted.functions}
    namespace = new_namespace(builtins_of_a_notebook())
    namespace.update({name: copy.copy(value) for name, value in provided.items() if needs.is_replaced(name)})
    chosen = set().union(*needed.values())
    failures = run(source.statements, chosen, namespace, provided)

    places = Places(wanted.functions, len(cells) == 1, [failures[index] for index in sorted(failures)])
    rebound = _defined_again(needed, namespace, source)
    missing: dict[str, Failure] = {}
    for name in wanted.functions:
        mine = [failures[index] for index in sorted(needed[name] & failures.keys())]
        if reason := places.why_missing(name, namespace, mine, source):
            missing[name] = reason
    functions = {name: namespace[name] for name in wanted.functions if name not in missing}
    remarks = [places.on_rebound(name, statement) for name, statement in rebound if name not in missing]
    remarks += places.remarks(source, missing)
    run_imports = [source.statements[index] for index in sorted(chosen - failures.keys())]
    supplied = [name for each in run_imports if each.supplied for name in each.binds & NOTED]
    remarks += [on_supplied(supplied)] if supplied else []
    own_descent = wanted.descent in functions and not _is_released(wanted, source)
    uses = {name: _used(name, needed[name], source, wanted.functions) for name in wanted.functions}
    defined = {name: place for name in wanted.functions for place in _defs(name, source)}
    return Program(namespace, functions, missing, remarks, own_descent, uses, places.not_bound(namespace), defined)


@lru_cache(maxsize=1)
def _read(
    cells: tuple[str, ...],
    provided: frozenset[str],
    functions: tuple[str, ...],
    leaves_arguments: frozenset[str],
    lent: str,
) -> tuple[Source, Needs]:
    """Read the cells, once however often they are run: reading takes ten times as long as running."""
    source = read_source(cells, functions, lent)
    return source, Needs(source.statements, provided, leaves_arguments)


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
    return [(cell, node.lineno) for cell, node in bound if isinstance(node, ast.FunctionDef) and node.name == name]


def _is_released(wanted: Wanted, source: Source) -> bool:
    """Whether the submission's last definition of the descent is the homework's own."""
    definitions = source.defining(wanted.descent or "")
    return bool(definitions) and computes_the_same(definitions[-1].node, wanted.released_descent)


def _defined_again(
    needed: Mapping[str, set[int]], namespace: dict[str, Any], source: Source
) -> list[tuple[str, Statement]]:
    """Run the last `def` once more of each function whose name was given to a value, as in `loss = loss(initial, X, y)`.

    Returns
    -------
    list of the function's name and the statement that took it
    """
    taken = []
    for name in needed:
        bindings = source.defining(name)
        definitions = [each for each in bindings if isinstance(each.node, ast.FunctionDef)]
        is_taken = name in namespace and not callable(namespace[name]) and bindings[-1] not in definitions
        if is_taken and definitions and not run(definitions[-1:], [0], namespace, {}):
            taken.append((name, bindings[-1]))
    return taken
