"""A session brings arguments there and values back, and goes on after whatever ended the child."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from crosscheck.sandbox import processes
from crosscheck.sandbox.child_process import ChildProcess
from crosscheck.sandbox.levels import Level, Limits
from crosscheck.sandbox.session import Session
from crosscheck.submissions.outcomes import Failed, Loaded, Returned
from crosscheck.submissions.wanted import Wanted
from tests.sandbox.conftest import GLOBALS, WANTED

if TYPE_CHECKING:
    from collections.abc import Iterator

PARAMS = np.arange(17.0)
DESCENT = (PARAMS, GLOBALS["X"], GLOBALS["y"]), {"eta": 0.5, "n_steps": 3}


def session(level: Level, *cells: str, **limits: float) -> Session:
    return Session(cells, level, Limits(**limits), WANTED, globals_=GLOBALS)  # type: ignore[arg-type]


def value_of(level: Level, body: str, *args: object) -> Returned | Failed:
    with session(level, f"import numpy as np\n\ndef network(*args):\n    {body}") as running:
        return running.call("network", *args)


ARGUMENTS = [
    (1.5, "float"),
    (float("inf"), "float"),
    (3, "int"),
    ([0.0, 1], "list"),
    ((0.0, 1.0), "tuple"),
    (np.arange(3), "ndarray int64 (3,)"),
    (np.zeros((4, 1)), "ndarray float64 (4, 1)"),
    (np.zeros((0, 2)), "ndarray float64 (0, 2)"),
    (np.array(2.0), "ndarray float64 ()"),
    (np.zeros((3, 2)).T, "ndarray float64 (2, 3)"),
]
KIND = """
import numpy as np

def network(value):
    kind = type(value).__name__
    if kind == "ndarray":
        assert value.flags.writeable and value.flags.owndata and value.flags.c_contiguous
        kind += f" {value.dtype} {value.shape}"
    return [float(ord(letter)) for letter in kind]
"""


def test_arguments_arrive_as_the_types_they_were(level: Level) -> None:
    with session(level, KIND) as running:
        for argument, kind in ARGUMENTS:
            outcome = running.call("network", argument)
            assert isinstance(outcome, Returned), outcome
            assert "".join(chr(int(letter)) for letter in outcome.value) == kind


EACH = """
import os

def network(value):
    if value > 2:
        os._exit(3)
    if value > 1:
        raise ValueError("too large")
    return value / 2
"""


@pytest.mark.parametrize("known", [True, False], ids=["in one message", "one by one"])
def test_several_calls_have_an_outcome_each(level: Level, known: bool) -> None:
    with session(level, EACH) as running:
        if known:
            running.call("network", 0.5)
        half, failed, whole = running.call_each("network", [(0.5,), (1.5,), (1.0,)])
    assert isinstance(half, Returned)
    assert isinstance(whole, Returned)
    assert (float(half.value), float(whole.value)) == (0.25, 0.5)
    assert isinstance(failed, Failed)
    assert failed.message == "network raised ValueError: too large"
    assert failed.where is not None
    assert failed.where.cell == 0


@pytest.mark.parametrize("known", [True, False], ids=["in one message", "one by one"])
def test_the_end_of_the_child_is_the_outcome_of_the_calls_left(level: Level, known: bool) -> None:
    with session(level, EACH) as running:
        if known:
            running.call("network", 0.5)
        outcomes = running.call_each("network", [(0.5,), (2.5,), (1.0,)])
        again = running.call("network", 0.5)
    assert [outcome.kind for outcome in outcomes[1:] if isinstance(outcome, Failed)] == ["crash"] * 2
    assert isinstance(again, Returned)


IN_PLACE = """
import numpy as np

first = []
buffer = np.zeros(2)

def network(x, params, label):
    first.append((x, params))
    assert x is first[0][0] and params is first[0][1]
    if label == 2:
        raise ValueError("two")
    buffer[:] = sum(x), params.sum()
    return buffer

def loss(x, params, label):
    params.shape = (2, 1)
    return x[0] + label

def loss_gradient(x, params, label):
    return params * label
"""
CALLS = [([float(n), 1.0], np.full(2, float(n)), n) for n in range(4)]


def test_calls_in_place_are_made_with_the_first_ones_arrays_and_lists(level: Level) -> None:
    with session(level, IN_PLACE) as running:
        outcomes = running.call_each("network", CALLS, in_place=True)
    assert isinstance(outcomes[2], Failed)
    returned = [outcome for outcome in outcomes if isinstance(outcome, Returned)]
    np.testing.assert_array_equal([outcome.value for outcome in returned], [[1, 0], [2, 2], [4, 6]])
    for outcome in returned[:2]:
        np.testing.assert_array_equal(outcome.later, [4, 6])
    assert returned[2].later is None


def test_a_value_that_stays_is_not_told_later_and_an_argument_of_another_shape_is_replaced(level: Level) -> None:
    with session(level, IN_PLACE) as running:
        losses = running.call_each("loss", CALLS, in_place=True)
        gradients = running.call_each("loss_gradient", CALLS, in_place=True)
    assert [(float(o.value), o.later) for o in losses if isinstance(o, Returned)] == [(2.0 * n, None) for n in range(4)]
    assert [o.later for o in gradients if isinstance(o, Returned)] == [None] * 4


def test_calls_in_place_of_several_shapes_are_the_judges_mistake() -> None:
    with session(Level.PROCESS, IN_PLACE) as running, pytest.raises(ValueError, match="same shapes"):
        running.call_each("loss", [CALLS[0], ([1.0], *CALLS[1][1:])], in_place=True)


ROUNDED = {
    "0.5": "",
    "1": "",
    "np.float32(0.5)": "",
    "np.array([0.5])": "",
    "[0.5, 1]": "",
    "Number()": "np.round raises TypeError",
    "decimal.Decimal(1)": "np.round raises ",
}


@pytest.mark.parametrize("value", ROUNDED)
def test_what_np_round_refuses_is_told(level: Level, value: str) -> None:
    body = f"import decimal\n    class Number:\n        __float__ = lambda self: 0.5\n    return {value}"
    outcome = value_of(level, body)
    assert isinstance(outcome, Returned)
    assert outcome.unrounded.startswith(ROUNDED[value])
    assert bool(outcome.unrounded) == bool(ROUNDED[value])


def test_seconds_are_the_processors(level: Level) -> None:
    idle = "import time\ntime.sleep(0.3)\ndef network():\n    time.sleep(0.3)\n    return 0.5"
    with session(level, idle) as running:
        loaded, outcome = running.load(), running.call("network")
    assert isinstance(loaded, Loaded)
    assert isinstance(outcome, Returned)
    assert loaded.seconds + outcome.seconds < 0.3


@pytest.mark.parametrize("told", ["[]", "[1, 2]", "[{}, {}, {}]", "None"])
def test_replies_that_are_not_one_for_each_call_are_a_breach(told: str) -> None:
    forged = f"""
import json
dumps = json.dumps

def network(value):
    json.dumps = lambda reply, **options: dumps(reply | {{"replies": {told}}}, **options)
    return value
"""
    with session(Level.PROCESS, forged) as running:
        running.call("network", 0.5)
        outcomes = running.call_each("network", [(0.5,), (1.5,)])
    assert [outcome.kind for outcome in outcomes if isinstance(outcome, Failed)] == ["protocol"] * 2


def test_arguments_of_other_types_are_the_judges_mistake() -> None:
    with session(Level.PROCESS, KIND) as running, pytest.raises(TypeError, match="cannot send a str"):
        running.call("network", "text")


VALUES = [
    ("return 0.1", 0.1, "float", ""),
    ("return 3", 3.0, "int", ""),
    ("return True", 1.0, "bool", ""),
    ("return float('nan')", np.nan, "float", ""),
    ("return [1, 2.5]", [1.0, 2.5], "list", ""),
    ("return ((1, 2), (3, 4))", [[1, 2], [3, 4]], "tuple", ""),
    ("return [np.array([1.0]), np.array([2.0])]", [[1.0], [2.0]], "list", ""),
    ("return np.float32(0.1)", np.float32(0.1), "float32", "float32"),
    ("return np.array([[0.5]])", [[0.5]], "ndarray", "float64"),
    ("return np.arange(3)", [0, 1, 2], "ndarray", "int64"),
    ("return np.ma.array([1.0])", [1.0], "ndarray subclass MaskedArray", "float64"),
    ("return np.array([1, 2.5], dtype=object)", [1.0, 2.5], "ndarray", "object"),
    ("return 0.5 + 0j", 0.5, "complex", "complex128"),
    ("return np.ones(3)[::-1]", [1, 1, 1], "ndarray", "float64"),
]


REFUSED = [
    ("return None", "NoneType"),
    ("return 'right'", "str"),
    ("return [[1.0], [1.0, 2.0]]", "rows differ in length"),
    ("return np.array(['a'])", "array of"),
    ("return np.zeros(5000)", "at most 4096"),
    ("return 1j", "imaginary"),
    ("return network", "function"),
]


@pytest.fixture(scope="module")
def returning() -> Iterator[Session]:
    """A session whose `network(i)` does as the i-th body of `VALUES`, then of `REFUSED`."""
    bodies = [body for body, *_ in (*VALUES, *REFUSED)]
    cases = "\n".join(f"    if case == {i}:\n        {body}" for i, body in enumerate(bodies))
    with session(Level.PROCESS, f"import numpy as np\n\ndef network(case):\n{cases}") as running:
        yield running


@pytest.mark.parametrize("case", range(len(VALUES)), ids=[body for body, *_ in VALUES])
def test_values_come_back_as_float64_with_their_type_told(case: int, returning: Session) -> None:
    _, value, kind, dtype = VALUES[case]
    outcome = returning.call("network", case)
    assert isinstance(outcome, Returned), outcome
    np.testing.assert_array_equal(outcome.value, np.asarray(value, dtype=np.float64), strict=True)
    assert (outcome.type, outcome.dtype) == (kind, dtype)


@pytest.mark.parametrize("case", range(len(REFUSED)), ids=[body for body, _ in REFUSED])
def test_what_is_no_number_is_named(case: int, returning: Session) -> None:
    outcome = returning.call("network", len(VALUES) + case)
    assert isinstance(outcome, Failed)
    assert outcome.kind == "error"
    assert REFUSED[case][1] in outcome.message


def test_changed_arguments_are_told_and_the_judges_own_are_not_touched(level: Level) -> None:
    X, list_ = np.zeros((2, 2)), [1.0, 2.0]
    outcome = value_of(level, "args[0][0, 1] = 7; args[1].append(3.0); return 0.0", X, list_, PARAMS)
    assert isinstance(outcome, Returned), outcome
    assert outcome.changed.keys() == {0, 1}
    np.testing.assert_array_equal(outcome.changed[0], [[0, 7], [0, 0]])
    assert not X.any()
    assert list_ == [1.0, 2.0]


def test_an_exception_is_told_with_its_type_words_and_place(level: Level) -> None:
    cells = "import numpy as np", "def inner():\n    raise ValueError('odd')\n\ndef network():\n    inner()"
    with session(level, *cells) as running:
        outcome = running.call("network")
    assert isinstance(outcome, Failed)
    assert (outcome.kind, outcome.exception) == ("error", "ValueError")
    assert outcome.message == "network raised ValueError: odd"
    assert str(outcome.where) == "code cell 2, line 2: raise ValueError('odd')"


UNFINISHED = [
    ("raise NotImplementedError()", "not_implemented", "not done yet"),
    (
        "import no_such_package",
        "package",
        "needs the module no_such_package, which is neither installed here nor part of the submission",
    ),
    ("return [0.0] * 10**10", "memory", "memory"),
]


@pytest.mark.parametrize(("body", "kind", "words"), UNFINISHED)
def test_what_is_not_the_formulas_fault_has_its_own_kind(body: str, kind: str, words: str) -> None:
    outcome = value_of(Level.PROCESS, body)
    assert isinstance(outcome, Failed)
    assert outcome.kind == kind
    assert words in outcome.message


def test_loading_tells_which_functions_there_are(level: Level) -> None:
    with session(level, "def network(x, params): return 0.5") as running:
        loaded = running.load()
        assert isinstance(loaded, Loaded)
        assert loaded.functions["network"] == "defined"
        assert loaded.functions["loss"] == "missing"
        outcome = running.call("loss", PARAMS)
    assert outcome == loaded.missing["loss"]
    assert outcome.kind == "missing"


def test_output_is_kept_to_its_cap(level: Level) -> None:
    with session(level, "def network():\n    print('α' * 9_000)\n    return 0.0", output_bytes=100) as running:
        running.call("network")
        running.close()
        assert running.output == "α" * 50


def test_a_session_goes_on_with_a_fresh_child(level: Level) -> None:
    with session(level, "import os\n\ndef network(): os._exit(3)\n\ndef loss(): return 1.0") as running:
        for _ in range(3):
            crashed, returned = running.call("network"), running.call("loss")
            assert isinstance(crashed, Failed)
            assert crashed.kind == "crash"
            assert isinstance(returned, Returned)


def test_a_child_that_dies_twice_while_loading_is_not_started_again(level: Level) -> None:
    dying = "import os\n\nX = os.write(2, b'started,'), os._exit(3)\n\ndef network(): return X"
    with session(level, dying) as running:
        outcomes = [running.call("network") for _ in range(4)]
    assert [outcome.kind for outcome in outcomes if isinstance(outcome, Failed)] == ["crash"] * 4
    assert running.output == "started," * 2


def test_the_whole_has_a_deadline_as_well(level: Level) -> None:
    with session(level, "def network():\n    while True: pass", total_seconds=0.5) as running:
        outcomes = [running.call("network") for _ in range(2)]
    assert [outcome.kind for outcome in outcomes if isinstance(outcome, Failed)] == ["timeout", "timeout"]


IN_BACKGROUND = """
import os, time

def network():
    for _ in range(4):
        if os.fork() == 0:
            held = bytearray(100 * 1024**2)
            held[::4096] = b"x" * len(held[::4096])
            time.sleep(1000)
    return 0.0

def loss():
    return 0.0
"""


def test_memory_that_is_filled_between_short_calls_is_noticed_by_a_later_one(level: Level) -> None:
    with session(level, IN_BACKGROUND, memory_bytes=320 * 1024**2, total_seconds=20.0) as running:
        outcome = running.call("network")
        while isinstance(
            outcome, Returned
        ):  # until all of it is filled; the session's whole deadline ends this otherwise
            outcome = running.call("loss")
    assert outcome.kind == "memory", outcome


def test_what_does_not_finish_is_told_with_the_time_that_it_had(level: Level) -> None:
    endless = "def network(*args):\n    while True: pass"
    with session(level, endless, call_seconds=0.2, few_elements=3, seconds_per_element=0.1) as running:
        outcomes = [running.call("network", np.zeros(n)) for n in (3, 5)]
    messages = [outcome.message for outcome in outcomes if isinstance(outcome, Failed)]
    assert messages == [f"network does not finish: it used {seconds} s of processor time" for seconds in (0.2, 0.4)]


def test_a_call_with_500_points_may_take_a_minute_and_one_at_a_point_10_seconds() -> None:
    limits = Limits()
    assert limits.seconds_for(2 + 17) == 10
    assert limits.seconds_for(500 * 3 + 17) == pytest.approx(60, abs=0.5)


BUSY_CHILDREN = """
import os

def network():
    if os.fork() == 0:
        while True: pass
    os.wait()
"""


def test_the_time_of_what_a_submission_starts_is_its_own(level: Level) -> None:
    with session(level, BUSY_CHILDREN, call_seconds=0.2) as running:
        outcome = running.call("network")
    assert isinstance(outcome, Failed)
    assert outcome.kind == "timeout"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows processes so")
def test_processes_are_found_where_the_kernel_does_not_list_children(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "LISTS_CHILDREN", False)
    with session(Level.PROCESS, BUSY_CHILDREN, call_seconds=0.2) as running:
        outcome = running.call("network")
    assert isinstance(outcome, Failed)
    assert outcome.kind == "timeout"


WAITING = """
import threading

def network(): threading.Event().wait()

def loss(): return 1.0
"""


def test_what_waits_is_asked_once_more_in_a_fresh_child(level: Level) -> None:
    with session(level, WAITING, waiting_seconds=0.3) as running:
        outcome, loss = running.call("network"), running.call("loss")
    assert isinstance(outcome, Failed)
    assert (outcome.kind, outcome.message) == ("waiting", "network waits without using the processor, 0.3 s already")
    assert isinstance(loss, Returned)


NOT_BY_ITSELF = [Failed("waiting", "waits"), Failed("crash", "ended its process by SIGKILL", killed=True)]


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("failed", NOT_BY_ITSELF, ids=["waits", "was killed"])
@pytest.mark.parametrize("asked", ["load", "call"])
def test_so_is_what_waits_or_was_killed_in_a_load_or_a_call(
    monkeypatch: pytest.MonkeyPatch, asked: str, failed: Failed, times: int
) -> None:
    replies = [failed] * times
    exchange = ChildProcess.exchange

    def exchanged(child: ChildProcess, request: dict[str, Any], *args: object) -> object:
        if request["do"] == asked and replies:
            return replies.pop()
        return exchange(child, request, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(ChildProcess, "exchange", exchanged)
    with session(Level.PROCESS, "def network(): return 0.5") as running:
        outcome = running.load() if asked == "load" else running.call("network")
    assert isinstance(outcome, Failed) is (times == 2)


def test_what_kills_itself_is_found_out_all_the_same(level: Level) -> None:
    with session(level, "import os\n\ndef network():\n    os.kill(os.getpid(), 9)") as running:
        outcome = running.call("network")
    assert isinstance(outcome, Failed)
    assert (outcome.kind, outcome.message) == ("crash", "network ended its process by SIGKILL")


SLOWER = """
def network(value):
    while value > 1:
        pass
    return value
"""


def test_several_calls_that_take_longer_than_expected_are_made_one_by_one(level: Level) -> None:
    with session(level, SLOWER, call_seconds=0.2, few_elements=100) as running:
        running.call("network", 0.5)
        first, endless, last = running.call_each("network", [(0.5,), (1.5,), (0.5,)])
    assert isinstance(first, Returned)
    assert isinstance(endless, Failed)
    assert last == endless


def test_cells_too_deep_for_the_parser_do_no_harm(level: Level) -> None:
    for deep in ("(" * 100_000 + "0.5" + ")" * 100_000, "-" * 1_000_000 + "0.5", "[" * 99 + "]" * 99):
        with session(level, f"def network():\n    return {deep}") as running:
            outcome = running.call("network")
        assert isinstance(outcome, Failed)
        assert outcome.kind in ("syntax", "error", "missing", "crash", "memory")


OPTIMIZE = """
def loss_gradient(params, X_train, y_train):
    return params * 0 + 1

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    for _ in range(n_steps):
        params -= eta * loss_gradient(params, X_train, y_train)
"""


UNFINISHED = {
    "by itself": ("def network(x, params): raise NotImplementedError('later')", "not_implemented"),
    "by a package that it calls": (
        "import random\ndef network(x, params): return random.SystemRandom().getstate()",
        "error",
    ),
}


@pytest.mark.parametrize(("source", "kind"), UNFINISHED.values(), ids=UNFINISHED)
def test_unfinished_is_what_raises_not_implemented_itself(source: str, kind: str) -> None:
    with session(Level.PROCESS, source) as running:
        outcome = running.call("network", np.zeros(2), PARAMS)
    assert isinstance(outcome, Failed)
    assert outcome.kind == kind


def test_files_are_there_when_the_submission_is_loaded(level: Level) -> None:
    source = "network = lambda x, params, known=float(open('given/number.txt').read()): known"
    given = {"given/number.txt": b"7.5"}
    with Session([source], level, Limits(), WANTED, globals_=GLOBALS, files=given) as running:
        outcome = running.call("network", np.zeros(2), PARAMS)
    assert isinstance(outcome, Returned)
    assert outcome.value == 7.5


def test_optimize_is_traced_through_the_gradients_it_asks_for(level: Level) -> None:
    with session(level, OPTIMIZE) as running:
        outcome, visited = running.trace(*DESCENT)
        again = running.call("loss_gradient", PARAMS, GLOBALS["X"], GLOBALS["y"])
    assert isinstance(outcome, Returned)
    assert (outcome.type, outcome.shape) == ("NoneType", (0,))
    np.testing.assert_array_equal(visited["loss_gradient"], [PARAMS - 0.5 * k for k in range(3)])
    assert isinstance(again, Returned)


ASKED = "loss_gradient(params, X_train, y_train)"
STEP = f"eta * {ASKED}"


@pytest.mark.parametrize(
    ("source", "at"),
    [
        (OPTIMIZE.replace(STEP, "eta * bound(params, X_train, y_train)") + "\nbound = loss_gradient", [0, 1, 2]),
        (OPTIMIZE.replace(STEP, "eta * loss_gradient(y_train=y_train, X_train=X_train, params=params)"), [0, 1, 2]),
        (OPTIMIZE.replace(STEP, f"eta * ({ASKED} + {ASKED}) / 2"), [0, 0, 1, 1, 2, 2]),
        (OPTIMIZE + f"    {ASKED}", [0, 1, 2, 3]),
    ],
    ids=["by another name", "with named arguments", "twice a step", "at the end as well"],
)
def test_gradients_are_traced_however_they_are_asked_for(source: str, at: list[int]) -> None:
    with session(Level.PROCESS, source) as running:
        outcome, visited = running.trace(*DESCENT)
        again = running.trace(*DESCENT)[1]["loss_gradient"]
    assert isinstance(outcome, Returned)
    np.testing.assert_array_equal(visited["loss_gradient"], [PARAMS - 0.5 * k for k in at])
    np.testing.assert_array_equal(again, visited["loss_gradient"])


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ("initial -= 1", {0: PARAMS - 1}),
        ("X_train += 2", {1: GLOBALS["X"] + 2}),
        ("initial[0] = y_train[0] = 7", {0: np.r_[7.0, PARAMS[1:]], 2: np.array([[7.0], *GLOBALS["y"][1:]])}),
        ("initial = initial - 1", {}),
    ],
)
def test_the_arguments_that_optimize_changes_are_told(body: str, changed: dict[int, np.ndarray]) -> None:
    source = f"def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):\n    {body}"
    with session(Level.PROCESS, source) as running:
        outcome, _ = running.trace(*DESCENT)
    assert isinstance(outcome, Returned)
    assert outcome.changed.keys() == changed.keys()
    for index, value in changed.items():
        np.testing.assert_array_equal(outcome.changed[index], value)


LOSSES = """
def loss(params, X_train, y_train):
    return float(params.sum())

def loss_gradient(params, X_train, y_train):
    return np.array([(loss(params + 1e-3 * e, X_train, y_train) - loss(params, X_train, y_train)) / 1e-3 for e in np.eye(17)])

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    for k in range(n_steps):
        loss(initial + k, X_train, y_train)
        loss_gradient(initial - k, X_train, y_train)
"""


def test_of_losses_those_that_a_gradient_asks_for_are_not_traced(level: Level) -> None:
    with session(level, LOSSES) as running:
        _, visited = running.trace(*DESCENT)
    np.testing.assert_array_equal(visited["loss"], [PARAMS + k for k in range(3)])
    np.testing.assert_array_equal(visited["loss_gradient"], [PARAMS - k for k in range(3)])


def test_of_many_gradients_asked_for_only_so_many_are_kept(level: Level) -> None:
    with session(level, OPTIMIZE.replace("range(n_steps)", "range(1000)")) as running:
        outcome, visited = running.trace(*DESCENT)
    assert isinstance(outcome, Returned)
    assert visited["loss_gradient"].shape == (4096 // 17, 17)


def test_a_failing_optimize_has_no_trace() -> None:
    with session(Level.PROCESS, "def optimize(*args, **named): raise ValueError") as running:
        outcome, visited = running.trace(*DESCENT)
    assert isinstance(outcome, Failed)
    assert visited["loss_gradient"].shape == (0, 17)


def test_warnings_harm_nothing(level: Level) -> None:
    assert isinstance(value_of(level, "np.log(np.zeros(1)); return 0.5"), Returned)


ANOTHER = Wanted(
    functions=("slope", "descend"),
    n_parameters=3,
    descent="descend",
    released_descent="def descend(x, w):\n    slope(x, w)",
    recorded={"slope": 1},
    leaves_arguments=frozenset({"show"}),
)
ANOTHERS_CELLS = (
    "def show(values):\n    values[0] = 0",  # it does not change its arguments, so says the homework, and is not called
    "table = [7]\nshow(table)",
    "def slope(x, w):\n    return table[0] * w",
)


@pytest.mark.parametrize(("descent", "own"), [("slope(x, w)", False), ("return slope(x, w - 1)", True)])
def test_a_homework_names_its_own_functions_parameters_and_descent(descent: str, own: bool) -> None:
    cells = [*ANOTHERS_CELLS, f"def descend(x, w):\n    {descent}"]
    data = {"data": np.zeros(3)}
    with Session(cells, Level.PROCESS, Limits(), ANOTHER, globals_=data) as running:
        loaded = running.load()
        outcome, visited = running.trace((np.ones(3), np.arange(3.0)), {})
    assert isinstance(loaded, Loaded)
    assert (loaded.functions, loaded.own_descent) == ({"slope": "defined", "descend": "defined"}, own)
    assert isinstance(outcome, Returned)
    np.testing.assert_array_equal(outcome.value, 7 * np.arange(3.0) - 7 if own else [])
    assert visited.keys() == {"slope"}
    np.testing.assert_array_equal(visited["slope"], [np.arange(3.0) - own])


def test_a_homework_without_a_descent_has_none_traced() -> None:
    wanted = Wanted(("network",), 2)
    with Session(["network = abs"], Level.PROCESS, Limits(), wanted, globals_={}) as running:
        loaded = running.load()
        with pytest.raises(ValueError, match="wants no descent"):
            running.trace((), {})
    assert isinstance(loaded, Loaded)
    assert not loaded.own_descent
