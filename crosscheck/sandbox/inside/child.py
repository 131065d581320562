"""The child's side: runs the submission and answers the parent's requests, one at a time.

Started by its path as ``python -I -u child.py SETTINGS`` with requests on stdin, replies on stdout and
the submission's own output on stderr; or, with other settings, as the fork server, whose children get the
same three pipes. Nothing here decides anything: submission and runner share a process, so every reply is
taken as the submission's word.
"""

from __future__ import annotations

import importlib.util
import json
import os
import site
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

if TYPE_CHECKING:
    from types import ModuleType

MOST_WARNINGS = 5
PRIVATE_FD = 200  # above what a submission closes by accident


class Channel:
    """The two protocol pipes, moved away from 0 and 1 so that ``print`` cannot reach them."""

    def __init__(self, largest_request: int) -> None:
        self._requests, self._replies = _private(0), _private(1)
        self._largest, self._owner = largest_request, os.getpid()
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.dup2(2, 1)

    def receive(self) -> bytes:
        """The next request's body; ends the process when the parent has gone."""
        size = int.from_bytes(self._read(8), "big")
        return self._read(size) if size <= self._largest else _leave()

    def send(self, data: bytes) -> None:
        """Write a reply; a fork that the submission made has no say."""
        if os.getpid() != self._owner:
            _leave()
        try:
            while data:
                data = data[os.write(self._replies, data) :]
        except OSError:
            _leave()

    def _read(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            try:
                piece = os.read(self._requests, size - len(data))
            except OSError:
                _leave()
            if not piece:
                _leave()
            data += piece
        return bytes(data)


class HiddenPackages:
    """A meta path finder for which the judge's own packages do not exist."""

    def __init__(self, names: list[str]) -> None:
        self._names = frozenset(names)

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Refuse the hidden names, know nothing of any other."""
        if name.partition(".")[0] in self._names:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def _private(fd: int) -> int:
    if sys.platform == "win32":
        return os.dup(fd)
    import fcntl

    return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, PRIVATE_FD)


def _leave() -> NoReturn:
    os._exit(70)


def _beside(name: str) -> ModuleType:
    """Load a file that lies beside this one, under a name that nothing else has."""
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"_sandbox_{name}", path)
    if spec is None or spec.loader is None:
        _leave()
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _hide(packages: list[str], numpy_home: str) -> None:
    """Only the standard library and installed packages can be imported, and of those not the judge's."""
    installed = {numpy_home, *site.getsitepackages()}
    sys.path[:] = [entry for entry in sys.path if entry in installed or not _holds(entry, packages)]
    if numpy_home not in sys.path:
        sys.path.append(numpy_home)
    sys.meta_path.insert(0, HiddenPackages(packages))


def _holds(entry: str, packages: list[str]) -> bool:
    return any((Path(entry) / name).is_dir() for name in packages)


def _collect_warnings() -> list[str]:
    """Keep the first warnings instead of printing them; the runner empties the list for each answer."""
    seen: list[str] = []

    def keep(message: Warning | str, *_: object, **__: object) -> None:
        if len(seen) < MOST_WARNINGS:
            seen.append(str(message)[:300])

    warnings.showwarning = keep
    return seen


class Parts(NamedTuple):
    """The files beside this one, loaded."""

    self_restriction: ModuleType
    seccomp: ModuleType
    wire: ModuleType
    runner: ModuleType
    answers: ModuleType
    tracing: ModuleType
    program: ModuleType


def load_parts(hidden: list[str], numpy_home: str) -> Parts:
    """Load all that a child needs, NumPy with it, and hide the judge's own packages."""
    _hide(hidden, numpy_home)
    parts = Parts(*(_beside(name) for name in Parts._fields))
    import gc

    gc.collect()
    gc.freeze()
    return parts


def serve(parts: Parts, settings: dict[str, Any]) -> NoReturn:
    """Serve requests until the parent goes away."""
    if settings["guard"]:
        parts.self_restriction.stand_guard()
    channel = Channel(settings["largest_request"])
    submission = parts.runner.Runner(parts.wire, parts.answers, parts.tracing, parts.program)
    parts.self_restriction.limit_resources(**settings["resources"])
    parts.self_restriction.landlock(settings["folder"])
    parts.seccomp.refuse_system_calls()
    _draw_new_numbers()
    seen = _collect_warnings()
    while True:
        request = parts.wire.parse(channel.receive())
        channel.send(parts.wire.frame(parts.runner.answer(submission, request, seen)))


def _draw_new_numbers() -> None:
    """Forks of one process would otherwise draw the same; Python's own generator sees to it by itself."""
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()


def main() -> None:
    """Start as a process of its own, or as the fork server."""
    settings = json.loads(sys.argv.pop())

    def load() -> Parts:
        return load_parts(settings["hidden"], settings["numpy_home"])

    if settings.get("fork_server"):
        _beside("forking").run(settings, _beside("namespaces"), load, serve)
    else:
        serve(load(), settings)


if __name__ == "__main__":
    main()
