"""Start a child by the path of this file: ``python -I -u inside/__main__.py SETTINGS``.

The folder is loaded as a package under a name that nothing else has, because `crosscheck`, of which it is a part, cannot
be imported in a child.
"""

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

PACKAGE = "_inside"


def start(settings: dict[str, Any]) -> NoReturn:
    """Become the fork server, or a child that serves a judge."""
    from .isolation.hiding import hide

    hide(settings["hidden"], settings["numpy_home"])
    if sys.platform == "linux" and settings["fork_server"]:
        from .forking import run

        run(settings)
    from .serving import serve

    serve(settings)


if __name__ == "__main__":
    package = sys.modules[PACKAGE] = ModuleType(PACKAGE)
    package.__path__ = [str(Path(__file__).parent)]
    __package__ = PACKAGE
    start(json.loads(sys.argv.pop()))
