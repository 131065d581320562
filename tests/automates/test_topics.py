"""Each topic is the same by hand and in torch, from any start, and a mistake planted by hand is seen where it is."""

import ast
import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import numpy as np
import pytest

from crosscheck.homework.circles.rounding.point import FLOAT64
from crosscheck.homework.circles.run import Row
from crosscheck.lecture import bounded as room
from crosscheck.lecture.bounded import Bounded, bounded, bounds
from crosscheck.lecture.comparison import FAR, code, compare, lines_about, numbers, sides, tolerances
from crosscheck.lecture.topic import BACKWARDS, CHAPTERS, Mistake, Side, Start, random_start
from crosscheck.lecture.topics import TOPICS
from manual.by_hand import phi, phi_and_slope
from tests.automates.planted import PLANTED
from tests.needs import torch_or_skip

torch_or_skip()

SLOW = ("ensembles", "fusion")  # they take seconds
SHORTEST, LONGEST = 3, 100  # lines of one side
WIDEST = 72  # columns of a line that is read from the last row


@pytest.fixture(scope="module")
def seed():
    """Draw another start each time; it stands in the message of what fails."""
    return int(np.random.default_rng().integers(2**31))


EACH = [pytest.param(name, marks=[pytest.mark.second_stage] * (name in SLOW)) for name in TOPICS]


@pytest.mark.parametrize("name", EACH)
def test_both_sides_agree_and_do_not_with_a_mistake(name, seed, request):
    """Each side is measured once. Of a slow topic the mistake that it shows is seen each time, the others with --slow."""
    topic, start, (by_hand, torch) = TOPICS[name], random_start(seed), sides(name)
    if why := topic.lacks():
        pytest.skip(why)
    right = {side: topic.measure(side, start) for side in (by_hand, torch)}
    found = {quantity: numbers(value) for quantity, value in right[by_hand].items()}
    allowed = tolerances(topic, by_hand, start, found)

    def seen_with(mistake: Mistake) -> dict[str, Row]:
        given = replace(topic, mistake=mistake, measure=measure, allowed=lambda *_: allowed, once="here")
        compared = compare(given, start, with_mistake=True)
        assert compared.agree, (seed, [compared.told(row) for row in compared.rows if not row.within])
        assert 2 <= len(compared.telling) <= 6
        assert np.isfinite([*compared.telling.values()]).all()
        assert [row.question for row in compared.mistaken] == [row.question for row in compared.rows]
        seen = [row for row in compared.mistaken if not row.within and row.apart >= FAR * row.allowed]
        return {row.question.quantity: row for row in seen}

    def measure(side: Side, start: Start) -> Any:
        return right[side] if side in right else topic.measure(side, start)

    assert seen_with(topic.mistake), (seed, topic.mistake.what)
    for planted in PLANTED[name] if name not in SLOW or request.config.getoption("--slow") else ():
        seen = seen_with(Mistake(planted.what, "", planted.right, planted.wrong))
        assert planted.quantity in seen, (seed, planted.what)
        entry = str(seen[planted.quantity].entry)
        assert planted.step is None or entry.startswith(f"step {planted.step}"), (seed, planted.what)


def test_a_mistake_that_changes_no_number_is_not_seen():
    topic = TOPICS["backward"]
    same = replace(topic.mistake, right="dE_dz = y_out - y\n", wrong="dE_dz = -y + y_out\n")
    assert all(one.within for one in compare(replace(topic, mistake=same), random_start(1), True).mistaken)


@pytest.mark.parametrize("right", ["no such line", "G"])
def test_what_a_mistake_changes_must_stand_in_the_code_once(right):
    topic = TOPICS["backward"]
    with pytest.raises(ValueError, match="expected once"):
        compare(replace(topic, mistake=replace(topic.mistake, right=right)), random_start(1), True)


@pytest.mark.parametrize(("once", "runs"), [("", 2), ("with its imports", 1)])
def test_seconds_are_of_a_second_run_unless_a_topic_is_too_slow_for_it(once, runs, monkeypatch):
    topic, calls, clock = TOPICS["forward"], [], [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: clock[0])

    def measure(side: Side, start: Start) -> Any:
        calls.append(side.name)
        clock[0] += 1.0 if calls.count(side.name) == 2 else 10.0
        return topic.measure(side, start)

    seconds = compare(replace(topic, measure=measure, once=once), random_start(1)).seconds
    assert calls[: 2 * runs] == ["by hand"] * runs + ["torch"] * runs
    assert seconds == dict.fromkeys(("by hand", "torch"), 10.0 if once else 1.0)


def test_a_mistake_leaves_nothing_behind():
    before = [*sys.path], {*sys.modules}
    compare(TOPICS["backward"], random_start(1), with_mistake=True)
    assert sys.path == before[0]
    assert not [name for name in {*sys.modules} - before[1] if "mistaken" in name]


def test_a_number_beside_the_mistake_is_not_what_the_mistake_leaves(seed):
    tape = compare(TOPICS["tape"], random_start(seed), with_mistake=True)
    (mistaken,) = [row for row in tape.mistaken if row.question.quantity == "of the first point"]
    assert not mistaken.within
    assert tape.telling["dE/da, of the first point alone"][0] < 0 < mistaken.obtained


def test_a_target_that_is_not_detached_turns_the_gradient():
    told = [compare(replace(TOPICS["detaching"], once="here"), random_start(seed)).telling for seed in range(3)]
    assert np.max([each["cosine between the two gradients"] for each in told]) < 0.6


def test_precision_shows_the_parameters_and_the_scale_that_a_wrong_clipping_leaves(seed):
    rows = compare(TOPICS["precision"], random_start(seed), with_mistake=True).seen
    w, S = (row for row in rows if row.question.quantity in "wS")
    assert w.apart > 1e-3
    assert S.obtained < S.expected / 1000


def test_the_lines_of_one_layer_more_are_right():
    import torch

    rng = np.random.default_rng(1)
    u, W, c, G = (rng.normal(size=shape) for shape in ((4,), (4, 4), (4, 1), (4, 50)))
    names: dict[str, Any] = {"np": np, "phi": phi, "u": u, "W": W, "c": c, "G": G, "dE_dz": rng.normal(size=50)}
    exec(BACKWARDS, names)
    leaves = {name: torch.tensor(names[name], requires_grad=True) for name in ("W", "c", "G")}
    z = torch.tensor(u) @ torch.sigmoid(leaves["W"] @ leaves["G"] + leaves["c"])
    z.backward(torch.tensor(names["dE_dz"]))
    for name, leaf in leaves.items():
        np.testing.assert_allclose(np.reshape(names[f"dE_d{name}"], leaf.shape), leaf.grad, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", TOPICS)
def test_both_files_offer_the_same_names_and_have_the_lines_that_the_topic_is_about(name):
    offered = []
    for side, core in zip(sides(name), TOPICS[name].core, strict=True):
        own = [n for n, v in vars(side.code).items() if getattr(v, "__module__", "") == side.code.__name__]
        offered.append({n for n in own if not n.startswith("_")})
        assert SHORTEST <= len(code(side.source).splitlines()) <= LONGEST
        assert all(lines_about(code(side.source), (beginning,)) for beginning in core), side.path
    assert offered[0] == offered[1]


@pytest.mark.parametrize("name", TOPICS)
def test_code_as_it_is_projected_has_no_types_and_no_line_that_is_too_wide(name):
    topic = TOPICS[name]
    wrong = topic.mistake.changed(sides(name))
    for shown in (*(code(side.source) for side in sides(name)), code(topic.mistake.made_in(wrong.source))):
        nodes = ast.walk(ast.parse(shown))
        assert [ast.unparse(n) for n in nodes if getattr(n, "annotation", getattr(n, "returns", None))] == []
        without_docstrings = re.sub('""".*?"""', "", shown, flags=re.DOTALL)
        assert [s for text in (without_docstrings, *topic.deeper) for s in text.splitlines() if len(s) > WIDEST] == []


@pytest.mark.parametrize("package", ["manual.topics", "torch_ref.topics", "crosscheck.lecture.topics"])
def test_every_file_is_a_topic_of_the_course_and_taken_once(package):
    assert sorted(module.name for module in iter_modules(import_module(package).__path__)) == sorted(TOPICS)


def test_each_chapter_numbers_its_topics_from_1_on():
    for number, chapter in enumerate(CHAPTERS, 1):
        places = [topic.place for topic in TOPICS.values() if topic.chapter == chapter]
        assert places == [(number, i) for i in range(1, len(places) + 1)]
        assert places


def test_the_notebooks_of_topics_are_those_that_show_their_codes():
    folder = Path(__file__).parents[2] / "notebooks"
    if not folder.is_dir():
        pytest.skip("the notebooks are not here")
    shown = {}
    for path in sorted(folder.glob("[0-9]*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        shown |= dict.fromkeys(re.findall(r'both_codes\(\s*"(\w+)"', code), int(path.name[:2]))
    assert shown == {name: topic.notebook for name, topic in TOPICS.items() if topic.notebook}


A, B = (np.random.default_rng(seed).normal(size=(3, 3)) for seed in (1, 2))
E = 1e-6  # an error of an argument, so large that rounding does not count
LINES: dict[str, Callable[[Any, Any], Any]] = {
    "sum": lambda x, y: x + y,
    "difference": lambda x, y: x - y,
    "product": lambda x, y: x * y,
    "quotient": lambda x, y: x / y,
    "matrix product": lambda x, y: x @ y,
    "root": lambda x, y: np.sqrt(x * x) + y,
    "power": lambda x, y: x**2 + y**3,
    "exponential": lambda x, y: np.exp(x) * y,
    "logarithm": lambda x, y: np.log(x * x) + y,
    "softplus": lambda x, y: np.logaddexp(0, x * y),
    "smaller": lambda x, y: np.minimum(x, y) + np.minimum(2 * x, y),
    "sums": lambda x, y: x.sum(axis=0) + np.sum(y, axis=1) + x.sum(),
    "moved": lambda x, y: np.vstack([x.T, y.reshape(3, 3)])[1:5].ravel(),
    "sigmoid": lambda x, y: phi(9 * x) + y,
    "its slope": lambda x, y: phi_and_slope(x)[1] * y,
    "deviation": lambda x, y: x.std() * y,
}


@pytest.mark.parametrize("line", LINES.values(), ids=[*LINES])
def test_an_error_of_the_arguments_is_carried_on(line):
    bound = bounds(line(Bounded(A, E), Bounded(B, E)))
    signs = np.random.default_rng(3).choice([-1, 1], size=(2, 200, 3, 3))
    errors = np.abs([line(A + E * s, B + E * t) - line(A, B) for s, t in zip(*signs, strict=True)]).max(axis=0)
    assert bound.shape == errors.shape
    assert (errors <= 1.001 * bound).all()
    assert np.median(bound / errors) < 3


@pytest.mark.parametrize("line", LINES.values(), ids=[*LINES])
def test_the_roundings_of_exact_arguments_are_bounded_and_are_some_units_in_the_last_place(line):
    with np.errstate(all="ignore"):
        exact = line(A.astype(np.longdouble), B.astype(np.longdouble))
    errors, bound = np.abs(line(A, B) - exact).astype(float), bounds(line(*bounded(A, B)))
    if np.finfo(np.longdouble).eps < np.finfo(float).eps:
        assert (errors <= bound).all()
    assert (bound <= 200 * FLOAT64 * (np.abs(line(np.abs(A), np.abs(B))) + 1)).all()


def test_a_rule_that_forgets_an_argument_is_found(monkeypatch):
    monkeypatch.setitem(room.ERRORS, "multiply", lambda _, x, y: np.abs(x.value) * y.error)
    with pytest.raises(AssertionError):
        test_an_error_of_the_arguments_is_carried_on(LINES["product"])


def test_a_saturated_sigmoid_has_the_error_of_its_slope():
    assert bounds(phi(Bounded(np.array([30.0]), 1e-3))) < 1e-15


def test_eigenvalues_and_a_solution_have_the_errors_of_their_matrix():
    matrix = A @ A.T + np.eye(3)
    errors = E * np.random.default_rng(4).choice([-1, 1], size=(200, 3, 3))
    symmetric = (errors + errors.transpose(0, 2, 1)) / 2
    of_eigenvalues = np.abs(np.linalg.eigvalsh(matrix + symmetric) - np.linalg.eigvalsh(matrix)).max()
    right = np.linalg.solve(matrix, B[0])
    of_solution = max(np.abs(np.linalg.solve(matrix + e, B[0] + e[0]) - right).max() for e in errors)
    assert of_eigenvalues <= bounds(np.linalg.eigvalsh(Bounded(matrix, E))).max() < 10 * of_eigenvalues
    assert of_solution <= bounds(np.linalg.solve(Bounded(matrix, E), Bounded(B[0], E))).max() < 100 * of_solution


def test_lists_of_bounded_numbers_keep_their_bounds_and_others_have_none():
    steps = np.array([[Bounded(A[0], E), Bounded(B[0], 2 * E)]])
    np.testing.assert_array_equal(bounds(steps[:, 1]), np.full((1, 3), 2 * E))
    assert room.rounding(np.array([1, 2])) == room.BIT_FOR_BIT


def test_an_operation_that_has_no_rule_is_refused():
    for refused in (np.sin, np.linalg.norm, np.clip):
        with pytest.raises((KeyError, TypeError)):
            refused(Bounded(A)) if refused is not np.clip else refused(Bounded(A), 0, 1)
