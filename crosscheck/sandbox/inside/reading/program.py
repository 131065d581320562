"""Run those statements of a submission that define what the homework wants."""

import ast
import copy
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .names import Statement
from .reasons import Places, Reason
from .released import computes_the_same
from .running import new_namespace, run
from .slicing import Needs
from .source import Source, read_source
from .surroundings import builtins_of_a_notebook
from .wanted import Wanted


class Program(NamedTuple):
    """A submission, as far as its functions need it.

    Attributes
    ----------
    namespace : the globals of what was run
    functions : those wanted that can be called
    missing : for each of the others, why
    remarks : what a teacher or the student needs to know besides
    own_descent : whether there is a descent that computes otherwise than the homework's
    """

    namespace: dict[str, Any]
    functions: dict[str, Any]
    missing: dict[str, Reason]
    remarks: list[Reason]
    own_descent: bool


def load_program(cells: Sequence[str], provided: Mapping[str, object], wanted: Wanted) -> Program:
    """Run what the functions wanted need of the code cells.

    Whatever the submission raises is caught, SystemExit and KeyboardInterrupt too.

    Parameters
    ----------
    cells : text of the code cells, in order
    provided : values by name, copied for a submission that relies on one without binding it, or reads it from a file
    wanted : names its functions
    """
    source = read_source(cells, wanted.functions)
    needs = Needs(source.statements, provided, wanted.leaves_arguments)
    needed = {name: needs.of(name) for name in wanted.functions}
    namespace = new_namespace(builtins_of_a_notebook())
    namespace.update({name: copy.copy(value) for name, value in provided.items() if needs.is_replaced(name)})
    failures = run(source.statements, set().union(*needed.values()), namespace, provided)

    places = Places(wanted.functions, single_cell=len(cells) == 1)
    rebound = _defined_again(needed, namespace, source)
    missing: dict[str, Reason] = {}
    for name in wanted.functions:
        mine = [failures[index] for index in sorted(needed[name] & failures.keys())]
        if reason := places.why_missing(name, namespace, mine, source):
            missing[name] = reason
    functions = {name: namespace[name] for name in wanted.functions if name not in missing}
    remarks = [places.on_rebound(name, statement) for name, statement in rebound if name not in missing]
    remarks += places.remarks(source, missing, list(failures.values()))
    own_descent = wanted.descent in functions and not _is_released(wanted, source)
    return Program(namespace, functions, missing, remarks, own_descent)


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
