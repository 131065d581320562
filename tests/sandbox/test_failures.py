"""A failure is told apart from what the sandbox forbids, and belongs to the function in whose lines it happened."""

import numpy as np
import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.judge.verify import verify
from tests.judging.judging import level as strongest
from tests.sandbox.conftest import failed, here, outcome_of, session

PROCESSES = "uses other processes, which the sandbox does not allow"
CONNECTIONS = "opens connections, which the sandbox does not allow"

# name: body of `network`, and what the sentence ends with
FORBIDDEN = {
    "a pool": ("import multiprocessing\n    multiprocessing.Pool(2).map(abs, [1])", PROCESSES),
    "a program": ("import subprocess\n    subprocess.run(['no-such-program'])", PROCESSES),
    "many forks": ("import os, time\n    for i in range(40): os.fork() or time.sleep(100)\n    time.sleep(100)", ""),
    "many threads": (
        "import threading as t, time\n    for i in range(400): t.Timer(100, abs).start()\n    time.sleep(100)",
        "threads, which the sandbox does not allow",
    ),
    "weights": ("import numpy\n    numpy.load('weights.npy')", "only the homework's files are, and those"),
    "a file elsewhere": ("open('/usr/mark', 'w')", "opens or changes /usr/mark, which the sandbox does not allow"),
    "a large file": ("open('mark', 'wb').write(b'a' * 10**8)", "writes more than the sandbox has room for"),
    "many files": ("kept = [open('/dev/null', 'w') for _ in range(500)]", "opens more files than the sandbox allows"),
    "the network": ("import socket\n    socket.create_connection(('192.0.2.1', 80), 5)", CONNECTIONS),
    "a thread for which there is no room": (
        "import threading\n    threading.stack_size(2**46)\n    threading.Thread(target=print).start()",
        "network starts a thread, for which the system has no room",
    ),
    "told otherwise": (
        "try: open('weights.npy')\n    except OSError as e: raise ValueError('no weights') from e",
        "network reads weights.npy, which is not there",
    ),
}


@pytest.mark.parametrize(("body", "words"), FORBIDDEN.values(), ids=FORBIDDEN)
def test_what_the_sandbox_forbids_is_no_mistake(level, body, words):
    outcome = failed(outcome_of(level, f"def network():\n    {body}"))
    assert outcome.kind == "forbidden"
    assert outcome.message.startswith("network")
    assert words in outcome.message


OWN = ["raise FileNotFoundError('weights.npy')", "raise PermissionError", "{}['weights.npy']", "raise OSError('odd')"]
OWN += ["try: open('weights.npy')\n    except OSError: raise ValueError('odd') from None"]


@pytest.mark.parametrize("body", OWN)
def test_what_a_submission_raises_by_its_own_words_is(body):
    assert failed(outcome_of(strongest(), f"def network():\n    {body}")).kind == "error"


def test_a_cell_that_reads_what_is_not_there_is_the_reason_where_its_name_is_lacking(level):
    cells = "import numpy as np", "W = np.load('W.npy')", "def network():\n    return W[0]"
    outcome = failed(outcome_of(level, *cells))
    assert outcome.kind == "forbidden"
    told = "network needs W, which is not defined: code cell 2, line 1 reads W.npy, which is not"
    assert outcome.message.startswith(told)
    assert outcome.within == "network"


def test_a_name_that_is_lacking_for_another_reason_is_a_mistake(level):
    assert failed(outcome_of(level, "W = 1 / 0", "def network():\n    return W[0]")).kind == "error"


CALLING = """
def loss(x):
    return network(x) + 1

def loss_gradient(x):
    return [loss(x)]
"""
DECORATED = """
import functools

def timed(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)
    return wrapper
"""
KEPT = """
def kept(function):
    known = {}
    def wrapper(x):
        if x not in known:
            known[x] = function(x)
        return known[x]
    return wrapper
"""

AUTOGRAD, BY_GRAD = "import autograd, math\n", "\nloss_gradient = autograd.grad(loss)"
# name: source, the function called, and whose failure it is
FAILING = {
    "its own": ("def network(x): 1 / 0", "network", "network"),
    "of what it calls": ("def network(x): 1 / 0" + CALLING, "loss_gradient", "network"),
    "after what it calls": ("def network(x): return 1\ndef loss(x):\n    return network(x) + [0]", "loss", "loss"),
    "in a package": ("import numpy as np\ndef network(x): return np.ones(2).reshape(3)" + CALLING, "loss", "network"),
    "what it returns": ("def network(x): return 'text'", "network", "network"),
    "not done": ("def network(x): raise NotImplementedError" + CALLING, "loss", "network"),
    "decorated": (DECORATED + "@timed\ndef network(x): 1 / 0\n@timed" + CALLING, "loss", "network"),
    "a decorator": (KEPT + "network = kept(lambda x: 0)\n@kept" + CALLING, "loss_gradient", "loss"),
    "a method": ("class A:\n    def f(self, x): 1 / 0\nnetwork = A().f" + CALLING, "loss", "network"),
    "one and the same": ("def network(x): 1 / 0\nloss = network", "loss", None),
    "of autograd": (AUTOGRAD + "def loss(x): return 'text'" + BY_GRAD, "loss_gradient", "loss_gradient"),
    "under autograd": (AUTOGRAD + "def loss(x): return math.exp(x[0])" + BY_GRAD, "loss_gradient", "loss"),
    "of another gradient": (
        "import autograd\nslope = autograd.grad(lambda x: 'text')\ndef network(x): return slope(x)\n"
        "loss_gradient = autograd.grad(network)",
        "network",
        "network",
    ),
}


@pytest.mark.parametrize(("source", "called", "whose"), FAILING.values(), ids=FAILING)
def test_a_failure_is_told_with_the_function_in_whose_lines_it_happened(source, called, whose):
    x = np.ones(2)
    with session(strongest(), source) as running:
        outcome = running.call(called, x)
    assert (failed(outcome).within, failed(here(source).call(called, x)).within) == (whose, whose)


def test_a_name_that_the_homework_does_not_have_is_not_believed():
    forged = """
import json
dumps = json.dumps

def network():
    def forging(reply, **options):
        reply["different"] = [{"failed": [*one["failed"][:-1], "somebody"]} for one in reply["different"]]
        return dumps(reply, **options)
    json.dumps = forging
    raise ValueError
"""
    outcome = failed(outcome_of(strongest(), forged))
    assert (outcome.kind, outcome.within) == ("error", None)


LOUD = """
print("Q" * 100_000)
def fail(): raise ValueError("Q" * 5000)
{cells}
def network(x, params): return {used} + undefined
def loss(params, X, y): raise ValueError("Q" * 5000)
def loss_gradient(params, X, y): fail() # {comment}
"""


def test_a_verdict_quotes_2000_characters_of_a_submission_at_most():
    names = [f"k{i}" for i in range(50)]
    cells = "\n".join(f"{name} = fail()" for name in names)
    source = LOUD.format(cells=cells, used=" + ".join(names), comment="Q" * 5000)
    verdict = verify("loud.py", strongest(), CIRCLES.examination(20), content=source.encode())
    findings = [*verdict.remarks]
    for function in verdict.functions.values():
        findings += [*function.causes, *function.remarks, *([function.reason] if function.reason else [])]
    said = {finding.message.rstrip(".") for finding in findings} | {verdict.output}
    assert "47 more statements raised an error" in said
    assert 500 < sum(text.count("Q") for text in said) <= 2000
