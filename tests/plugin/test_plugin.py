"""The pytest plugin, in suites that are somebody else's."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.commands import PARTY
from tests.schemas import valid

OTHERS = ("hypothesispytest", "anyio", "platformdirs", "xdist.looponfail")
LIGHT = tuple(f"-pno:{name}" for name in ("cacheprovider", *OTHERS))  # half of each run's time is theirs
QUIET = (*LIGHT, "-pno:randomly", "-pno:xdist")
TEST = """
    import mine

    def test_mine(agrees):
        agrees(mine, n_steps=2)
"""


def document(path: Path) -> Any:
    return valid(path.read_text(encoding="utf-8"), "pytest-1")


def with_fault(suite: pytest.Pytester, fault: str, test: str = TEST) -> None:
    suite.makepyfile(mine=PARTY.format(fault=fault), test_mine=test)


def test_one_that_agrees_passes_and_its_distances_are_told(suite):
    with_fault(suite, "gradient[0] *= 1 + 1e-15")
    result = suite.runpytest_inprocess(*QUIET, "--crosscheck-report", "found.json", "--junitxml", "found.xml")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(
        [
            "*crosscheck: largest difference*",
            "mine: agrees  (test_mine.py::test_mine)",
            "*loss difference * of *e-1* at step *",
            "*gradient difference *e-1* of *e-1* at step *, *",
            "written to found.json",
        ]
    )
    found = document(suite.path / "found.json")
    (finding,) = found["findings"]
    assert (found["agree"], finding["party"], finding["agrees"]) == (True, "mine", True)
    gradient = finding["differences"]["gradient"]
    assert 0 < gradient["difference"] <= gradient["tolerance"]
    assert {"python", "numpy", "crosscheck"} <= set(found["versions"])
    properties = {each.get("name"): each.get("value") for each in ET.parse(suite.path / "found.xml").iter("property")}
    assert properties["crosscheck.mine.verdict"] == "agrees"
    assert properties["crosscheck.mine.gradient.difference"] == f"{gradient['difference']} of {gradient['tolerance']}"


PLANTED = {
    "an entry": ("gradient[6] += 1e-9", r"d loss / d v12 is \S+ in mine and \S+ in by_hand, difference 1e-09"),
    "None": ("gradient = None", r"mine: at step 0, loss_gradient returned None, expected an array of shape \(17,\)"),
    "an order": ("gradient[5:13] = gradient[5:13].reshape(4, 2).T.ravel()", r"would fit with v12 named v21, "),
}


@pytest.mark.parametrize(("fault", "said"), PLANTED.values(), ids=PLANTED)
def test_a_planted_error_fails_with_the_account_and_the_lines_that_repeat_it(suite, fault, said):
    with_fault(suite, fault)
    result = suite.runpytest_inprocess(*QUIET, "--crosscheck-report", "found.json")
    result.assert_outcomes(failed=1)
    told = result.stdout.str()
    assert re.search(rf"^E +(AssertionError: )?(differ: )?.*{said}", told, flags=re.MULTILINE), told
    program = ["import crosscheck", "import mine", "print(crosscheck.compare('by_hand', mine, n_steps=2))"]
    told_again = [rf"E\s+{re.escape(line)}" for line in ("To reproduce:", *program)]
    result.stdout.re_match_lines(told_again, consecutive=True)
    result.stdout.fnmatch_lines(["mine: disagrees  (test_mine.py::test_mine)"])
    assert "crosscheck/pytest_plugin" not in told  # the traceback ends in the test
    assert document(suite.path / "found.json")["agree"] is False


def test_what_cannot_be_compared_fails_in_one_sentence(suite):
    suite.makepyfile("def test_it(agrees):\n    agrees('tape', steps=3)\n")
    result = suite.runpytest_inprocess(*QUIET, "--crosscheck-report", "found.json")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E *TypeError: compare() got an unexpected keyword argument 'steps'*"])
    assert len([line for line in result.outlines if line.startswith(">")]) == 1
    assert [each["agrees"] for each in document(suite.path / "found.json")["findings"]] == [None]


ASSERTED = """
    import mine
    from crosscheck import assert_accurate, assert_agree

    def test_agree():
        assert_agree("by_hand", mine, n_steps=1)

    def test_accurate():
        assert_accurate(mine)
"""


@pytest.mark.parametrize(("fault", "own"), [("gradient[6] += 1e-9", False), ("gradient[17] = 0", True)])
def test_a_failure_of_assert_agree_ends_at_the_user_s_line(suite, fault, own):
    with_fault(suite, fault, ASSERTED)
    result = suite.runpytest_inprocess(*QUIET)
    result.assert_outcomes(failed=2)
    told = result.stdout.str()
    assert re.findall(r"^\S*(?:crosscheck|manual)/\S+:\d+: .*$", told, flags=re.MULTILINE) == []
    assert ("mine.py:6: IndexError" in told) is own


ANYTHING = """
    import mine
    from crosscheck import party

    def test_a_path(agrees):
        agrees("mine.py", n_steps=1)

    def test_functions(agrees, crosscheck_reference):
        agrees({"loss": mine.loss, "loss_gradient": mine.loss_gradient, "name": "functions"}, n_steps=1)
        agrees(party(loss=mine.loss, loss_gradient=crosscheck_reference.loss_gradient), n_steps=1)

    def test_the_truth(agrees):
        assert agrees(mine, "tape", n_steps=3, truth=True).errors["mine"]["gradient"].within

    def test_data(crosscheck_circles, crosscheck_reference):
        X, y = crosscheck_circles
        assert (X.shape, y.shape) == ((500, 2), (500,))
        assert round(crosscheck_reference.loss(__import__("crosscheck").INITIAL, X, y), 1) == 41.4
"""


def test_in_random_order_the_summary_is_sorted(suite):
    with_fault(suite, "pass", ANYTHING)
    result = suite.runpytest_inprocess(*LIGHT, "--randomly-seed=1")
    result.assert_outcomes(passed=4)
    heads = [line for line in result.outlines if ": agrees  (" in line]
    assert heads == [
        "mine.py: agrees  (test_mine.py::test_a_path)",
        "by_hand#2: agrees  (test_mine.py::test_functions)",
        "functions: agrees  (test_mine.py::test_functions)",
        "mine: agrees  (test_mine.py::test_the_truth)",
        "tape: agrees  (test_mine.py::test_the_truth)",
    ]
    result.stdout.fnmatch_lines(["  gradient error * of * at step *"])


def test_under_xdist_all_findings_arrive(suite):
    with_fault(suite, "gradient[6] += 1e-9", TEST + "\n    def test_tape(agrees):\n        agrees('tape', n_steps=1)\n")
    reports = ("--crosscheck-report", "found.json", "--junitxml", "found.xml")
    result = suite.runpytest_subprocess(*LIGHT, "-n", "1", *reports)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["mine: disagrees  (*", "tape: agrees  (*", "written to found.json"])
    assert [each["party"] for each in document(suite.path / "found.json")["findings"]] == ["mine", "tape"]
    names = [each.get("name") for each in ET.parse(suite.path / "found.xml").iter("property")]
    assert {"crosscheck.mine.verdict", "crosscheck.tape.verdict"} <= set(names)


def test_a_suite_that_does_not_use_it_is_not_disturbed(suite):
    suite.makepyfile(
        """
        import sys, pytest

        @pytest.fixture
        def crosscheck_circles():
            return "my own"

        def test_mine(crosscheck_circles):
            assert crosscheck_circles == "my own"

        def test_nothing_is_imported():
            loaded = [name for name in sys.modules if name.split(".")[0] in ("crosscheck", "manual", "torch_ref", "torch")]
            assert set(loaded) == {"crosscheck", "crosscheck.pytest_plugin"}
            assert "numpy" not in sys.modules
        """
    )
    result = suite.runpytest_subprocess(*QUIET)
    result.assert_outcomes(passed=2)
    assert "crosscheck" not in result.stdout.str().split("collected")[1]
    assert suite.runpytest_inprocess("-p", "no:crosscheck", *QUIET, "-k", "mine").ret == 0


def test_a_report_of_nothing_is_no_agreement_and_one_that_cannot_be_written_is_refused_before_any_test_runs(suite):
    suite.makepyfile("def test_it(): pass")
    for path in ("no/such/folder.json", "."):
        result = suite.runpytest_inprocess(*QUIET, "--crosscheck-report", path)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines([f"*--crosscheck-report {path}: a file is expected, in a folder that exists.*"])
    suite.runpytest_inprocess(*QUIET, "--crosscheck-report", "found.json").assert_outcomes(passed=1)
    found = document(suite.path / "found.json")
    assert (found["agree"], found["findings"]) == (False, [])
