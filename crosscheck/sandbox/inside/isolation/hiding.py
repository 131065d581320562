"""What a child cannot import: the judge's own packages, and what lies beside them."""

import site
import sys
from pathlib import Path


class HiddenPackages:
    """A meta path finder for which some packages do not exist."""

    def __init__(self, names: list[str]) -> None:
        self._names = frozenset(names)

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Refuse the hidden names, know nothing of any other."""
        if name.partition(".")[0] in self._names:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def hide(packages: list[str], numpy_home: str) -> None:
    """Leave only the standard library and installed packages to be imported, and of those not `packages`.

    Parameters
    ----------
    packages : list of str
        Names of top-level packages.
    numpy_home : str
        The folder that NumPy is imported from, wherever the user installed it.
    """
    installed = {numpy_home, *site.getsitepackages()}
    sys.path[:] = [entry for entry in sys.path if entry in installed or not _holds(entry, packages)]
    if numpy_home not in sys.path:
        sys.path.append(numpy_home)
    sys.meta_path.insert(0, HiddenPackages(packages))


def _holds(entry: str, packages: list[str]) -> bool:
    return any((Path(entry) / name).is_dir() for name in packages)
