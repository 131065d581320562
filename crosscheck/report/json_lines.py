"""Verdicts as JSON, one ``crosscheck.verify/2`` object a line; its schema is ``schemas/verify-2.json``."""

import json
from collections.abc import Iterable

from crosscheck.verdict import Verdict, plain


def render(verdicts: Iterable[Verdict]) -> str:
    """Return one line of JSON for each verdict."""
    return "".join(dumps(verdict.to_json()) + "\n" for verdict in verdicts)


def dumps(value: object, indent: int | None = None) -> str:
    """Write JSON at full precision, with null for NaN and infinity, which JSON does not have."""
    return json.dumps(plain(value), allow_nan=False, indent=indent)
