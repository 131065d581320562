"""Verdicts as JSON, one ``crosscheck.verify/2`` object a line; the schema is ``crosscheck/report/schemas/verify-2.json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crosscheck.verdict import Verdict


def render(verdicts: Iterable[Verdict]) -> str:
    """Return one line of JSON for each verdict."""
    return "".join(json.dumps(verdict.to_json(), allow_nan=False) + "\n" for verdict in verdicts)
