"""Load homeworks from Python files."""

import hashlib
import sys
import traceback
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from crosscheck.homework.author import Homework, HomeworkError
from crosscheck.homework.network import NetworkHomework
from crosscheck.submissions.errors import CannotJudgeError, type_and_message


def module_from_file(path: Path) -> ModuleType:
    """Import an existing Python file as a module with a unique name."""
    module = ModuleType(f"{path.stem}_{abs(hash(path.resolve()))}")
    sys.modules[module.__name__] = module  # dataclasses look up their module there
    # The file prints to stderr: another program may read the verdict from stdout.
    vars(module)["print"] = lambda *words, **how: print(*words, **{"file": sys.stderr, **how})
    vars(module)["__file__"] = str(path.absolute())
    exec(compile(path.read_bytes(), str(path.absolute()), "exec"), vars(module))
    return module


def file_of(place: str) -> tuple[str, str]:
    """Split ``FILE.py`` or ``FILE.py:NAME`` into the file and the name; the name is "" if there is none."""
    file, _, name = (place, "", "") if place.endswith(".py") else place.rpartition(":")
    return file, name


def digest_of(place: str | None) -> str:
    """Return a digest of the content of a homework's file, which tells its versions apart; "" if `place` is None."""
    return hashlib.sha256(Path(file_of(place)[0]).read_bytes()).hexdigest()[:16] if place is not None else ""


def load_homework(place: str) -> NetworkHomework | Homework:
    """Load the homework in a Python file.

    Parameters
    ----------
    place : str
        ``FILE.py``, or ``FILE.py:NAME`` if the file holds several. The file's code runs in this process: it is the
        instructor's, not a submission.

    Raises
    ------
    HomeworkError
        If there is no such file or name, the file raises an exception, or the name is not a homework.
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
        told = str(error) if isinstance(error, CannotJudgeError) else f"it raised {type_and_message(error)}"
        raise HomeworkError(f"{path}{_line(error, path)} cannot be loaded: {told}") from None
    held = {key: one for key, one in vars(module).items() if isinstance(one, NetworkHomework | Homework)}
    if not name and len(held) != 1:
        found = f"it holds {', '.join(held)}; name one, as in {path}:{next(iter(held))}" if held else "it holds none"
        raise HomeworkError(f"{path} is to hold one Homework: {found}.")
    name = name or next(iter(held))
    if name not in held:
        found = f"it is a {type(vars(module)[name]).__name__}" if name in vars(module) else "there is no such name"
        raise HomeworkError(f"{name} in {path} is not a Homework: {found}.")
    homework, place = held[name], f"{file}:{name}"
    if isinstance(homework, NetworkHomework):
        return replace(homework, place=place)
    homework.place = place
    return homework


def _line(error: BaseException, path: Path) -> str:
    """Return the file's line at which an exception was raised, in words; "" if it was raised elsewhere."""
    file = str(path.absolute())  # the form in tracebacks
    if isinstance(error, SyntaxError) and error.filename == file:
        return f", line {error.lineno},"
    own = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    return f", line {own[-1]}," if own else ""
