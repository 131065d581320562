"""What a worker is told to do instead of its work: it imports this module to find that, and so little else."""

import os
from typing import Any

from crosscheck.command import judging

_judged = judging._judged_or_failed


def end(*_: object) -> None:
    os._exit(1)


def ending(recipe: judging.Recipe, path: Any, content: bytes | None = None) -> Any:
    """End the process at one file."""
    return os._exit(1) if path.name == "3.py" else _judged(recipe, path, content)
