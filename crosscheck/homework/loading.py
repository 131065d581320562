"""What is loaded from somebody's own file, whose code is trusted: a homework, or a party."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from crosscheck.homework.homework import Homework
from crosscheck.submissions.errors import CannotJudgeError, one_line


class HomeworkError(CannotJudgeError, ValueError):
    """What was named is no homework."""


def module_from_file(path: Path) -> ModuleType:
    """Import a Python file that exists as a module of a name that nothing else has."""
    spec = importlib.util.spec_from_file_location(f"{path.stem}_{abs(hash(path.resolve()))}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


def load_homework(place: str) -> Homework:
    """Load the `Homework` object that a Python file holds.

    Parameters
    ----------
    place : str
        ``FILE.py:NAME``. The file's code runs in this process: it is the instructor's, not a submission.

    Raises
    ------
    HomeworkError
        If there is no such file or name, the file raises, or the name holds something else.
    """
    file, _, name = place.rpartition(":")
    if not file.endswith(".py") or not name.isidentifier():
        raise HomeworkError(f"{place!r} names no homework; expected FILE.py:NAME.")
    path = Path(file)
    if not path.is_file():
        raise HomeworkError(f"There is no file {path} to load a homework from.")
    try:
        module = module_from_file(path)
    except (Exception, SystemExit) as error:
        raise HomeworkError(f"{path} cannot be loaded: it raised {one_line(error)}") from None
    homework = getattr(module, name, None)
    if not isinstance(homework, Homework):
        found = "there is no such name" if homework is None else f"it is a {type(homework).__name__}"
        raise HomeworkError(f"{name} in {path} is not a Homework: {found}.")
    return replace(homework, place=place)
