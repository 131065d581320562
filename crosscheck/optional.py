"""Optional packages, each imported where it is needed."""

from collections.abc import Iterator
from contextlib import contextmanager

from crosscheck.submissions.errors import CannotJudgeError

#: Modules that a bare installation, or a damaged one, may lack, with their names in pip.
SAME_NAME = ("autograd", "distributed", "h5py", "latex2mathml", "matplotlib", "pandas", "sqlalchemy", "tables", "torch")
INSTALLED_AS = {name: name for name in SAME_NAME} | {"dask": "distributed", "flint": "python-flint", "yaml": "PyYAML"}


class MissingPackageError(CannotJudgeError, ModuleNotFoundError):
    """A package is needed and not installed; the message names the command that installs it."""


def not_installed(what: str, package: str) -> str:
    """Return the sentence that `what` needs `package`, by its name in pip, with the command that installs it."""
    return f"{what} needs {package}, which is not installed: pip install {package}."


@contextmanager
def needed_for(what: str) -> Iterator[None]:
    """Import optional packages within this block. `what` needs them, and begins the sentence of the error.

    MissingPackageError if one of `INSTALLED_AS` is absent; other errors are not changed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = INSTALLED_AS.get((error.name or "").partition(".")[0])
        if package is None or isinstance(error, MissingPackageError):
            raise
        raise MissingPackageError(not_installed(what, package), name=error.name) from None
