"""What fails since the sandbox forbids it is told apart from a mistake, with a sentence on what it is."""

from __future__ import annotations

import pytest

from crosscheck.sandbox.levels import Level, Limits
from crosscheck.sandbox.session import Session
from crosscheck.submissions.outcomes import Failed
from tests.sandbox.conftest import GLOBALS, WANTED

PROCESSES = "uses other processes, which the sandbox does not allow"
CONNECTIONS = "opens connections, which the sandbox does not allow"

# name: body of `network`, and what the sentence ends with
FORBIDDEN = {
    "a pool": ("import multiprocessing\n    multiprocessing.Pool(2).map(abs, [1])", PROCESSES),
    "an executor": (
        "from concurrent.futures import ProcessPoolExecutor as Pool\n    Pool(2).submit(abs, 1)",
        PROCESSES,
    ),
    "a program": ("import subprocess\n    subprocess.run(['no-such-program'])", PROCESSES),
    "many forks": ("import os, time\n    for i in range(40): os.fork() or time.sleep(100)\n    time.sleep(100)", ""),
    "many threads": (
        "import threading, time\n    for i in range(400): threading.Thread(target=time.sleep, args=(100,)).start()\n"
        "    time.sleep(100)",
        "threads, which the sandbox does not allow",
    ),
    "weights": ("import numpy\n    numpy.load('weights.npy')", "of files, the homework's own are, and what"),
    "a file elsewhere": ("open('/usr/mark', 'w')", "opens or changes /usr/mark, which the sandbox does not allow"),
    "a large file": ("open('mark', 'wb').write(b'a' * 10**8)", "writes more than the sandbox has room for"),
    "many files": ("kept = [open('/dev/null') for _ in range(500)]", "opens more files than the sandbox allows"),
    "the network": ("import socket\n    socket.create_connection(('192.0.2.1', 80), 5)", CONNECTIONS),
    "a page": ("import urllib.request\n    urllib.request.urlopen('http://127.0.0.1:9')", CONNECTIONS),
    "told otherwise": (
        "try: open('weights.npy')\n    except OSError as e: raise ValueError('no weights') from e",
        "network reads weights.npy, which is not there",
    ),
}


def outcome_of(level: Level, *cells: str) -> Failed:
    with Session(cells, level, Limits(), WANTED, globals_=GLOBALS) as running:
        outcome = running.call("network")
    assert isinstance(outcome, Failed)
    return outcome


@pytest.mark.parametrize(("body", "words"), FORBIDDEN.values(), ids=FORBIDDEN)
def test_what_the_sandbox_forbids_is_no_mistake(level: Level, body: str, words: str) -> None:
    outcome = outcome_of(level, f"def network():\n    {body}")
    assert outcome.kind == "forbidden"
    assert outcome.message.startswith("network")
    assert words in outcome.message


OWN = ["raise FileNotFoundError('weights.npy')", "raise PermissionError", "{}['weights.npy']", "raise OSError('odd')"]


@pytest.mark.parametrize("body", OWN)
def test_what_a_submission_raises_by_its_own_words_is(body: str) -> None:
    assert outcome_of(Level.PROCESS, f"def network():\n    {body}").kind == "error"


def test_a_cell_that_reads_what_is_not_there_is_the_reason_where_its_name_is_lacking(level: Level) -> None:
    cells = "import numpy as np", "W = np.load('W.npy')", "def network():\n    return W[0]"
    outcome = outcome_of(level, *cells)
    assert outcome.kind == "forbidden"
    assert outcome.message.startswith(
        "network needs W, which is not defined: code cell 2, line 1 reads W.npy, which is not"
    )
    assert outcome.within == "network"


def test_a_name_that_is_lacking_for_another_reason_is_a_mistake(level: Level) -> None:
    assert outcome_of(level, "W = 1 / 0", "def network():\n    return W[0]").kind == "error"
