"""The findings of a call of the fixture `agrees` on each party, as plain data, and the lines that repeat it."""

import shlex
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from crosscheck.comparison.agreement import Comparison
from crosscheck.comparison.compare import compare
from crosscheck.comparison.parties import AnyParty, functions_of, name_of
from crosscheck.pytest_plugin import VERDICTS, distances
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.truth.errors import THE_TRUTH
from crosscheck.versions import installed_versions

REFERENCE = "by_hand"
LONGEST = 17  # numbers of an array that a line repeats, at most: enough for a start, but not for data
Finding = dict[str, Any]


def properties(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield a party's properties in JUnit's XML: its verdict and its distances."""
    prefix = f"crosscheck.{finding['party']}"
    yield f"{prefix}.verdict", VERDICTS[finding["agrees"]]
    for of, row in distances(finding):
        yield f"{prefix}.{of.replace(' ', '.')}", f"{row['difference']} of {row['tolerance']}"


def found(
    parties: tuple[Any, ...], keywords: Mapping[str, Any], test: str
) -> tuple[Comparison | Exception, list[Finding]]:
    """Compare parties with the reference, as `compare` does with the same keywords; `test` is the test's identifier.

    Return the value to return to the test, or the exception to raise in it; and a finding for each party.
    """
    try:
        reference = () if keywords.get("homework") is not None else (REFERENCE,)
        comparison = compare(*reference, *parties, **keywords)
    except (CannotJudgeError, TypeError, ValueError) as why:
        why.__traceback__ = None  # the sentence says it all
        names = [name_of(party) for party in parties] or [REFERENCE]
        return why, [_finding(test, name, None, str(why)) for name in names]
    findings = [_of_party(test, name, comparison) for name in comparison.parties[1:]]
    if comparison.agree:
        return comparison, findings
    lines = reproduction((REFERENCE, *parties), keywords, test)
    account = "\n".join([str(comparison), "", "To reproduce:", *(f"    {line}" for line in lines)])
    return AssertionError(account), findings


def _of_party(test: str, name: str, comparison: Comparison) -> Finding:
    """Return one party's distances from the reference and from the truth."""
    if comparison.error is not None:
        return _finding(test, name, False, comparison.malformed, comparison.parties[0])
    mine = [row for row in comparison.failures if row.question.party == name]
    outside = [row for row in mine if row.question.beside != THE_TRUTH]
    said = [remark.removeprefix(f"{name}: ").rstrip(".") for remark in comparison.remarks_on(name)]
    return _finding(test, name, not mine, "; ".join(said) or None, comparison.parties[0]) | {
        "differences": {quantity: row.to_json() for quantity, row in comparison.by_party.get(name, {}).items()},
        "errors": {quantity: row.to_json() for quantity, row in comparison.errors.get(name, {}).items()},
        "failures": [{"quantity": row.question.quantity, **row.to_json()} for row in outside],
    }


def _finding(test: str, party: str, agrees: bool | None, reason: str | None, reference: str = REFERENCE) -> Finding:
    """Return a finding without numbers; `agrees` is None if the party could not be compared."""
    told = {"test": test, "party": party, "reference": reference, "agrees": agrees, "reason": reason}
    return told | {"differences": {}, "errors": {}, "failures": [], "versions": dict(installed_versions())}


def reproduction(parties: tuple[AnyParty, ...], keywords: Mapping[str, Any], test: str) -> list[str]:
    """Return code that compares the same parties again, or the test's command if a party or an array has no name."""
    modules: set[str] = set()
    shown = [_party(party, modules) for party in parties]
    values = {name: _value(value) for name, value in keywords.items()}
    if None in shown or None in values.values():
        return [f"python -m pytest {shlex.quote(test)}"]
    called = ", ".join([*map(str, shown), *(f"{name}={value}" for name, value in values.items())])
    imports = [f"import {', '.join(sorted(modules))}"] if modules else []
    return ["import crosscheck", *imports, f"print(crosscheck.compare({called}))"]


def _party(party: AnyParty, modules: set[str]) -> str | None:
    """Return an expression for a party, and add the modules in it to `modules`; None if there is no expression."""
    if isinstance(party, str | Path):
        return repr(str(party))
    if isinstance(party, ModuleType):
        modules.add(party.__name__)
        return party.__name__ if sys.modules.get(party.__name__) is party else None
    functions = {name: _function(function, modules) for name, function in functions_of(party).items()}
    if not functions or None in functions.values():
        return None
    return f"crosscheck.party({', '.join(f'{name}={function}' for name, function in functions.items())})"


def _function(function: Any, modules: set[str]) -> str | None:
    module, name = str(getattr(function, "__module__", None)), getattr(function, "__qualname__", "")
    if not name.isidentifier() or getattr(sys.modules.get(module), name, None) is not function:
        return None
    modules.add(module)
    return f"{module}.{name}"


def _value(value: Any) -> str | None:
    if isinstance(value, bool | int | float | str) or value is None:
        return repr(value)
    numbers = np.asarray(value)
    return repr(numbers.tolist()) if numbers.dtype.kind in "biuf" and numbers.size <= LONGEST else None
