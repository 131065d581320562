"""What the reader of a submission's cells remarks on, and the reasons why a function has no verdict: kinds and levels.

The words are those of whoever finds them, since they name places. The reader runs inside the sandbox, where nothing of this
can be imported: it spells its kinds for itself, and a test holds them against this table.
"""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.verdict import Level


@dataclass(frozen=True)
class Kind:
    """A kind of finding whose words are made where it is found: what it means, and its level."""

    kind: str
    means: str
    level: Level


#: What the reader of cells remarks on.
READING = (
    Kind(
        "stub-after-definition",
        "A later cell defines a function once more, unfinished; the finished one is judged.",
        "remark",
    ),
    Kind("name-given-away", "A function's name is given to a value later on; the function is judged.", "remark"),
    Kind("stray-cell-error", "A cell that no function needs raises.", "remark"),
    Kind("supplied-import", "A name that is never imported, as np: the judge supplied it.", "note"),
    Kind("loop-cut-off", "A loop at the top level that no function needs was cut off.", "note"),
)

#: What the machine lacks, whatever is handed in; a class's gradebook keeps no such verdict.
NO_SANDBOX = Kind("no-sandbox", "The sandbox could not be started, or was ended from outside.", "unjudged")

#: Why a function has no verdict of its own, or is wrong for what its calls do.
REASONS = (
    # What a submission does is its own.
    Kind(
        "error",
        "Raises at a call within the homework's docstrings. (Of a file without a homework in it: unjudged.)",
        "wrong",
    ),
    Kind("crash", "Ends the process.", "wrong"),
    Kind("protocol", "Forges replies, or writes into the channel that carries them.", "wrong"),
    Kind("memory", "Needs more memory than the limit, at the homework's own calls.", "wrong"),
    Kind("timeout", "Does not finish: one point in 10 s of processor time, or the homework's 500 in 60 s.", "wrong"),
    Kind("syntax", "The cell that defines it is not Python.", "wrong"),
    # What is not there yet
    Kind("missing", "Not defined, or not done yet (NotImplementedError, or nothing returned).", "missing"),
    # What judge or machine lack
    Kind("depends", "Fails only through a function that it calls.", "unjudged"),
    Kind("package", "Needs a package that is not installed.", "unjudged"),
    Kind("rejected", "The file cannot be read as a notebook or a module.", "unjudged"),
    Kind(
        "forbidden",
        "Needs what the sandbox forbids: memory shared by processes, many of them, files that are not there, the web.",
        "unjudged",
    ),
    NO_SANDBOX,
    Kind("waiting", "Waits without using the processor, and did so again when it was asked once more.", "unjudged"),
)

LEVEL_OF_READING = {kind.kind: kind.level for kind in READING}
