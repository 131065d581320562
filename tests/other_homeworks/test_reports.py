"""Another homework is judged from each side and reported in its own words: the judge needs nothing of the circles."""

import json
import re
from pathlib import Path

import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.judge.check import check
from crosscheck.report import html, text
from tests.commands import one_sentence, run
from tests.other_homeworks.homeworks import FILES, HERE, HW, LABELS, homework, judged, judged_file, names_of, right
from tests.schemas import valid, validator

WRONG = {name: next(iter(of["wrong"])) for name, of in LABELS.items()}
OF_CIRCLES = {*CIRCLES.parameters.names[5:], *(function.name for function in CIRCLES.functions)}
OF_CIRCLES |= {"optimize", "X_train", "y_train", "x_train", "y_out", "initial", "eta", "n_steps", "params"}


def of_circles(report: str, *own: Path) -> list[str]:
    """Return the circles' names in a report, but for those in files that it may quote."""
    known = {word for path in own for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    return sorted({*re.findall(r"\w+", report)} & OF_CIRCLES - known)


@pytest.mark.parametrize(("name", "stem"), WRONG.items())
def test_a_file_is_judged_as_functions_at_hand_are_and_its_report_has_this_homework_s_names_alone(name, stem, tmp_path):
    verdict, source = judged_file(f"{name}/{stem}.py"), HERE / name / f"{stem}.py"
    told = verdict.to_json()
    validator("verify-2").validate(told)
    faces = [text.render(verdict, explain=True), html.render([verdict]), json.dumps(told["functions"])]
    for face in faces:  # "params" is a key of the JSON
        shown = re.sub(r'<style>.*?</style>|<meta[^>]*>|"params": ', "", face, flags=re.DOTALL)
        assert of_circles(shown, FILES[name], source) == []
        assert all(function in shown for function in verdict.functions)
    names = names_of(source.read_text(encoding="utf-8"), tmp_path / "submission.py")
    at_hand = judged(name, {one: names[one] for one in homework(name).wanted.functions if one in names})
    both = [of.functions.items() for of in (at_hand, verdict)]
    here, there = ([(n, one.verdict, one.right_given, [c.kind for c in one.causes]) for n, one in of] for of in both)
    assert here == there


def test_a_name_of_the_circles_is_found():
    assert of_circles("`loss_gradient` differs at v11", FILES["convolution"]) == ["loss_gradient", "v11"]


def test_a_report_names_entries_and_calls():
    def gradient(w, X, y):
        return right("logistic_regression")["gradient"](w, X, y) * [1, 1, 1.7, 1]

    verdict = judged("logistic_regression", {**right("logistic_regression"), "gradient": gradient})
    worst = verdict.to_json()["functions"]["gradient"]["worst"]
    assert (worst["parameter"], worst["at"].partition(" at ")[0]) == ("[2]", "gradient")
    assert re.search(r"of \d+ of the homework's own asserts", text.render(verdict, explain=True))
    assert "Logistic regression: the verdict" in html.render([verdict])


def test_check_takes_this_homework_s_functions_only():
    with pytest.raises(TypeError, match=r"takes predict, loss, gradient, got 'cost'"):
        check(homework=homework("logistic_regression"), cost=len)


@pytest.mark.parametrize(("stem", "code"), [("ada", 0), ("dora", 1)])
@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_the_command_judges_it(stem, code, form):
    path = HERE / "logistic_regression" / f"{stem}.py"
    result = run("verify", "--seed", 3, "--homework", HW, "--format", form, path)
    assert result.exit_code == code, result.output
    assert "gradient" in result.stdout
    if form == "text":
        assert f"--seed 3 --homework {HW}" in " ".join(result.stdout.split())
    if form == "json":
        valid(result.stdout, "verify-2")


BROKEN = {"raises.py": "raise ValueError('no such data,\\n nor any other')", "mute.py": "assert False"}
REFUSED = {
    "no_such.py:hw": "There is no file",
    "regression.py": "There is no file regression.py",
    f"{FILES['logistic_regression']}:NOTHING": "is not a Homework: there is no such name",
    f"{FILES['logistic_regression']}:__doc__": "is not a Homework: it is a str",
    "raises.py:hw": "raises.py, line 1, cannot be loaded: it raised ValueError: no such data, nor any other.",
    "mute.py:hw": "mute.py, line 1, cannot be loaded: it raised AssertionError.",
}


@pytest.mark.parametrize(("place", "told"), REFUSED.items())
def test_what_is_no_homework_is_refused_in_one_sentence(place, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, source in BROKEN.items():
        Path(name).write_text(source, encoding="utf-8")
    assert told in one_sentence("verify", "--homework", place, HERE / "logistic_regression" / "ada.py")
