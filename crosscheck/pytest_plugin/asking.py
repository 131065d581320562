"""What the fixture `agrees` asks `compare`, and what a test then keeps of the answer, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from crosscheck.comparison.agreement import Comparison
from crosscheck.comparison.answers import PartyFailedError
from crosscheck.comparison.compare import compare
from crosscheck.comparison.completing import name_of
from crosscheck.comparison.differences import Difference
from crosscheck.comparison.inaccuracy import THE_TRUTH
from crosscheck.comparison.reproduce import reproduction
from crosscheck.judge.versions import installed_versions
from crosscheck.pytest_plugin.gathering import VERDICTS
from crosscheck.submissions.errors import CannotJudgeError

REFERENCE = "by_hand"
Finding = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What came of one call of `agrees`."""

    comparison: Comparison | None
    error: Exception | None  # to be raised in the test
    findings: list[Finding] = field(default_factory=list)  # one for each party

    @property
    def properties(self) -> list[tuple[str, str]]:
        """What stands in JUnit's XML: for each party its verdict and its distances."""
        return [each for finding in self.findings for each in _properties(finding)]


def asked(parties: tuple[Any, ...], keywords: Mapping[str, Any], test: str) -> Answer:
    """Compare parties with the reference, as `compare` does with the same keywords.

    Parameters
    ----------
    parties : tuple
        Anything that `compare` takes.
    keywords : mapping
        Of `compare`.
    test : str
        The test's node identifier.
    """
    try:
        comparison = compare(REFERENCE, *parties, **keywords)
    except (CannotJudgeError, TypeError, ValueError) as why:
        why.__traceback__ = None  # the sentence says it all
        why.__cause__, why.__suppress_context__ = _in_the_party(why), True
        names = [name_of(party) for party in parties] or [REFERENCE]
        return Answer(None, why, [_finding(test, name, None, str(why)) for name in names])
    findings = [_of_party(test, name, comparison) for name in comparison.parties[1:]]
    if comparison.agree:
        return Answer(comparison, None, findings)
    lines = reproduction((REFERENCE, *parties), keywords, test)
    account = "\n".join([str(comparison), "", "To reproduce:", *(f"    {line}" for line in lines)])
    return Answer(comparison, AssertionError(account), findings)


def _in_the_party(why: Exception) -> BaseException | None:
    """Return what a party's own code raised, with the traceback from there on; None if it was not raised there."""
    cause = why.__cause__ if isinstance(why, PartyFailedError) else None
    if cause is None or cause.__traceback__ is None or cause.__traceback__.tb_next is None:
        return None
    return cause.with_traceback(cause.__traceback__.tb_next)


def _of_party(test: str, name: str, comparison: Comparison) -> Finding:
    """Return how far one party lies from the reference, and from the truth."""
    run = comparison.run
    if run is None:
        return _finding(test, name, False, comparison.malformed)
    outside = [each for each in comparison.failures if each.source.party == name and each.between[1] != THE_TRUTH]
    errors = comparison.errors.get(name, {})
    agrees = not outside and all(error.within for error in errors.values())
    said = [
        remark.removeprefix(f"{name}: ").rstrip(".") for remark in comparison.remarks if remark.startswith(f"{name}: ")
    ]
    return _finding(test, name, agrees, "; ".join(said) or None, comparison.by_party[name], errors, outside)


def _finding(
    test: str,
    party: str,
    agrees: bool | None,
    reason: str | None,
    largest: Mapping[str, Difference] | None = None,
    errors: Mapping[str, Difference] | None = None,
    outside: list[Difference] | None = None,
) -> Finding:
    return {
        "test": test,
        "party": party,
        "reference": REFERENCE,
        "agrees": agrees,  # None if it could not be compared
        "reason": reason,
        "differences": {quantity: each.to_json() for quantity, each in (largest or {}).items()},
        "errors": {quantity: each.to_json() for quantity, each in (errors or {}).items()},
        "failures": [{"quantity": each.quantity, **each.to_json()} for each in outside or []],
        "versions": dict(installed_versions()),
    }


def _properties(finding: Finding) -> list[tuple[str, str]]:
    prefix = f"crosscheck.{finding['party']}"
    distances = {
        f"{quantity}.{of}": each
        for of, places in (("difference", finding["differences"]), ("error", finding["errors"]))
        for quantity, each in places.items()
    }
    numbers = [(f"{prefix}.{name}", f"{each['difference']} of {each['tolerance']}") for name, each in distances.items()]
    return [(f"{prefix}.verdict", VERDICTS[finding["agrees"]]), *numbers]
