"""The page to play with in a browser: its numbers are those by hand, its exercises can be solved, and keys alone reach all."""

import json
import os
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from crosscheck import INITIAL, NAMES, assert_agree, load_circles
from crosscheck.homework.circles.contract import Array
from crosscheck.homework.circles.mistakes import CATALOGUE
from crosscheck.homework.circles.reference import ByHand
from crosscheck.lecture.playground.page import BACKWARD, FORWARD, recorded, render
from crosscheck.mistakes.textbook import RIGHT
from crosscheck.submissions.probes import Probe
from manual import by_hand
from tests import commands
from tests.browser.conftest import MILLISECONDS, Shown
from tests.browser.test_legible import PHONE, THEMES, pale
from tests.needs import absent
from tests.tables import DISTINCT, each_probe

CROWDED = (Path(__file__).parent / "crowded.js").read_text(encoding="utf-8")
X, y = load_circles()
START, POINT = np.array(recorded()["states"][0]["params"]), recorded()["point"]
SIZES = {"first screen": (1280, 720), "projector": (1920, 1080), "tablet": (820, 1180), "phone": (PHONE, 844)}
FINGERS = ("tablet", "phone")
MISTAKES = 6


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("play") / "play.html"
    path.write_text(render(), encoding="utf-8")
    return path


@pytest.fixture
def open_page(opened, file):
    """Open the page, ``open_page("phone", "dark")``; it must ask for nothing and say nothing."""
    pages = []

    def open_(size: str = "first screen", theme: str = "light", motion: str = "reduce", place: str = "") -> Shown:
        options = {"reduced_motion": motion, "has_touch": size in FINGERS, "offline": True}
        pages.append(opened(file, theme, *SIZES[size], place, **options))
        return pages[-1]

    yield open_
    assert [said for page in pages for said in page.failed] == []
    assert {url.partition("#")[0] for page in pages for url in page.asked} <= {file.as_uri()}


@pytest.fixture
def page(open_page):
    return open_page()


@pytest.fixture(scope="module")
def computing(opened_for_all, file):
    """The page, opened once for the tests that only compute with its script."""
    page = opened_for_all(file, reduced_motion="reduce", offline=True)
    yield page
    assert page.failed == []


def settle(page: Shown) -> None:
    """Wait until what was done is shown."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def until(page: Shown, condition: str) -> None:
    """Wait until a condition holds; Playwright's own way evaluates a string in the page, which forbids that."""
    for _ in range(MILLISECONDS // 20):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    raise AssertionError(condition)


def press(page: Shown, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
    settle(page)


def click(page: Shown, name: str) -> None:
    page.get_by_role("button", name=name).click()
    settle(page)


def drag(page: Shown, x: float, y: float, right: float, down: float = 0) -> None:
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down)
    page.mouse.up()
    settle(page)


def put(page: Shown, statements: str) -> None:
    """Run statements of the page's scripts, and wait until what follows is shown."""
    page.evaluate(f"() => {{ {statements}; changed(); }}")
    settle(page)


def js(page: Shown, expression: str, **given: Any) -> Any:
    """Evaluate an expression of the page's scripts, in which `given` are constants; as text, which Playwright passes quickly."""
    plain = json.dumps(given, default=lambda array: array.tolist())
    code = f"const {{ {', '.join(given)} }} = JSON.parse(given); return JSON.stringify({expression}) ?? null;"
    told = page.evaluate(f"(given) => {{ {code} }}", plain)
    return None if told is None else json.loads(told)


# The numbers


class InTheBrowser(SimpleNamespace):
    """The page's script as a party."""

    def network(self, x: Any, params: Any) -> Any:
        points = np.atleast_2d(np.asarray(x, dtype=float))
        out = np.array(js(self.page, "x.map((each) => network(each, p))", x=points, p=np.asarray(params)), dtype=float)
        return out if np.ndim(x) == 2 else float(out[0])

    def loss(self, params: Any, X: Any, y: Any) -> float:
        return float(js(self.page, "loss(p, X, y)", p=np.asarray(params), X=np.asarray(X), y=np.ravel(y)))

    def loss_gradient(self, params: Any, X: Any, y: Any) -> Array:
        found = js(self.page, "lossGradient(p, X, y)", p=np.asarray(params), X=np.asarray(X), y=np.ravel(y))
        return np.array(found, dtype=float)

    def optimize(self, initial: Any, X: Any, y: Any, eta: float = 0.001, n_steps: int = 30) -> tuple[Array, Array]:
        given = {"p": np.asarray(initial), "X": np.asarray(X), "y": np.ravel(y), "eta": eta, "n": n_steps}
        found = js(self.page, "optimize(p, X, y, eta, n)", **given)
        return np.array(found["losses"]), np.array(found["params"])


@pytest.fixture(scope="module")
def party(computing):
    return InTheBrowser(page=computing)


def test_30_steps_agree_and_where_outputs_saturate(party):
    assert_agree(party, by_hand, everywhere=True)


@each_probe
def test_the_script_agrees_at_every_probe(party, probe):
    assert_agree(party, by_hand, X=probe.X, y=probe.y, initial=probe.params, n_steps=0, everywhere=True)


@pytest.mark.parametrize("params", [START, DISTINCT, INITIAL / 2], ids=["start", "distinct", "half of initial"])
def test_the_formulas_are_the_slopes_that_are_measured(computing, params):
    slopes = js(computing, "measuredGradient(p, X, y)", p=params, X=X, y=y)
    assert np.allclose(slopes, by_hand.loss_gradient(params, X, y), rtol=1e-6, atol=1e-7)
    u, a, V, b = by_hand.unpack(params)
    one = X[POINT : POINT + 1], y[POINT : POINT + 1]
    _G, dphi, z = by_hand.forward(one[0].T, u, a, V, b)
    dE_dz = by_hand.y_out_minus_y(z, one[1])
    expected = {"z": dE_dz, "G": u * dE_dz, "q": u * dE_dz * dphi[:, 0]}
    for name, right in expected.items():
        at = {"n": name, "p": params, "X": one[0], "y": one[1]}
        measured = js(computing, "[0, 1, 2, 3].map((j) => measuredAt(n, j, p, X, y))", **at)
        assert np.allclose(measured[: right.size], right, rtol=1e-6, atol=1e-8), name


def test_mistakes_give_the_numbers_of_the_textbook_s_edits(computing):
    kinds = js(computing, "PLANTED.map((planted) => planted.kind)")
    assert len(set(kinds)) == MISTAKES
    for kind in kinds:
        edit = next(mistake.edits[0] for mistake in CATALOGUE.mistakes if mistake.kind == kind)
        expected = CATALOGUE.textbook.answer(Probe("distinct", "fresh", DISTINCT, X, y, ByHand()), RIGHT, RIGHT, edit)
        found = js(computing, "lossGradient(p, X, y, MISTAKES[kind])", p=DISTINCT, X=X, y=y, kind=kind)
        assert np.allclose(found, np.asarray(expected, dtype=float), rtol=1e-10, atol=1e-12)
        assert not np.allclose(found, by_hand.loss_gradient(DISTINCT, X, y), rtol=1e-3)


# What it shows


def box(page: Shown, name: str) -> Shown:
    return page.locator(f'[data-name="{name}"]')


def shown_derivative(page: Shown, name: str) -> float:
    text = box(page, name).get_attribute("aria-valuetext") or box(page, name).get_attribute("aria-label")
    return float(re.search(r"derivative (\S+?)(?:,|$)", text)[1].replace("−", "-"))


def test_it_begins_at_a_wrong_point_of_a_state_where_few_are(page):
    wrong = int(re.search(r"Of all 500, (\d+) are wrong", page.locator("#of-point").inner_text())[1])
    assert 5 <= wrong <= 20
    assert page.locator("#of-point strong").inner_text() == "wrong"
    assert page.locator("#plane .cross").count() == wrong


@pytest.mark.parametrize("scope", ["one", "all"])
def test_each_box_shows_the_derivative_by_hand(page, scope):
    page.locator(f'button[data-scope="{scope}"]').click()
    click(page, "up ↑")
    counted = slice(None) if scope == "all" else slice(POINT, POINT + 1)
    right = by_hand.loss_gradient(START, X[counted], y[counted])
    assert np.allclose([shown_derivative(page, name) for name in NAMES], right, rtol=1e-2)


def test_dragging_u1_tilts_the_tangent_and_the_number_follows(page):
    before = page.locator(".tangent").get_attribute("y1")
    at = box(page, "u1").bounding_box()
    drag(page, at["x"] + 20, at["y"] + 10, 50)
    assert float(box(page, "u1").get_attribute("aria-valuenow")) == pytest.approx(START[0] + 50 * 0.02)
    assert page.locator(".tangent").get_attribute("y1") != before


def test_a_hidden_node_s_line_is_dragged_and_turned(page):
    for selector, moved in (('.hold[data-unit="2"]', ["b3"]), ('[data-turn][data-unit="2"]', ["v31", "v32", "b3"])):
        before = {name: box(page, name).get_attribute("aria-valuenow") for name in NAMES}
        at = page.locator('[data-turn][data-unit="2"]').bounding_box()
        middle = [at["x"] + at["width"] / 2, at["y"] + at["height"] / 2]
        if "hold" in selector:
            middle = page.evaluate(
                """() => { const { V, b } = unpack(state.params); const { foot } = lineOf(V[2], b[2]);
                const { left, top, width } = document.querySelector("#plane svg").getBoundingClientRect();
                return [left + (foot[0] / EDGE + 1) / 2 * width, top + (1 - foot[1] / EDGE) / 2 * width]; }"""
            )
        drag(page, *middle, -30, -12)
        after = {name: box(page, name).get_attribute("aria-valuenow") for name in NAMES}
        assert [name for name in NAMES if before[name] != after[name]] == moved


def test_the_sign_is_asked_for_before_it_is_shown(open_page, page):
    assert page.locator("#slope b").inner_text().endswith("= |0.359|")
    assert "0.359" not in page.locator(".line[data-line=dE_du] output").inner_text().replace("|0.359|", "")
    click(page, "down ↓")
    assert page.locator("#question").inner_text().startswith("No: E falls as u₁ grows")
    assert page.locator("#slope b").inner_text().endswith("−0.359")
    assert page.locator("#along .arrow").get_attribute("d") == ""  # a step is by all points
    press(page, "m")  # where the slope is another
    assert page.locator("#question").inner_text() == ""
    put(page, "leave()")
    assert page.locator("#question").inner_text() != ""
    box(page, "b2").focus()  # of which nothing was said
    settle(page)
    assert page.locator("#question").inner_text() == ""
    page = open_page(place="#params=" + ",".join("-2000" if name == "b1" else "1" for name in NAMES))
    click(page, "down ↓")
    assert page.locator("#question").inner_text() == "Neither: the slope is 0."


def test_the_way_of_v32_glows_as_four_factors_each_to_be_dragged(page):
    box(page, "v32").focus()
    settle(page)
    names = page.evaluate("[...document.querySelectorAll('.box.on-the-way')].map((each) => each.dataset.name)")
    assert set(names) == {"x2", "v32", "q3", "dphi3", "G3", "u3", "z", "y_out", "y", "E"}
    assert page.locator(".factor .words").all_inner_texts() == ["(y_out − y)", "u₃", "φ′(q₃)", "x₂"]
    for i, name in enumerate(["a", "u3", "b3", "x2"]):
        before = box(page, name).get_attribute("aria-valuenow")
        at = page.locator(".factor").nth(i).bounding_box()
        drag(page, at["x"] + 10, at["y"] + 10, 50)
        assert box(page, name).get_attribute("aria-valuenow") != before


NAMED = {  # in the lines -> where the graph shows it
    **{f"dE_d{name}": [name] for name in "zGqVbua"},
    **{name: [name] for name in ("x", "V", "b", "q", "G", "u", "a", "z", "dphi")},
    "y": ["y"],
    "y_out_minus_y": ["y_out"],
    "x.T": ["x"],
    "s": ["y"],
}


@pytest.mark.parametrize("line", [*FORWARD, *BACKWARD[:-2]], ids=lambda line: line.partition(" = ")[0])
def test_a_line_lights_what_it_uses_and_no_more(computing, line):
    page = computing  # in which nothing else changes
    (made, *_), used = line.partition(" = ")[0].split(", "), re.findall(r"[a-zA-Z_][\w.]*", line.partition(" = ")[2])
    put(page, f"state.lit = {made!r}")
    names = "[...document.querySelectorAll('.box.{}')].map((each) => each.dataset.name)"
    lit, marked = (set(page.evaluate(names.format(kind))) for kind in ("lit", "used"))
    expected = {kind.upper() for name in used for kind in NAMED.get(name.removesuffix(".sum"), [])}
    shown = {re.sub(r"\d+$", "", name).upper() for name in lit | marked}
    assert expected <= shown
    assert {re.sub(r"\d+$", "", name).upper() for name in marked} <= expected
    edges = js(page, "graph.edges.filter(({ path }) => path.matches('.lit')).map(({ from, to }) => [from, to])")
    assert edges
    assert {name for edge in edges for name in edge} <= lit | marked
    assert page.locator(".on-the-way").count() == 0  # of the parameter that is chosen


def test_a_step_shows_what_was_promised_beside_what_came(page):
    press(page, "s")
    gradient = by_hand.loss_gradient(START, X, y)
    drop = by_hand.loss(START - 0.001 * gradient, X, y) - by_hand.loss(START, X, y)
    promised, actual = re.findall(r"−\d+\.\d", page.locator("#promise").inner_text())
    assert (promised, actual) == (f"−{0.001 * gradient @ gradient:.1f}", f"−{-drop:.1f}")
    assert page.locator("button[data-scope=all]").get_attribute("aria-pressed") == "true"
    assert page.locator("#promise .bad, .line .bad").count() == 0
    press(page, "b")
    assert float(box(page, "u1").get_attribute("aria-valuenow")) == START[0]
    press(page, "m")  # a promise that is broken is red
    line = page.locator(".line[data-line=params] output").text_content()
    promised, measured = re.search(r"= (\S+?)\s*≠ (\S+)", line).groups()
    assert promised == f"−{measured}"  # the sign is wrong
    press(page, "s")
    assert re.search(r"promised −\S+, but E changed by \d", page.locator("#promise .bad").inner_text())


def test_nine_lines_fade_for_one_call_and_torch_s_numbers_are_those_recorded(page):
    assert page.locator("#backward .line").count() == 9
    for who, call in (("tape", "autodiff.gradient"), ("torch", "E.backward()")):
        press(page, "t")
        assert page.locator(f"button[data-who={who}]").get_attribute("aria-pressed") == "true"
        assert call in page.locator(".call:visible").inner_text()
        until(page, "Number(getComputedStyle(document.querySelector('#backward .line')).opacity) < 0.2")
    page.locator("button[data-scope=all]").click()
    for steps in range(30):
        put(page, "takeStep()" if steps else "")
        said = page.locator("#recorded").inner_text()
        assert said.startswith("recorded: E = "), said
        assert float(re.search(r"at most (\S+) from", said)[1]) < 1e-11


def test_digits_beyond_the_bound_are_grey_and_say_why(open_page, page):
    press(page, "d")
    beyond = page.locator(".line[data-line=dE_db] .beyond").first
    assert re.fullmatch(r"\d{1,6}", beyond.inner_text())
    beyond.click()
    assert "round in different orders" in page.locator("#why").inner_text()
    page = open_page()
    press(page, "d")
    page.locator("#forward").focus()  # by keys
    settle(page)
    assert "round in different orders" in page.locator("#why").inner_text()


def test_a_pulse_goes_forwards_and_back_unless_motion_is_reduced(open_page, page):
    page.wait_for_timeout(900)
    assert page.locator(".lit").count() == 0
    page.emulate_media(reduced_motion="no-preference")
    page.evaluate(
        """() => {
        window.seen = [];
        const look = () => seen.push(document.querySelector(".line.lit")?.dataset.line);
        new MutationObserver(look).observe($("lines"), { subtree: true, attributes: true, attributeFilter: ["class"] });
        pulse();
        }"""
    )
    until(page, "seen.includes('params') && !document.querySelector('.line.lit')")
    assert page.evaluate("[...new Set(seen.filter(Boolean))]") == js(page, "FORMULAS.slice(1)")
    until(open_page(motion="no-preference"), "document.querySelector('.line.lit')")  # without being asked


def test_it_trains_until_it_is_stopped(page):
    press(page, "r")
    until(page, "Number(document.body.dataset.framesPerSecond) > 0 && state.before.length > 5")
    press(page, "r")
    steps = js(page, "state.before.length")
    settle(page)
    assert js(page, "state.before.length") == steps
    assert js(page, "loss(state.params, DATA.X, DATA.y)") < by_hand.loss(START, X, y)


# The state


def test_what_is_copied_is_checked_in_the_terminal_and_opens_again(open_page, page):
    press(page, "s", "]")
    page.locator('[data-name="y"]').focus()
    press(page, "Enter")
    click(page, "Parameters")
    text = page.locator("#state").input_value()
    assert commands.run("play", "--check", text).exit_code == 0
    again = open_page(place=f"#{text}")
    assert js(again, "inWords(true)") == text
    other = open_page()  # and in the tab that is open
    js(other, f"location.hash = {text!r}")
    settle(other)
    assert js(other, "inWords(true)") == text


def test_one_s_own_parameters_are_taken_or_refused(page):
    click(page, "Parameters")
    page.locator("#numbers").fill("1, 2, 3")
    page.locator("#use").click()
    assert page.locator("#refusal").inner_text() == "17 finite numbers are needed, got 3 of 3."
    page.locator("#numbers").fill(str(DISTINCT.tolist()))
    page.locator("#use").click()
    assert js(page, "state.params") == DISTINCT.tolist()


# The exercises


@pytest.mark.parametrize("number", range(MISTAKES))
def test_a_planted_mistake_is_found_and_a_wrong_guess_refused(page, number):
    planted = SimpleNamespace(**{"isInvisible": False, **js(page, "PLANTED[number]", number=number)})
    code = {line.partition(" = ")[0]: line for line in BACKWARD}
    assert planted.token is None or re.search(rf"\b{planted.token}\b", code[planted.line].partition(" = ")[2])
    press(page, *"m" * (number + 1))
    assert (page.locator(".box.differs").count() == 0) == planted.isInvisible
    box(page, "u2").focus()
    press(page, "Shift+ArrowUp")
    assert page.locator(".box.differs").count() > 0
    verdict = page.locator("#exercise .verdict")
    for token in page.locator(".token").all():
        line, factor = token.get_attribute("data-line"), token.get_attribute("data-token")
        if line != planted.line or factor != (planted.token or factor):
            token.click()
            assert "bad" in verdict.get_attribute("class")
    right = page.locator(f'.token[data-line="{planted.line}"][data-token="{planted.token or "pack"}"]')
    right.click()
    settle(page)
    mistake = next(mistake for mistake in CATALOGUE.mistakes if mistake.kind == planted.kind)
    written, stands = CATALOGUE.textbook.difference(mistake.edits[0])
    said = verdict.inner_text()
    assert "good" in verdict.get_attribute("class")
    assert all(part in said for part in (mistake.hint, mistake.formula, written, stands))
    assert page.evaluate("[...document.querySelectorAll('.guilty')].map((each) => each.dataset.line)") == [planted.line]


def test_what_was_found_is_not_asked_again_and_all_six_are_counted(page):
    verdict = page.locator("#exercise")
    find = "guess(state.exercise.mistake.line, state.exercise.mistake.token ?? 'pack')"
    for number in (1, 3, 4, 5, 6):
        press(page, *("mm" if number == 3 else "m"))  # the second is left out
        assert f"Mistake {number} of 6" in verdict.inner_text()
        put(page, find)
        assert "All 6" not in verdict.inner_text()
    press(page, "m")
    assert "Mistake 2 of 6, 5 found" in verdict.inner_text()
    put(page, find)
    assert verdict.inner_text().count("All 6 are found.") == 1
    click(page, "next one")
    assert "All 6 mistakes are found." in verdict.inner_text()
    click(page, "again")
    assert "Mistake 1 of 6, 0 found" in verdict.inner_text()


def test_five_derivatives_are_filled_in_and_what_is_empty_no_number_or_wrong_is_told_apart(page):
    click(page, "Fill in")
    assert "two significant digits" in page.locator("#exercise").inner_text()
    u, a, V, b = by_hand.unpack(START)
    G, dphi, z = by_hand.forward(X[POINT, :, None], u, a, V, b)
    (delta,) = by_hand.y_out_minus_y(z, y[POINT : POINT + 1])
    of_q = u[2] * delta * dphi[2, 0]
    right = {"z": delta, "u1": delta * G[0, 0], "G2": u[1] * delta, "q3": of_q, "v32": of_q * X[POINT, 1]}
    assert [box(page, name).locator(".derivative").text_content() for name in right] == ["?"] * 5
    verdict = page.locator("#exercise .verdict")
    for name, value in right.items():
        page.locator(f"#exercise input[name={name}]").fill(f"{-value:.3g}")
    click(page, "check")
    assert all(name[0] in verdict.inner_text() for name in right)
    for i, (name, value) in enumerate(right.items()):
        assert "bad" in verdict.get_attribute("class"), i
        page.locator(f"#exercise input[name={name}]").fill(f"{value:.2g}".replace("-", "−"))
        click(page, "check")
    assert verdict.inner_text() == "All five are right."
    for name, text in {"z": "-0,72", "G2": "abc", "q3": "7", "u1": "", "v32": ""}.items():
        page.locator(f"#exercise input[name={name}]").fill(text)
    page.keyboard.press("Enter")
    settle(page)
    empty = "Still empty: dE/du₁, dE/dv₃₂. Not a number: dE/dG₂. Not right: dE/dq₃. See the line dE_dq = dE_dG * dphi."
    assert verdict.inner_text() == empty
    marked = page.locator("[aria-invalid=true]").evaluate_all("(fields) => fields.map(({ name }) => name)")
    assert marked == ["u1", "G2", "q3", "v32"]


def test_a_derivative_vanishes_while_the_loss_is_large(page):
    click(page, "Vanish")
    verdict = page.locator("#exercise .verdict")
    assert verdict.inner_text() == ""
    box(page, "a").focus()
    press(page, *["Shift+ArrowUp"] * 25)  # now the point is right, and E small
    assert "no longer large" in verdict.inner_text()
    press(page, *["Shift+ArrowDown"] * 30)
    assert verdict.inner_text() == ""
    box(page, "b1").focus()
    press(page, *["Shift+ArrowDown"] * 25)
    assert verdict.inner_text().startswith("Solved: the factor φ′(q₁)")
    box(page, "y").focus()
    press(page, "Enter")  # not only parameters are followed
    assert "no longer large" in verdict.inner_text()
    for moved, to, named in (("u1", 0, "u₁"), ("b1", -60, "φ′(q₁)")):
        click(page, "leave")
        click(page, "Vanish")
        assert verdict.inner_text() == ""
        assert js(page, "state.params") == START.tolist()
        js(page, "(state.params = state.params.with(k, to))", k=NAMES.index(moved), to=to)
        for chosen in ("a", "u1", "v32"):  # the factor is one of v11's, whatever is chosen
            box(page, chosen).focus()
            settle(page)
            assert verdict.inner_text().startswith(f"Solved: the factor {named} is")


def test_what_is_left_is_as_it_was_before_the_exercise(page):
    press(page, "s", "]")
    before = js(page, "[inWords(true), state.before, state.promise]")
    for begin in ("plant(0)", f"plant({MISTAKES - 1})", "begin('vanish')", "begin('blanks')"):
        put(page, begin)
        assert page.locator("#back").is_disabled()
        press(page, "s", "s", "]")
        assert js(page, "[inWords(true), state.before, state.promise]") != before
        click(page, "leave")
        assert js(page, "[inWords(true), state.before, state.promise]") == before


# By keys alone


def test_tab_follows_the_forward_pass_and_arrows_change_each_parameter(page):
    box(page, "x1").focus()
    order = [js(page, "document.activeElement.dataset.name")]
    while order[-1] != "E":
        page.keyboard.press("Tab")
        order.append(js(page, "document.activeElement.dataset.name"))
    layers = [[name for name in order if name[0] in kind] for kind in ("x", "vb", "q", "G", "u", "a", "z", "E")]
    assert order == [name for layer in layers[:-1] for name in layer] + ["y", "E"]
    assert set(NAMES) <= set(order)
    for k, name in enumerate(NAMES):
        box(page, name).focus()
        press(page, "ArrowUp", "Shift+ArrowRight", "Alt+ArrowDown")
        assert js(page, "state.params[k]", k=k) == pytest.approx(START[k] + 0.1 + 1 - 0.01)
        press(page, "b", "b", "b")
        assert js(page, "state.params[k]", k=k) == START[k]
    assert page.locator("#back").is_disabled()


def test_each_button_is_reached_by_tab_and_each_letter_does_something(page):
    named = "(each) => each.id || each.dataset.name || (each.dataset.drag && 'a factor') || each.textContent"
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(f"({named})(document.activeElement)"))
    wanted = page.evaluate(
        f"""() => [...document.querySelectorAll("button, input, [tabindex='0']")]
        .filter((each) => each.checkVisibility() && !each.disabled && each.tabIndex >= 0).map({named})"""
    )
    assert len(wanted) > 45
    assert set(wanted) <= reached
    page.locator("h1").click()
    for key in ["s", "b", "r", "r", "m", "t", "d", "p", "[", "]", "PageDown", "PageUp"]:
        before = js(page, "JSON.stringify({ ...state, lit: null })")
        press(page, key)
        assert js(page, "JSON.stringify({ ...state, lit: null })") != before, key


# How it looks


SATURATED = "state.params = DATA.initial.map((t) => 1.5 * t); state.point = 267"
SMALL = "state.params = NAMES.map((_, k) => [-0.00172, 0.0027, -0.065, 123.456][k % 4])"
STATES = {
    "start": "",
    "all points": "state.scope = 'all'; state.chosen = 'v32'",
    "a step": "takeStep()",
    "saturated": SATURATED,
    "saturated, all points": SATURATED + "; state.scope = 'all'",
    "small numbers": SMALL,
    "small numbers, all points": SMALL + "; state.scope = 'all'; state.chosen = 'v41'",
    "a line that is lit": "state.lit = 'dE_dq'",
    "tape": "state.who = 'tape'",
    "torch": "state.who = 'torch'",
    "fill in": "begin('blanks')",
    "filled in wrongly": "begin('blanks'); document.querySelector('#exercise form').requestSubmit()",
    "vanish": "begin('vanish')",
    "vanished": "begin('vanish'); state.params = state.params.with(13, -40)",
    "vanished, but not large": "begin('vanish'); state.params = state.params.with(13, -40).with(4, 9)",
    **{f"mistake {i + 1}": f"plant({i})" for i in range(MISTAKES)},
    **{f"mistake {i + 1}, guessed": f"plant({i}); guess('dE_dz', 'z')" for i in range(MISTAKES)},
    **{f"mistake {i + 1}, small": f"plant({i}); {SMALL}" for i in range(MISTAKES)},
    **{f"mistake {i + 1}, found": f"plant({i}); guess(PLANTED[{i}].line, PLANTED[{i}].token)" for i in range(MISTAKES)},
    "all found": "allFound()",
    "17 digits": "state.digits = true",
}
BEGIN = """leave(); solved.clear();
  Object.assign(state, { params: START, point: DATA.recorded.point, scope: "one", chosen: "u1", lit: null });
  Object.assign(state, { who: "by hand", digits: false, promise: null, before: [], now: "x" })"""


def crowded(page: Shown) -> list[str]:
    """Return the texts that overlap or are cut. A telephone's panel, which lies above the page, is put at its end."""
    page.evaluate("() => { if (narrow.matches) document.getElementById('lines').style.position = 'static'; }")
    return list(page.evaluate(CROWDED))


STAYING = """() => ["#graph > svg", "#along", "#bar", "#lines", "#next"].map((each) =>
  Object.values(document.querySelector(each).getBoundingClientRect().toJSON()).map(Math.round))"""


@pytest.mark.parametrize("size", SIZES)
def test_no_text_overlaps_another_or_is_cut_and_nothing_moves_when_a_message_comes(open_page, size):
    page = open_page(size)  # a theme changes colours alone
    width, height = SIZES[size]
    page.add_style_tag(content="* { transition: none !important; }")
    found, places = {}, {}
    for name, statements in STATES.items():
        put(page, f"{BEGIN}; {statements}")
        places[name] = page.evaluate(STAYING)
        found[name] = crowded(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert size in FINGERS or page.evaluate("document.documentElement.scrollHeight") <= height, name
    del places["17 digits"]  # which take more room, when they are asked for
    assert size != "first screen" or [name for name in places if places[name] != places["start"]] == []
    for name in ("start", "saturated", "small numbers, all points") if size != "tablet" else ():
        put(page, f"{BEGIN}; {STATES[name]}; state.projector = {str(size != 'phone').lower()}")
        for line in js(page, "FORMULAS"):
            put(page, f"state.now = {line!r}")
            found[f"{name}, {line}"] = crowded(page)
    assert {name: each for name, each in found.items() if each} == {}


PLANTED = {
    "overlap": "document.querySelector('[data-name=u2] .value').setAttribute('x', -30)",
    "overlap of texts": "$('slope').style.marginTop = '-2.5rem'",
    "cut by backward": "Object.assign($('backward').style, { overflow: 'hidden', width: '360px' })",
    "cut by the window": "document.querySelector('h1').style.marginLeft = '-2rem'",
    "out of its box": "document.querySelector('[data-name=q1] .value').textContent = '−0.000123456789'",
}


@pytest.mark.parametrize("planted", PLANTED)
def test_an_overlap_or_a_cut_that_is_planted_is_seen(page, planted):
    assert crowded(page) == []
    page.evaluate(f"() => {{ {PLANTED[planted]}; }}")
    assert any(each.startswith(planted.removesuffix(" of texts")) for each in crowded(page))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_it_can_be_read(open_page, size, theme):
    page = open_page(size, theme)
    assert pale(page) == []
    put(page, "plant(0); guess('dE_dz', 'y_out_minus_y')")
    assert pale(page) == []


SMALL_ON_A_PROJECTOR = """() => [...document.querySelectorAll("body *")].filter((each) => each.checkVisibility())
  .filter((each) => getComputedStyle(each).clipPath === "none")
  .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((each) => {
    const scale = each.ownerSVGElement ? each.getScreenCTM().a : 1;
    return parseFloat(getComputedStyle(each).fontSize) * scale < 0.03 * innerHeight;
  }).map((each) => each.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("who", ["by hand", "tape", "torch"])
@pytest.mark.parametrize("size", ["projector", "first screen"])
def test_what_is_projected_is_at_least_three_hundredths_of_the_height(open_page, size, who):
    page = open_page(size)
    put(page, f"state.who = {who!r}")
    press(page, "p")
    for line in js(page, "FORMULAS"):
        assert js(page, "state.now") == line
        assert page.evaluate(SMALL_ON_A_PROJECTOR) == []
        assert crowded(page) == []
        assert page.evaluate("document.documentElement.scrollHeight") <= SIZES[size][1]
        press(page, "PageDown")


SMALL_FOR_FINGERS = """() => [...document.querySelectorAll("button, input, .box[tabindex], .factor, .hold[data-turn]")]
  .filter((each) => each.checkVisibility() && !each.matches(".token:disabled"))
  .map((each) => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.5 && box.right > 0 && box.left < innerWidth).map(([each]) => each)"""


@pytest.mark.parametrize("size", FINGERS)
def test_what_fingers_touch_is_44_pixels_high(open_page, size):
    page = open_page(size)
    for statements in ("", "begin('blanks')", "plant(0)", "leave(); $('parameters').showModal()"):
        put(page, statements)
        for line in js(page, "FORMULAS") if size == "phone" else [""]:
            put(page, f"state.now = {line!r} || 'x'")
            assert page.evaluate(SMALL_FOR_FINGERS) == []
    page.set_viewport_size({"width": 700, "height": 900})
    settle(page)
    assert page.evaluate(SMALL_FOR_FINGERS) == []


def test_a_touch_of_a_line_of_the_plane_selects_the_point_there(open_page):
    page = open_page("tablet")
    before = js(page, "state.params")
    page.locator('[data-turn][data-unit="1"]').scroll_into_view_if_needed()
    page.locator('[data-turn][data-unit="1"]').tap()
    settle(page)
    assert js(page, "state.point") != POINT
    assert js(page, "state.params") == before


def test_on_a_phone_a_swipe_is_the_pass(open_page):
    page = open_page("phone")
    for _ in range(js(page, "FORMULAS.length")):
        assert page.locator("main > section:visible").count() == 1
        now = js(page, "state.now")
        page.evaluate(
            """() => {
            const target = document.querySelector("main > section:is(#plane, #graph, #curve):not([style]) h2");
            const touch = (clientX) => new Touch({ identifier: 1, target, clientX, clientY: 300 });
            const send = (type, x) => target.dispatchEvent(new TouchEvent(type, { bubbles: true, changedTouches: [touch(x)],
              touches: type === "touchend" ? [] : [touch(x)] }));
            send("touchstart", 300); send("touchend", 200);
            }"""
        )
        settle(page)
    assert now == "params"
    click(page, "Find the mistake")  # which begins where its numbers are
    assert page.locator("#graph .differs:visible").count() > 0
    click(page, "leave")
    assert js(page, "state.now") == "params"


@pytest.fixture(scope="module")
def axe():
    """Return axe-core, which npm installs; `.ci/run` says where."""
    folders = filter(None, os.environ.get("NODE_PATH", "").split(os.pathsep))
    found = next((path for each in folders if (path := Path(each) / "axe-core" / "axe.min.js").is_file()), None)
    if found is None:
        absent("axe-core is not in NODE_PATH: npm install axe-core")
    return found.read_text(encoding="utf-8")


# A theme changes colours alone, and those at any size.
@pytest.mark.parametrize(("size", "theme"), [*((size, "light") for size in SIZES), ("first screen", "dark")])
def test_axe_finds_nothing(open_page, axe, size, theme):
    page = open_page(size, theme)
    page.evaluate(axe)
    for keys in ("", "d", "t", "tt", "m", "p"):
        press(page, *keys)
        page.wait_for_timeout(600 if keys == "t" else 0)  # until the lines have faded
        violations = "axe.run().then((found) => found.violations.map((each) => [each.id, each.nodes[0].html]))"
        assert page.evaluate(violations) == [], keys
