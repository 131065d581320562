"""Homeworks out of Python files."""

import hashlib
import importlib.util
import sys
import traceback
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from crosscheck.homework.author import Homework, HomeworkError
from crosscheck.homework.network import NetworkHomework
from crosscheck.submissions.errors import type_and_message


def module_from_file(path: Path) -> ModuleType:
    """Import a Python file that exists as a module of a name that nothing else has."""
    spec = importlib.util.spec_from_file_location(f"{path.stem}_{abs(hash(path.resolve()))}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look themselves up
    # A verdict may be read from stdout.
    vars(module)["print"] = lambda *words, **how: print(*words, **{"file": sys.stderr, **how})
    spec.loader.exec_module(module)
    return module


def file_of(place: str) -> tuple[str, str]:
    """Return the file and the name that ``FILE.py`` or ``FILE.py:NAME`` speaks of, "" for no name."""
    file, _, name = (place, "", "") if place.endswith(".py") else place.rpartition(":")
    return file, name


def digest_of(place: str | None) -> str:
    """Return what tells the file of a homework from an earlier one of the same name; "" where none is named."""
    return hashlib.sha256(Path(file_of(place)[0]).read_bytes()).hexdigest()[:16] if place is not None else ""


def load_homework(place: str) -> NetworkHomework | Homework:
    """Load the homework that a Python file holds.

    Parameters
    ----------
    place : str
        ``FILE.py``, or ``FILE.py:NAME`` where it holds several. The file's code runs in this process: it is the
        instructor's, not a submission.

    Raises
    ------
    HomeworkError
        If there is no such file or name, the file raises, or the name holds something else.
    """
    file, name = file_of(place)
    if not file.endswith(".py") or (name and not name.isidentifier()):
        raise HomeworkError(f"{place!r} names no homework; expected FILE.py or FILE.py:NAME.")
    path = Path(file)
    if not path.is_file():
        raise HomeworkError(f"There is no file {path} to load a homework from.")
    try:
        module = module_from_file(path)
    except (Exception, SystemExit) as error:
        told = str(error) if isinstance(error, HomeworkError) else f"it raised {type_and_message(error)}"
        raise HomeworkError(f"{path}{_line(error, path)} cannot be loaded: {told}") from None
    kinds = (NetworkHomework, Homework)
    if not name:
        held = [key for key, value in vars(module).items() if isinstance(value, kinds)]
        if len(held) != 1:
            found = f"it holds {', '.join(held)}; name one, as in {path}:{held[0]}" if held else "it holds none"
            raise HomeworkError(f"{path} is to hold one Homework: {found}.")
        (name,) = held
    homework = getattr(module, name, None)
    if isinstance(homework, Homework):
        homework.place = f"{file}:{name}"
        return homework
    if isinstance(homework, NetworkHomework):
        return replace(homework, place=f"{file}:{name}")
    found = "there is no such name" if homework is None else f"it is a {type(homework).__name__}"
    raise HomeworkError(f"{name} in {path} is not a Homework: {found}.")


def _line(error: BaseException, path: Path) -> str:
    """Return the file's own line at which something was raised, to follow its name."""
    file = str(path.absolute())  # as imports have it
    if isinstance(error, SyntaxError) and error.filename == file:
        return f", line {error.lineno},"
    own = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    return f", line {own[-1]}," if own else ""
