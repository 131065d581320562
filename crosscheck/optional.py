"""What may be absent: packages that only a part of the work needs, each imported where it is needed."""

from collections.abc import Iterator
from contextlib import contextmanager

from crosscheck.submissions.errors import CannotJudgeError

#: Modules that a bare installation lacks, and that it only lacks when damaged, by the name that pip knows.
SAME_NAME = ("autograd", "distributed", "h5py", "latex2mathml", "matplotlib", "pandas", "sqlalchemy", "tables", "torch")
INSTALLED_AS = {name: name for name in SAME_NAME} | {"dask": "distributed", "flint": "python-flint", "yaml": "PyYAML"}


class MissingPackageError(CannotJudgeError, ModuleNotFoundError):
    """A package that is needed here is not installed; the message names the command that brings it."""


def not_installed(what: str, package: str) -> str:
    """Return the one sentence for `what` needs `package`, as pip knows it, with the command that brings it."""
    return f"{what} needs {package}, which is not installed: pip install {package}."


@contextmanager
def needed_for(what: str) -> Iterator[None]:
    """Import within this block what may be absent, and say what it is needed for, as the beginning of a sentence.

    MissingPackageError if one of `INSTALLED_AS` is absent; any other error passes as it is.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = INSTALLED_AS.get((error.name or "").partition(".")[0])
        if package is None or isinstance(error, MissingPackageError):
            raise
        raise MissingPackageError(not_installed(what, package), name=error.name) from None
