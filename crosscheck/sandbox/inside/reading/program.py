"""Run those statements of a submission that define its four functions."""

import ast
import copy
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .homework import is_homework_optimize
from .names import Statement
from .reasons import FUNCTIONS, Places, Reason
from .running import new_namespace, run
from .slicing import Needs
from .source import Source, read_source
from .surroundings import builtins_of_a_notebook


class Program(NamedTuple):
    """A submission, as far as its functions need it.

    Attributes
    ----------
    namespace : the globals of what was run
    functions : those of `FUNCTIONS` that can be called
    missing : for each of the others, why
    remarks : what a teacher or the student needs to know besides
    own_optimize : whether there is an `optimize` that computes otherwise than the homework's
    """

    namespace: dict[str, Any]
    functions: dict[str, Any]
    missing: dict[str, Reason]
    remarks: list[Reason]
    own_optimize: bool


def load_program(cells: Sequence[str], provided: Mapping[str, object]) -> Program:
    """Run what `network`, `loss`, `loss_gradient` and `optimize` need of the code cells.

    Whatever the submission raises is caught, SystemExit and KeyboardInterrupt too.

    Parameters
    ----------
    cells : text of the code cells, in order
    provided : copied for a submission that relies on X, y or initial without binding it, or reads it from a file
    """
    source = read_source(cells, FUNCTIONS)
    needs = Needs(source.statements, provided)
    needed = {name: needs.of(name) for name in FUNCTIONS}
    namespace = new_namespace(builtins_of_a_notebook())
    namespace.update({name: copy.copy(value) for name, value in provided.items() if needs.is_replaced(name)})
    failures = run(source.statements, set().union(*needed.values()), namespace, provided)

    places = Places(single_cell=len(cells) == 1)
    rebound = _defined_again(needed, namespace, source)
    missing: dict[str, Reason] = {}
    for name in FUNCTIONS:
        mine = [failures[index] for index in sorted(needed[name] & failures.keys())]
        if reason := places.why_missing(name, namespace, mine, source):
            missing[name] = reason
    functions = {name: namespace[name] for name in FUNCTIONS if name not in missing}
    remarks = [places.on_rebound(name, statement) for name, statement in rebound if name not in missing]
    remarks += places.remarks(source, missing, list(failures.values()))
    unchanged = any(is_homework_optimize(statement.node) for statement in source.defining("optimize")[-1:])
    return Program(namespace, functions, missing, remarks, "optimize" in functions and not unchanged)


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
