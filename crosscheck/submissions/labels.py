"""The shape in which a submission's own program keeps its labels: (500, 1) as in the homework, or flattened on loading.

Read off the text, line by line: nothing of a submission is parsed or run here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

ASSIGNED = re.compile(r"(?:X *, *)?y *=(?!=)(.*)")  # at the start of a line, so at top level
FLATTENED = re.compile(r"\b(?:ravel|flatten|squeeze)\(|\breshape\( *\(? *-1 *,? *\)|\[ *: *, *0 *\]")
ITSELF = re.compile(r"\by\b")


def flat_labels(cells: Sequence[str]) -> bool:
    """Whether the submission's own `y` is of shape (N,): its last new value is flattened.

    Parameters
    ----------
    cells : sequence of str
        The submission's code, cell by cell.
    """
    flat = False
    for line in (line for cell in cells for line in cell.splitlines()):
        assigned = ASSIGNED.match(line)
        if assigned is not None:
            value = assigned[1].partition("#")[0]
            flat = FLATTENED.search(value) is not None or (flat and ITSELF.search(value) is not None)
    return flat
