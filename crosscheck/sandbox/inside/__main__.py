"""Start a child by the path of this file: ``python -I -u inside/__main__.py SETTINGS``.

The folder is part of `crosscheck`, which cannot be imported in a child. So it is loaded as a package with a name of its
own.
"""

import json
import os
import sys
from types import ModuleType
from typing import Any, NoReturn

PACKAGE = "_inside"


class HiddenPackages(frozenset[str]):
    """A meta path finder for which these packages do not exist."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Refuse the hidden names, and leave all others to the next finder."""
        if name.partition(".")[0] in self:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def start(settings: dict[str, Any]) -> NoReturn:
    """Become the fork server, or a child that serves a judge."""
    if settings["numpy_home"] not in sys.path:  # NumPy is imported from there, wherever the user installed it
        sys.path.append(settings["numpy_home"])
    sys.meta_path.insert(0, HiddenPackages(settings["hidden"]))
    if sys.platform == "linux" and settings["fork_server"]:
        from .forking import run

        run(settings)
    from .serving import serve

    serve(settings)


if __name__ == "__main__":
    package = sys.modules[PACKAGE] = ModuleType(PACKAGE)
    package.__path__ = [os.path.dirname(__file__)]
    __package__ = PACKAGE
    start(json.loads(sys.argv.pop()))
