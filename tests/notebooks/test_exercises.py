"""Exercises: right is what is right in any words; of what is wrong, what kind of thing is said, and never the answer."""

from itertools import count
from math import ceil, cos, log, log1p, pi
from typing import Any

import numpy as np
import pytest

from crosscheck import INITIAL, NAMES, load_circles
from crosscheck.lecture.exercise import Exercise, Selection
from crosscheck.lecture.topic import random_start
from crosscheck.lecture import exercises
from crosscheck.lecture.exercises import broken_gradient
from manual.by_hand import loss_gradient
from manual.topics.gradient_checking import central
from tests.needs import has
from tests.notebooks.stored import LESSONS, cells

FROM_NODE_2_ON = {"v21", "v22", "v31", "v32", "v41", "v42", "b2", "b3", "b4"}


def point_by_point(u: Any, V: Any, G: Any, dE_dz: Any) -> Any:
    dE_dx = np.zeros((2, len(dE_dz)))
    for i in range(len(dE_dz)):
        for k in range(2):
            dE_dx[k, i] = dE_dz[i] * sum(u[j] * G[j, i] * (1 - G[j, i]) * V[j, k] for j in range(4))
    return dE_dx


def by_torch(u: Any, V: Any, G: Any, dE_dz: Any) -> Any:
    import torch

    u, V, G, dE_dz = map(torch.tensor, (u, V, G, dE_dz))
    V.requires_grad_()
    return V.T @ (u[:, None] * dE_dz * G * (1 - G))


def log_phi_by_cases(z: Any) -> Any:
    return np.array([-log1p(np.exp(-t)) if t > 0 else t - log1p(np.exp(t)) for t in z])


def rate_in_one_line(k: int, n: int, s: int, eta: float) -> float:
    return min((k + 1) / s, 1) * eta * (1 if k < s else 0.5 + 0.5 * cos(pi * (k - s) / (n - s)))


def starts_by_counting(p: float, certainty: float) -> int:
    return next(n for n in count() if 1 - (1 - p) ** n >= certainty)


def best_rate_by_search(g: Any, Hg: Any) -> float:
    a, b, c = np.polyfit([0, 1, 2], [-eta * g @ g + eta**2 / 2 * (g @ Hg) for eta in (0, 1, 2)], 2)
    return -b / (2 * a) + 0 * c


def shuffled_with_a_list(words: Any) -> list[int]:
    order = list(range(len(words) + 1))
    for i, w in enumerate(words):
        j = i + int(w) % (len(order) - i)
        order[i], order[j] = order[j], order[i]
    return order


RIGHT: dict[str, list[Any]] = {
    "derivative_by_points": [point_by_point, by_torch],
    "wrong_derivatives": [FROM_NODE_2_ON, sorted(FROM_NODE_2_ON)],
    "log_phi": [log_phi_by_cases, lambda z: -np.logaddexp(0, -z)],
    "momentum_factor": [10, 10.0, 1 / (1 - 0.9)],
    "warm_up_then_cosine": [rate_in_one_line],
    "spread_of_weights": [0.1, np.sqrt(1 / 100)],
    "starts_needed": [starts_by_counting, lambda p, c: int(-(-log(1 - c) // log(1 - p)))],
    "steps_of_an_epoch": [8, ceil(500 / 64)],
    "gradient_of_the_mean": [lambda gradients, sizes: np.average(gradients, axis=0, weights=sizes)],
    "best_rate": [best_rate_by_search],
    "what_to_save": [["p", "m", "v", "t", "generator"]],
    "shuffled": [shuffled_with_a_list],
}

# What is wrong besides the mistakes that each exercise knows, and words of the hint.
WRONG: dict[str, list[tuple[Any, str]]] = {
    "derivative_by_points": [
        (lambda u, V, G, dE_dz: point_by_point(u, V, G, dE_dz).T, "an array of shape (5, 2); expected an array of"),
        (lambda u, V, G, dE_dz: V @ (u[:, None] * dE_dz), "Your function raises ValueError: matmul: Input operand 1"),
        (lambda u, V, G, dE_dz: point_by_point(u, V, G, dE_dz) + 1e-6, "one line at a time"),
    ],
    "wrong_derivatives": [
        (set(), "How does INITIAL differ"),
        (FROM_NODE_2_ON | {"b1", "v11"}, "Some of these derivatives are right."),
        (FROM_NODE_2_ON - {"v32"}, "there are more"),
        ({"v53"}, "'v53' is not one of u1"),
        ("v21", "Expected several names"),
        (9, "Expected several names"),
    ],
    "log_phi": [(lambda z: z, "Try z = 0"), (lambda z: np.log(1 - 1 / (1 + np.exp(-z))), "of 1 - phi(z)")],
    "momentum_factor": [(7, "solve for v"), ("ten", "Your answer is 'ten'; expected a number.")],
    "warm_up_then_cosine": [(lambda k, n, s, eta: eta, "It should be eta / s at k = 0")],
    "spread_of_weights": [(0.5, "variance of w"), (max, "Expected a number, got a function.")],
    "starts_needed": [
        (lambda p, c: 1, "that all n fail"),
        (lambda p, c: [[1], [1, 2]], "returns [[1], [1, 2]]; expected a number"),
        (13, "Expected a function, got 13."),
    ],
    "steps_of_an_epoch": [(9, "how many batches")],
    "gradient_of_the_mean": [(lambda g, n: g[0], "Every point has the same weight")],
    "best_rate": [(lambda g, Hg: 0.001, "Where is its derivative 0")],
    "what_to_save": [
        (["p"], "follow single batches"),
        (["p", "m", "v", "generator"], "too short"),
        (["p", "m", "t", "generator"], "far too long"),
        (["p", "m", "v", "t", "generator", "order"], "no epochs"),
        ([], "from the beginning"),
    ],
    "shuffled": [(lambda words: np.argsort(np.append(words, 0)), "is swapped with")],
}
ALL = {name: getattr(exercises, name) for name in exercises.__all__ if name != "broken_gradient"}
BY_NUMBERS = {name: exercise for name, exercise in ALL.items() if isinstance(exercise, Exercise)}
MISTAKES = [
    pytest.param(name, like, hint, id=f"{name}: {hint[:40]}")
    for name, exercise in BY_NUMBERS.items()
    for hint, wrong in exercise.mistakes.items()
    for like in wrong
]


def each(answers: dict[str, list[Any]]) -> list[Any]:
    return [pytest.param(name, answer, id=f"{name}-{i}") for name in answers for i, answer in enumerate(answers[name])]


def test_each_exercise_has_answers_of_both_kinds():
    assert set(RIGHT) == set(WRONG) == set(ALL)


@pytest.mark.parametrize(("name", "answer"), each(RIGHT))
def test_what_is_right_is_right(name, answer):
    if answer is by_torch and not has("torch"):
        pytest.skip("torch is not installed")
    told = ALL[name](answer)
    assert (told.word, told.sentence) == ("right", ALL[name].lesson)


@pytest.mark.parametrize(("name", "answer"), each(WRONG))
def test_what_is_wrong_gets_its_hint(name, answer):
    given, words = answer
    told = ALL[name](given)
    assert told.word == "wrong"
    assert words in told.sentence


@pytest.mark.parametrize(("name", "like", "hint"), MISTAKES)
def test_each_mistake_that_is_known_gets_its_own_hint(name, like, hint):
    told = ALL[name](like)
    assert (told.word, told.sentence) == ("wrong", hint)


def as_the_homework_writes_it(*_: Any) -> None:
    raise NotImplementedError


@pytest.mark.parametrize("name", ALL)
def test_no_answer_is_still_to_do(name):
    functions = (lambda *_: None, lambda *_: ..., as_the_homework_writes_it)
    answers = (..., None, *(functions if name in BY_NUMBERS and BY_NUMBERS[name].calls else ()))
    assert {ALL[name](answer).word for answer in answers} == {"still to do"}


@pytest.mark.parametrize("name", [name for name, exercise in BY_NUMBERS.items() if not exercise.calls])
def test_no_hint_tells_the_number(name):
    exercise = BY_NUMBERS[name]
    hints = [*exercise.mistakes, exercise.otherwise]
    words = [word.strip(".,:;") for hint in hints for word in hint.split()]
    assert f"{exercise.right:g}" not in words
    assert words


def test_no_hint_tells_a_name_that_is_missing():
    for name, exercise in ALL.items():
        if isinstance(exercise, Selection):
            for one in exercise.right:
                told = exercise([other for other in exercise.right if other != one])
                assert one not in told.sentence.replace(",", " ").replace(".", " ").split(), (name, told)


def test_markup_in_an_error_stays_text():
    def hostile(*_: Any) -> None:
        raise ValueError("<script>alert(1)</script>")

    assert "<script>" not in exercises.best_rate(hostile)._repr_html_()


def test_neither_is_told_which_names_are_right_nor_how_many_are_missing():
    right = [{"v21", *names} for names in ({"u1"}, {"a"}, {"u2", "v11", "b1"})]
    few = [set(sorted(FROM_NODE_2_ON)[:n]) for n in range(1, 9)]
    for answers in (right, few):
        assert len({exercises.wrong_derivatives(answer).sentence for answer in answers}) == 1


@pytest.mark.parametrize("params", [np.zeros(17), [0, 1, 2, 3, *np.ones(13)], [5, 0, 0, 0, *np.ones(13)]])
def test_the_broken_gradient_is_finite_and_silent_where_weights_are_zero(params):
    assert np.isfinite(broken_gradient(params, *load_circles())).all()


def test_the_broken_gradient_is_right_where_the_homework_looks_and_wrong_in_the_names_that_are_asked_for():
    X, y = load_circles()
    at_random = random_start(3).params
    assert np.array_equal(broken_gradient(INITIAL, X, y), loss_gradient(INITIAL, X, y))
    difference = np.abs(broken_gradient(at_random, X, y) - central(at_random, X, y, 1e-5))
    assert {name for name, far in zip(NAMES, difference, strict=True) if far > 1e-4} == FROM_NODE_2_ON


LINES = {
    "np.outer(u, dE_dz) * G * (1 - G)": "right",
    "np.outer(u, dE_dz)": "missing-hidden-sigma-prime",
    "dE_dz * G * (1 - G)": "missing-u-in-hidden-delta",
    "np.outer(u, dE_dz) * G": "sigma-prime-without-one-minus",
    "np.zeros_like(G)": "zero-in-blocks",
}


@pytest.mark.parametrize(("line", "told"), LINES.items())
def test_the_line_of_the_backward_pass_is_answered_by_the_mistake_s_name(line, told):
    cell = cells(LESSONS[0], "code")[-1].source
    assert cell.count("np.zeros_like(G)") == 1
    names: dict[str, Any] = {}
    exec(cell.replace("np.zeros_like(G)", line).replace("check(loss", "report = check(loss"), names)
    assert told in str(names["report"])
