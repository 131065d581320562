"""A dask cluster on the loopback, to be killed in parts: a scheduler and workers in processes of their own.

``python -m tests.classes.dask_cluster WHAT ..`` is one of these: what dask's own command starts, as `AS` changes it.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUIET = ("--host", "127.0.0.1", "--no-dashboard")


class Cluster:
    """A scheduler, at an address, and the workers that are started."""

    def __init__(self, folder: Path, *workers: str, scheduler: str = "scheduler", **environment: str) -> None:
        self._environment = environment
        file = Path(tempfile.mkdtemp(dir=folder), "scheduler.json")
        self.scheduler = self._begun(scheduler, "--port", "0", "--scheduler-file", str(file))
        self.workers: list[subprocess.Popen[bytes]] = []
        try:
            until(lambda: file.exists() and file.read_text(encoding="utf-8").strip().endswith("}"), self.scheduler)
            self.address = str(json.loads(file.read_text(encoding="utf-8"))["address"])
            for what in workers:
                self.join(what)
        except BaseException:
            self.end()
            raise

    def join(self, what: str = "worker") -> None:
        """Start a worker and wait until the scheduler knows it."""
        there = self.addresses()
        self.workers.append(self._begun(what, self.address, "--nthreads", "1", "--no-nanny"))
        until(lambda: bool(self.addresses() - there), self.workers[-1])

    def addresses(self) -> set[str]:
        """Return those of the workers that the scheduler knows."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            return set(client.nthreads())

    def kill(self, worker: int) -> None:
        """End a worker at once."""
        self.workers[worker].kill()
        self.workers[worker].communicate()

    def end(self) -> None:
        """End all of it."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.communicate()

    def _begun(self, what: str, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.classes.dask_cluster", what, *words, *QUIET]
        quiet = {"DASK_LOGGING__DISTRIBUTED": "critical", "PYTHONWARNINGS": "ignore"}
        environment = {**os.environ, **quiet, **self._environment}
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)


def until(holds: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait until something holds, as long as a process lives."""
    while not holds():
        assert process.poll() is None, f"{process.args} has ended"
        time.sleep(0.02)


def _without_crosscheck() -> None:
    class Absent:
        def find_spec(self, name: str, *_: object) -> None:
            if name.partition(".")[0] == "crosscheck":
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    sys.meta_path.insert(0, Absent())


def _of_another_version() -> None:
    from crosscheck import versions

    versions.our_version = lambda: "0.0.9"


AS: dict[str, Callable[[], object]] = {
    "scheduler": lambda: None,
    "worker": lambda: None,
    "scheduler without crosscheck": _without_crosscheck,
    "without crosscheck": _without_crosscheck,
    "of another version": _of_another_version,
    "without bubblewrap": lambda: os.environ.update(PATH=""),
}


def _end_with_the_tests() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_the_tests, daemon=True).start()
    AS[sys.argv[1]]()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.argv[1].startswith("scheduler"):
        from distributed.cli.dask_scheduler import main
    else:
        from distributed.cli.dask_worker import main
    main(sys.argv[2:])
