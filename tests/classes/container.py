"""Gradescope's container, as near as bubblewrap comes to it: root, ``/autograder``, and Docker's usual capabilities.

The network is absent, so that `setup.sh` installs the wheel alone; the packages that it needs are shown from the tests' own
installation, as if they had been installed beside it.
"""

from __future__ import annotations

import copy
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

CAPABILITIES = ("CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "SETGID", "SETUID")  # of Docker's, those that matter here
SYSTEM = ("usr", "bin", "sbin", "lib", "lib32", "lib64", "etc")
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
BWRAP = shutil.which("bwrap")


def why_not() -> str | None:
    """Return why there can be no such container here; None if there can."""
    if BWRAP is None:
        return "bubblewrap (bwrap) is not installed"
    if os.geteuid() != 0:
        return "only root can become another user in a container"
    tried = subprocess.run([BWRAP, *_mounts({}), "true"], capture_output=True, text=True, check=False)
    return f"bubblewrap does not start here: {tried.stderr.strip()}" if tried.returncode else None


class Container:
    """A Gradescope assignment: its autograder is set up once, and judges submissions."""

    def __init__(self, home: Path, archive: Path, hidden: tuple[str, ...] = ()) -> None:
        self.home, self._hidden = home, list(hidden)
        for name in ("source", "submission", "results", "bin"):
            (home / name).mkdir(parents=True)
        python = home / "bin" / "python3"
        python.write_text(f'#!/bin/sh\nexec {Path(sys.executable).resolve()} "$@"\n')
        python.chmod(0o755)
        for folder in (home, *home.iterdir()):
            folder.chmod(0o777 if folder.name == "results" else 0o755)  # the least protection that there may be
        with ZipFile(archive) as packed:
            packed.extractall(home / "source")
            for member in packed.infolist():
                (home / "source" / member.filename).chmod(member.external_attr >> 16)
        shutil.copy(home / "source" / "run_autograder", home)

    def copy(self, home: Path) -> Container:
        """Return another one in the same state, to be spoilt."""
        other = copy.copy(self)
        other.home, other._hidden = home, [*self._hidden]
        shutil.copytree(self.home, home, symlinks=True)
        return other

    def set_up(self) -> subprocess.CompletedProcess[str]:
        """Run setup.sh; then bring, as the network would, what the wheel needs."""
        done = self.run("/autograder/source/setup.sh")
        for packages in (self.home / "venv" / "lib").glob("python3*/site-packages"):
            (packages / "shown.pth").write_text("".join(f"/packages{i}\n" for i in range(len(_packages()))))
        return done

    def judge(self, files: Mapping[str, str]) -> dict[str, Any]:
        """Hand files in, and return the results that Gradescope would read."""
        shutil.rmtree(self.home / "submission")
        for name, source in files.items():
            path = self.home / "submission" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, encoding="utf-8")
        (self.home / "submission").mkdir(exist_ok=True)
        (self.home / "results" / "results.json").unlink(missing_ok=True)
        self.said = self.run("/autograder/run_autograder")
        assert self.said.returncode == 0, self.said.stderr
        results: dict[str, Any] = json.loads((self.home / "results" / "results.json").read_text(encoding="utf-8"))
        return results

    def hide(self, path: str) -> None:
        """Let there be no such program from now on."""
        self._hidden.append(path)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the container, as root."""
        binds = {f"/packages{i}": folder for i, folder in enumerate(_packages())}
        hidden = [word for path in self._hidden for word in ("--ro-bind", "/dev/null", path)]
        mounts = [*_mounts(binds), "--bind", str(self.home), "/autograder", *hidden, "--chdir", "/autograder"]
        environment = {"PATH": f"/autograder/bin:{os.environ['PATH']}", **OFFLINE}
        return subprocess.run(
            [str(BWRAP), *mounts, *command], env=environment, capture_output=True, text=True, check=False, timeout=300
        )


def _packages() -> list[str]:
    return [folder for folder in sys.path if folder.endswith("-packages")]


def _mounts(binds: Mapping[str, str]) -> Iterator[str]:
    yield from ("--die-with-parent", "--unshare-pid", "--unshare-net", "--unshare-ipc")
    for capability in CAPABILITIES:
        yield from ("--cap-add", f"CAP_{capability}")
    for folder in (Path("/", name) for name in SYSTEM):
        if folder.is_symlink():
            yield from ("--symlink", str(folder.readlink()), str(folder))
        elif folder.is_dir():
            yield from ("--ro-bind", str(folder), str(folder))
    yield from ("--dev", "/dev", "--proc", "/proc", "--perms", "1777", "--tmpfs", "/tmp")
    for folder in reversed(Path(sys.base_prefix).parents[:-1]):  # it may lie where only root can read
        yield from ("--dir", str(folder)) if not folder.is_relative_to("/usr") else ()
    yield from ("--ro-bind", sys.base_prefix, sys.base_prefix)
    for place, folder in binds.items():
        yield from ("--ro-bind", folder, place)
