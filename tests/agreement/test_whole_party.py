"""A party that is wrong in one way is red in `compare`, in `agrees` and in `crosscheck train`, and its account says where."""

from pathlib import Path
from typing import NamedTuple

import pytest

from crosscheck import assert_accurate, compare
from crosscheck.comparison.diagnosis import AnotherNetworkError
from crosscheck.pytest_plugin.comparing import found
from tests import commands

PARTY = """
from itertools import count

import numpy as np

from manual.by_hand import loss, loss_gradient, network, optimize

calls = count(1)
{planted}
"""
DESCENT = """
def optimize(initial, X, y, eta=0.001, n_steps=30):
    params, velocity = initial.copy(), 0.0
    losses, path = [loss(params, X, y)], [params]
    for k in range(n_steps):
        {step}
        losses.append(loss(params, X, y))
        path.append(params)
    return {returned}
"""
RETURNED = "np.array(losses), np.array(path)"
RIGHT_STEP = "params = params - eta * loss_gradient(params, X, y)"
GRADIENT = """
right = loss_gradient
def loss_gradient(params, X, y):
    gradient = right(params, X, y)
    {change}
    return gradient
"""
NAIVE = """
def loss(params, X, y):
    p = network(X, params)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
"""
IN_ANOTHER_ORDER = """
right = loss_gradient
def loss(params, X, y):
    p = network(X, params)
    return -sum(np.where(y == 1, np.log(p), np.log1p(-p))[::-1])
def loss_gradient(params, X, y):
    return right(params, X[::-1].copy(), y[::-1].copy())
"""
EVERY_THIRD = """
right = loss_gradient
def loss_gradient(params, X, y):
    answer = right(params, X, y)
    return answer * (1 + 1e-9) if next(calls) % 3 == 0 else answer
"""


def descent(step: str = RIGHT_STEP, returned: str = RETURNED) -> str:
    return DESCENT.format(step=step, returned=returned)


def changing(change: str) -> str:
    return GRADIENT.format(change=change)


class Plant(NamedTuple):
    planted: str
    says: str  # in one of the first six lines
    explains: str = ""  # anywhere


NOT_ALONE = "each step alone is right, the descent of 30 steps is not"
MOMENTUM = "velocity = 0.9 * velocity + loss_gradient(params, X, y); params = params - eta * velocity"
DECAYING = "params = params - eta / (1 + 0.01 * k) * loss_gradient(params, X, y)"
FLIPPED = changing("gradient[13:] *= -1")
PLANTS = {
    "momentum": Plant(
        descent(MOMENTUM), "descent at step 2: u1 is ", f"{NOT_ALONE}: its optimize keeps something between steps"
    ),
    "a decaying eta": Plant(descent(DECAYING), "descent at step 2: u1 is ", NOT_ALONE),
    "a path one step late": Plant(
        descent(returned="np.array(losses), np.array([path[0], *path[:-1]] if n_steps > 1 else path)"),
        "descent at step 1: u1 is 5.0 in ",
        "what optimize returns for 30 steps is one step late",
    ),
    "momentum, of which the last parameters are returned": Plant(
        descent(MOMENTUM, "params"),
        "descent at step 30: a is ",
        "not compared are its losses and its parameters before the last step",
    ),
    "a wrong sign in a block": Plant(
        FLIPPED, "gradient at step 0: d loss / d b3 is ", "loss_gradient (mine.py:11): The derivatives with respect to"
    ),
    "a mean": Plant(changing("gradient /= len(y)"), "gradient at step 0: d loss / d u1 is ", "[gradient-of-mean]"),
    "single precision": Plant(
        changing("gradient = gradient.astype('f4').astype(float)"), "gradient at step 0: d loss / d u", "[float32]"
    ),
    "a race": Plant(EVERY_THIRD, "gradient at step 2: d loss / d u", "not deterministic: asked twice"),
    "a change in place": Plant(
        changing("params -= 0.001 * gradient"),
        "at step 0, loss_gradient changes its argument params, which must stay as it is: u1 was 5.0 and is ",
    ),
}
each_plant = pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)


def by_compare(mine: Path, **keywords: bool) -> tuple[bool, str]:
    comparison = compare("by_hand", mine, **keywords)
    return comparison.agree, str(comparison)


def by_agrees(mine: Path, **keywords: bool) -> tuple[bool, str]:
    outcome, _ = found((mine,), keywords, "test_mine.py::test_mine")
    return not isinstance(outcome, Exception), str(outcome)


def by_train(mine: Path, **keywords: bool) -> tuple[bool, str]:
    options = [f"--{name}" for name, asked_for in keywords.items() if asked_for]
    result = commands.run("train", "--party", "by_hand", "--party", str(mine), *options)
    assert result.exit_code in (0, 1), result.output
    table, _, account = result.stdout.rpartition("\n\n")
    assert table
    return result.exit_code == 0, account


each_way = pytest.mark.parametrize("way", [by_compare, by_agrees, by_train])


@pytest.fixture
def mine(tmp_path):
    def written(planted: str) -> Path:
        (tmp_path / "mine.py").write_text(PARTY.format(planted=planted), encoding="utf-8")
        return tmp_path / "mine.py"

    return written


def twins(mine: Path, old: str = "", new: str = "") -> tuple[Path, Path]:
    """Write another file beside one, with a piece of it replaced."""
    twin = mine.with_name("twin.py")
    twin.write_text(mine.read_text("utf-8").replace(old, new), "utf-8")
    return mine, twin


@each_plant
def test_what_is_planted_is_red_and_its_place_is_told(mine, plant):
    agrees, account = by_compare(mine(plant.planted))
    assert not agrees, account
    assert any(plant.says in line for line in account.splitlines()[:6]), account
    assert plant.explains in account


@pytest.mark.parametrize("planted", ["", descent(), IN_ANOTHER_ORDER], ids=["nothing", "a descent", "another order"])
def test_what_is_right_is_green(mine, planted):
    agrees, account = by_compare(mine(planted))
    assert agrees, account
    assert "not deterministic" not in account


@pytest.mark.second_stage
@each_way
def test_each_way_of_asking_is_red_or_green_and_remarks_upon_saturation(mine, way):
    agrees, account = way(mine(PLANTS["momentum"].planted))
    assert (agrees, PLANTS["momentum"].explains in account) == (False, True)
    naive = mine(NAIVE)
    agrees, account = way(naive)
    assert agrees
    where = f"loss at 100 times the start: loss is nan in {naive} and "
    assert f"{naive}: right but where the output saturates: {where}" in account
    agrees, account = way(naive, everywhere=True)
    assert not agrees
    assert account.startswith(f"differ: {where}")


def test_assert_accurate_remarks_upon_saturation_and_refuses_it_everywhere(mine):
    pytest.importorskip("flint")
    naive = mine(NAIVE)
    found = assert_accurate(naive, seed=1)
    assert "right but where the output saturates" in str(found["the homework's run"])
    with pytest.raises(AssertionError, match="At the homework's run:\ndiffer: loss at 100 times the start"):
        assert_accurate(naive, seed=1, everywhere=True)


# Only this network

TANH = """
def network(x, params):
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    return 1 / (1 + np.exp(-(np.tanh(x @ V.T + b) @ u + params[4])))
"""
UNKNOWN = TANH.replace("np.tanh(x @ V.T + b)", "np.tanh(x @ V.T + b) ** 3")
NO_BIAS = """
def network(x, params):
    G = 1 / (1 + np.exp(-(x @ params[5:13].reshape(4, 2).T)))
    return 1 / (1 + np.exp(-(G @ params[:4] + params[4])))
"""
ALMOST = "almost = network\ndef network(x, params):\n    return almost(x, params) + 1e-9\n"


def test_a_network_that_nothing_explains_is_another_one(mine):
    unknown = mine(UNKNOWN)
    with pytest.raises(AnotherNetworkError, match=r"mine.py has another network than the homework's, of 2 in") as why:
        compare("by_hand", unknown)
    assert "\n" not in str(why.value)
    result = commands.run("train", "--party", "by_hand", "--party", str(unknown), "--format", "junit")
    assert result.exit_code == 2
    assert "<error message=" in result.stdout
    assert result.stderr == f"Error: {why.value}\n"


def test_a_known_mistake_is_a_mistake_and_not_another_network(mine):
    comparison = compare("by_hand", *twins(mine(NO_BIAS)))
    assert not comparison.agree
    assert str(comparison).count("[missing-hidden-bias]") == 2


def test_two_right_tanh_networks_are_other_networks_and_raise_no_alarm(mine):
    tanh, other = map(str, twins(mine(TANH), "+ params[4])", "+ params[4] + 1e-12)"))
    for two in (("by_hand", tanh), (tanh, other)):
        told = commands.refusal("train", "--party", two[0], "--party", two[1])
        assert told.count("\n") == 1
        assert "has another network than the homework's" in told
        assert "(The hidden nodes use tanh)" in told


# Who is blamed, and with what words

RAISING = NAIVE.replace("p = ", "np.abs(params).max() > 100 and 1 / 0; p = ")
OF_SINES = changing("gradient = np.sin(gradient)")
CONSTANT = "def network(x, params):\n    return np.full(len(np.atleast_2d(x)), {})\n"
BLAMED: dict[str, tuple[str, str, str]] = {  # what is planted; what the account says once, and what it does not say
    "a wrong step is optimize's": (
        descent("params = params + eta * loss_gradient(params, X, y)"),
        "its gradient is right, and its optimize does not take the homework's step along it",
        "loss at step",
    ),
    "losses alone keep nothing between steps": (
        descent(returned="np.array(losses) / len(y), np.array(path)"),
        "the losses that its optimize returns are not those at its parameters",
        "keeps something",
    ),
    "a varying gradient": (EVERY_THIRD, "not deterministic", "[not-repeatable]"),
    "an output of NaN is no other network": (CONSTANT.format("np.nan"), "differ: network at step 0", "another network"),
    "loss and gradient make no other network": (OF_SINES + ALMOST, "differ: network at step 0", "another network"),
    "raises in saturation": (RAISING, "mine.py: at 10 times the start, loss raised ZeroDivisionError", "differ: "),
}


@pytest.mark.parametrize(("planted", "says", "not_says"), BLAMED.values(), ids=BLAMED)
def test_the_account_names_what_is_to_blame(mine, planted, says, not_says):
    _, account = by_compare(mine(planted))
    assert account.count(says) == 1, account
    assert not_says not in account


TOLD = {FLIPPED: PLANTS["a wrong sign in a block"].explains, NAIVE: "right but where the output saturates"}


@pytest.mark.parametrize(("planted", "says"), TOLD.items())
def test_the_party_that_differs_is_told_wherever_it_stands(mine, planted, says):
    party = mine(planted)
    told = str(compare(party, "by_hand"))
    assert f"{party}: {says}" in told
    assert f"by_hand: {says[:9]}" not in told


def test_two_parties_with_one_mistake_do_not_outvote_the_first(mine):
    comparison = compare("by_hand", *twins(mine(FLIPPED)))
    assert {failure.question.party for failure in comparison.failures} == {*comparison.parties[1:]}
    assert "saturates" not in str(comparison)
