"""The shape in which a submission's own program keeps its labels: (500, 1) as in the homework, or flattened on loading.

Read off the text, line by line: nothing of a submission is parsed or run here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FLATTENED = re.compile(r"\b(?:ravel|flatten|squeeze)\(|\breshape\( *\(? *-1 *,? *\)|\[ *: *, *0 *\]")


def flat_labels(cells: Sequence[str], points: str, labels: str) -> bool:
    """Whether the submission's own labels are of shape (N,): their last new value is flattened.

    Parameters
    ----------
    cells : sequence of str
        The submission's code, cell by cell.
    points, labels : str
        The global names under which the homework keeps its data.
    """
    assigned = re.compile(rf"(?:{re.escape(points)} *, *)?{re.escape(labels)} *=(?!=)(.*)")  # at top level
    itself = re.compile(rf"\b{re.escape(labels)}\b")
    flat = False
    for line in (line for cell in cells for line in cell.splitlines()):
        if assignment := assigned.match(line):
            value = assignment[1].partition("#")[0]
            flat = FLATTENED.search(value) is not None or (flat and itself.search(value) is not None)
    return flat
