"""What the system refused since it runs in the sandbox: other processes, files, connections. None of it is a mistake."""

from __future__ import annotations

import errno
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PROCESSES = ("multiprocessing", "concurrent.futures.process", "subprocess", "joblib", "loky")
CONNECTIONS = ("socket", "ssl", "urllib", "http", "requests", "urllib3")
NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR})
NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
REFUSED = frozenset({errno.EPERM, errno.EACCES, errno.EROFS, errno.ENOSYS, errno.EAGAIN})
MOST_CAUSES = 8
MOST_NAME = 80


def forbidden(error: BaseException) -> str | None:
    """Return what a submission does that the sandbox forbids, to follow the name of a function; None if it is something else.

    Only what the system itself refused counts, not an error of the same type that the submission raises by its own words,
    which has no number.
    """
    for cause in _causes(error):
        if isinstance(cause, OSError) and (words := _refused(cause)) is not None:
            return words
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    for _ in range(MOST_CAUSES):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _refused(error: OSError) -> str | None:
    modules = _modules(error)
    if error.errno is None:
        return None
    if any(_within(module, CONNECTIONS) for module in modules):
        return "opens connections, which the sandbox does not allow"
    if any(_within(module, PROCESSES) for module in modules) or error.errno == errno.EAGAIN:
        return "uses other processes, which the sandbox does not allow"
    name = _name(error)
    if error.errno in NOT_THERE and name:
        return (
            f"reads {name}, which is not there: of files, the homework's own are, and what the submission has written"
        )
    if error.errno in NO_ROOM:
        return "writes more than the sandbox has room for"
    if error.errno == errno.EMFILE:
        return "opens more files than the sandbox allows"
    if error.errno in REFUSED:
        return f"opens or changes {name}, which the sandbox does not allow" if name else _UNNAMED
    return None


_UNNAMED = "asks the system for what the sandbox does not allow"


def _modules(error: BaseException) -> set[str]:
    """Return the names of the modules whose lines are on the way to an error."""
    frames = (frame for frame, _ in traceback.walk_tb(error.__traceback__))
    return {str(frame.f_globals.get("__name__", "")) for frame in frames}


def _within(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


def _name(error: OSError) -> str:
    """Return the file's name as the submission wrote it, without what surrounds it."""
    name = error.filename
    if isinstance(name, bytes):
        name = name.decode("utf-8", "replace")
    return str(name)[:MOST_NAME] if isinstance(name, str) else ""
