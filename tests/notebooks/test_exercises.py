"""Exercises: right is what is right in any words; of what is wrong, what kind of thing is said, and never the answer."""

from typing import Any

import numpy as np
import pytest

from crosscheck import INITIAL, NAMES, load_circles
from crosscheck.automates.exercise import Exercise, Selection
from crosscheck.automates.topic import random_start
from crosscheck.course import exercises
from crosscheck.course.exercises import broken_gradient
from manual.by_hand import loss_gradient
from manual.topics.gradient_checking import central
from tests.needs import has
from tests.notebooks.answers import FROM_NODE_2_ON, RIGHT, WRONG, by_torch
from tests.notebooks.stored import LESSONS, cells

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
    assert all(len(answers) >= 3 for answers in WRONG.values())


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
    functions = (lambda *_: None, lambda *_: ..., as_the_homework_writes_it) if ALL[name] in _of_functions() else ()
    assert {ALL[name](answer).word for answer in (..., None, *functions)} == {"still to do"}


def _of_functions() -> list[Exercise]:
    return [exercise for exercise in BY_NUMBERS.values() if exercise.calls]


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


def test_a_function_that_changes_what_it_is_given_changes_nothing_of_the_exercise():
    def careless(g: Any, Hg: Any) -> float:
        rate = g @ g / (g @ Hg)
        g[:] = Hg[:] = 0
        return float(rate)

    assert [exercises.best_rate(careless).word for _ in range(2)] == ["right", "right"]


def test_what_an_answer_raises_is_told_in_one_sentence():
    told = exercises.best_rate(lambda g, Hg: 1 / 0)
    assert told.sentence == "Your function raises ZeroDivisionError: division by zero."
    assert "TypeError" in exercises.best_rate(lambda g: 1.0).sentence


def test_markup_in_an_error_stays_text():
    def hostile(*_: Any) -> None:
        raise ValueError("<script>alert(1)</script>")

    assert "<script>" not in exercises.best_rate(hostile)._repr_html_()


def test_names_that_are_right_are_not_told_from_those_that_are_wrong():
    told = {exercises.wrong_derivatives({"v21", *right}).sentence for right in ({"u1"}, {"a"}, {"u2", "v11", "b1"})}
    assert len(told) == 1


def test_how_many_names_are_missing_is_not_told():
    told = {exercises.wrong_derivatives(set(sorted(FROM_NODE_2_ON)[:n])).sentence for n in range(1, 9)}
    assert len(told) == 1


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
