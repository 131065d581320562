"""Why a submission's function returns no value: in the sandbox, and in a student's notebook."""

import dis
import errno
import functools
import linecache
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import FrameType, FunctionType
from typing import Literal, NamedTuple

from .answers import NotNumeric, type_name

MOST_WORDS = 160  # characters of a submission's own message; a verdict quotes some 2,000 characters of it in all
MOST_NAME = 80  # characters of the name of an exception, a module or a file
MOST_SOURCE = 100  # characters of a line that is shown
MOST_CAUSES = 8  # exceptions in a chain of causes that are looked at
CELL = re.compile(r"<cell (\d+)>")  # the file names of the submission's code
REFUSES_ARGUMENTS = re.compile(r"(\w+)\(\) (?:missing|takes) ")
LAYERS = 8  # decorators and partials around one function that are looked through

PROCESSES = ("multiprocessing", "concurrent.futures.process", "subprocess", "joblib", "loky")
CONNECTIONS = ("socket", "ssl", "urllib", "http", "requests", "urllib3")
NOBODY_ANSWERS = "EOF when reading a line"  # the message of `input`
NO_THREAD = "can't start new thread"  # the message of `threading`
NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR})
NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
REFUSED = frozenset({errno.EPERM, errno.EACCES, errno.EROFS, errno.ENOSYS, errno.EAGAIN})

DISTRIBUTIONS = {  # pip's names of the packages whose module has another name
    "sklearn": "scikit-learn",
    "skimage": "scikit-image",
    "cv2": "opencv-python",
    "PIL": "pillow",
    "yaml": "PyYAML",
    "flint": "python-flint",
    "dateutil": "python-dateutil",
    "bs4": "beautifulsoup4",
}
KNOWN = """
autograd torch torchvision tensorflow keras jax jaxlib flax optax equinox numba scipy sympy mpmath pandas numpy h5py
tqdm statsmodels theano pytensor cupy dask xarray networkx einops numdifftools casadi gmpy2 tinygrad mxnet chainer
paddle matplotlib seaborn lightning skorch xgboost uncertainties tables tensorflow_probability pytorch_lightning
"""


class Waits(BaseException):
    """Raised in a statement that waits without using the processor itself; processes that it started may use it."""


class Failure(NamedTuple):
    """Why there is no value, as a reply holds it; `crosscheck.submissions.outcomes.Failed` has the same fields."""

    kind: Literal["error", "memory", "missing", "not_implemented", "package", "forbidden", "syntax"]
    message: str
    exception: str = ""
    where: tuple[int, int, str] | None = None  # code cell, line and source
    within: str | None = None


def explained(
    error: BaseException, subject: str, cell_of: Callable[[str], int | None], functions: Mapping[str, object]
) -> Failure:
    """Return the failure for what was raised. Its sentence begins with the subject, a function's name.

    `cell_of` maps a file name in a traceback to the number of its code cell: 0 for the only cell, None if the file is
    not the submission's own. `functions` are the submission's versions of the homework's functions, by name.
    """
    if isinstance(error, NotNumeric):
        return Failure("error", f"what {subject} returned {error}", within=subject if subject in functions else None)
    trace = list(traceback.walk_tb(error.__traceback__))
    frames = [frame for frame, _ in trace]
    cells = [cell_of(frame.f_code.co_filename) for frame in frames]
    where = None
    for cell, (frame, line) in zip(cells, trace, strict=True):
        if cell is not None:
            source = linecache.getline(frame.f_code.co_filename, line).strip()
            where = cell, line, shortened(source, MOST_SOURCE)
    exception = shortened(type_name(error), MOST_NAME)
    failure = _described(error, subject, exception, raised_by_own=not cells or cells[-1] is not None)
    within = _refusing(error, functions) or _innermost(frames, functions)
    return failure._replace(exception=exception, where=where, within=within)


def _described(error: BaseException, subject: str, exception: str, raised_by_own: bool) -> Failure:
    if isinstance(error, NotImplementedError) and raised_by_own:
        return Failure("not_implemented", f"{subject} is not done yet")
    if isinstance(error, MemoryError):
        return Failure("memory", f"{subject} needed more memory than the limit")
    if isinstance(error, ModuleNotFoundError):
        return Failure("package", f"{subject} {missing_package(error)}")
    each = [error] if error.__cause__ is None else [error, error.__cause__]  # where NumPy tells the reason
    words = ", since ".join(filter(None, (words_of(one, MOST_WORDS).rstrip(".") for one in each)))
    return Failure("error", f"{subject} raised {exception}" + (f": {words}" if words else ""))


def _refusing(error: BaseException, functions: Mapping[str, object]) -> str | None:
    """Return the function that was called with the wrong number of arguments. It is to blame, not its caller."""
    called = REFUSES_ARGUMENTS.match(words_of(error, MOST_WORDS)) if isinstance(error, TypeError) else None
    return called[1] if called and called[1] in functions else None


def _innermost(frames: Sequence[FrameType], functions: Mapping[str, object]) -> str | None:
    """Return the function of the innermost frame that belongs to one; None if there is none, or if the frame fits two.

    The frames of a helper count for the function that called it.
    """
    plain = {name: list(_layers(function)) for name, function in functions.items()}
    for frame in reversed(frames):
        names = [name for name, layers in plain.items() if any(_is_frame_of(frame, layer) for layer in layers)]
        if names:
            return names[0] if len(names) == 1 else None
    return None


def _layers(function: object) -> Iterator[FunctionType]:
    """Yield the plain functions behind a callable: itself, the one it wraps, a method's, a callable object's."""
    for _ in range(LAYERS):
        if isinstance(function, functools.partial):
            function = function.func
        function = getattr(function, "__func__", function)
        if hasattr(function, "__code__"):
            yield function  # type: ignore[misc]
        elif callable(function) and hasattr(method := type(function).__call__, "__code__"):
            yield method  # type: ignore[misc]
        if not hasattr(function, "__wrapped__"):
            return
        function = function.__wrapped__


def _is_frame_of(frame: FrameType, function: FunctionType) -> bool:
    """Whether a frame is a call of this function. Functions of one factory share code, but not closures."""
    if frame.f_code is not function.__code__:
        return False
    for name, cell in zip(frame.f_code.co_freevars, function.__closure__ or (), strict=True):
        try:
            held = frame.f_locals[name] is cell.cell_contents
        except (KeyError, ValueError):  # an empty cell
            held = name not in frame.f_locals
        if not held:
            return False
    return True


def forbidden(error: BaseException) -> str | None:
    """Return what the submission did that the sandbox forbids, as words to follow a function's name; None if nothing.

    Only refusals by the system count, and not what a `raise` statement raises.
    """
    cause: BaseException | None = error
    for _ in range(MOST_CAUSES):
        if isinstance(cause, OSError) and not _by_statement(cause) and (words := _refused(cause)) is not None:
            return words
        if isinstance(cause, EOFError) and str(cause) == NOBODY_ANSWERS:
            return "asks for input, which nobody gives: write the answer into the submission"
        if isinstance(cause, RuntimeError) and str(cause) == NO_THREAD:
            return "starts a thread, for which the system has no room: other programs may have used it up"
        if isinstance(cause, Waits):
            return "waits without using the processor itself, and was ended"
        if cause is None:
            return None
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return None


def _by_statement(error: BaseException) -> bool:
    """Return whether the submission's code raised an exception by a `raise` statement. One that is raised again is not."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or not CELL.fullmatch(trace.tb_frame.f_code.co_filename):
        return False
    return trace.tb_frame.f_code.co_code[trace.tb_lasti] == dis.opmap["RAISE_VARARGS"]


def _refused(error: OSError) -> str | None:
    modules = [str(frame.f_globals.get("__name__", "")) + "." for frame, _ in traceback.walk_tb(error.__traceback__)]
    if error.errno is None:  # NumPy's own errors about files have no number either
        of_numpy = isinstance(error, FileNotFoundError) and modules and modules[-1].startswith("numpy.")
        return _not_there(words_of(error, MOST_NAME).removesuffix(" not found.")) if of_numpy else None
    if any(module.startswith(f"{package}.") for module in modules for package in CONNECTIONS):
        return "opens connections, which the sandbox does not allow: write what it fetches into the submission"
    if error.errno == errno.EAGAIN or any(module.startswith(f"{one}.") for module in modules for one in PROCESSES):
        instead = "use a loop, or threads (concurrent.futures.ThreadPoolExecutor)"
        return f"uses other processes, which the sandbox does not allow: {instead}"
    name = error.filename.decode("utf-8", "replace") if isinstance(error.filename, bytes) else error.filename
    name = str(name)[:MOST_NAME] if isinstance(name, str) else ""
    if error.errno in NOT_THERE and name:
        return _not_there(name)
    if error.errno in NO_ROOM:
        return "writes more than the sandbox has room for"
    if error.errno == errno.EMFILE:
        return "opens more files than the sandbox allows"
    if error.errno not in REFUSED:
        return None
    if name:
        return f"opens or changes {name}, which the sandbox does not allow: it may write in its working folder"
    return "asks the system for what the sandbox does not allow"


def _not_there(name: str) -> str:
    own = "only the homework's files are, and those that the submission has written"
    return f"reads {name}, which is not there: {own}; write other data into the submission"


def missing_package(error: ModuleNotFoundError) -> str:
    """Return what a submission needs if a module is missing, and the command that installs it.

    No command is given for an unknown name: the package may be anybody's.
    """
    module = (error.name or str(error))[:MOST_NAME]
    package = module.split(".")[0]
    if package != module and package in sys.modules:
        return f"needs the module {module}, which the {package} that is installed here does not have"
    if package in sys.stdlib_module_names:
        return f"needs {package}, a part of Python that is not installed here"
    if name := distribution(package):
        return f"needs {name}, which is not installed here (pip install {name})"
    return f"needs the module {package}, which is neither installed here nor part of the submission"


def distribution(package: str) -> str | None:
    """Return the name by which pip knows a package; None for one that is not known here."""
    return DISTRIBUTIONS.get(package, package.replace("_", "-") if package in KNOWN.split() else None)


def shortened(text: str, most: int) -> str:
    """Cut a text to `most` characters, with an ellipsis at its end. Words are not cut in two, unless they are long."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    whole = kept.rstrip() if text[most - 1].isspace() else kept.rpartition(" ")[0].rstrip()
    return (whole if len(whole) > most // 2 else kept) + "…"


def words_of(error: BaseException, most: int) -> str:
    """Return an exception's message on one line; its ``__str__`` may be the submission's, and raise anything."""
    try:
        return shortened(" ".join(str(error).split()), most)
    except BaseException:
        return "(its message cannot be shown)"
