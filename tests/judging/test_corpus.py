"""The judge judged: submissions as students write them, each with the verdict that it must get in its first line.

None of them knows the judge's catalogue: they were written from the homework's text. A first line says

    expect: right, remarks or wrong
    allowed: kinds of remark that the submission may get all the same, where right is expected
    remark: the kinds of all remarks that it gets
    note: the kinds of all notes that it gets, unless something is wrong
    function: those that are wrong
    given: each function that is right given the student's own network or loss, as in loss=your network
    cause: the kinds of all causes that are named

with a + between kinds. Of a file that `changed.toml` names, the functions there must get the verdict that it says, and the others
none that is wrong.
"""

import re
from pathlib import Path
from zlib import crc32

import pytest

from crosscheck import check
from crosscheck.verdict import Verdict
from tests.docs.test_hints import given_away
from tests.judging.changed import changes_of, digits_are_told, words_of
from tests.judging.judging import judged_file

HERE = Path(__file__).parent
CASES = sorted(path for kind in ("right", "remarks", "wrong") for path in (HERE / kind).glob("*.py"))
KEYS = {  # of a first line by what is expected: those that there must be, and those that there may be
    "right": ({"expect"}, {"allowed", "note"}),
    "remarks": ({"expect", "remark"}, {"allowed", "note"}),
    "wrong": ({"expect", "function", "cause"}, {"given"}),
}
LEVELS = (HERE.parents[1] / "docs" / "levels.md").read_text(encoding="utf-8")
SEEDS = 20
SHARE = 40  # of which one is judged: all of them take as long as all other tests together
NONE = 2**32  # share of those that run with --slow alone
FEW_SEEDS = 6  # for one run over the corpus: the right answers to a seed's questions are computed once


def own_seed(path: Path) -> int:
    """Return the seed of a file's questions: the same in every run, another for another file."""
    return crc32(path.name.encode()) % FEW_SEEDS


def expectation(path: Path) -> dict[str, str]:
    """Read ``# expect: wrong; function: loss; cause: mse-loss`` into a dictionary."""
    line = path.read_text(encoding="utf-8").splitlines()[0]
    return dict(part.strip().split(": ", maxsplit=1) for part in line.removeprefix("# ").split(";"))


def parts(said: dict[str, str], key: str, separator: str = "+") -> set[str]:
    """Split what a first line says under a key; nothing is said under a key that it does not have."""
    return {part.strip() for part in said[key].split(separator)} if key in said else set()


def kinds_of_remarks(verdict: Verdict, notes: bool) -> set[str]:
    """Collect the kinds of all notes, or of all other remarks."""
    found = [*verdict.remarks, *(remark for function in verdict.functions.values() for remark in function.remarks)]
    return {one.kind for one in found if (one.level == "note") is notes}


def assert_as_said(path: Path, verdict: Verdict) -> None:
    """Hold the verdict to what the file's first line says."""
    said, account = expectation(path), f"seed {verdict.seed}: {verdict.to_json()}"
    functions = verdict.functions.values()
    words = {function.verdict for function in functions}
    changes = changes_of(path)
    if changes:
        assert all(verdict.functions[name].verdict in words_of(change) for name, change in changes.items()), account
        assert all(digits_are_told(change, verdict.functions[name]) for name, change in changes.items()), account
        others = {one.function for one in functions if one.function not in changes and one.verdict == "wrong"}
        assert others == parts(said, "function", ",") - changes.keys(), account
        causes = {name: change["causes"] for name, change in changes.items() if "causes" in change}
        assert {name: [cause.kind for cause in verdict.functions[name].causes] for name in causes} == causes, account
        return
    if said["expect"] == "wrong":
        assert verdict.verdict == "wrong", account
    else:
        assert words <= {"right", "remarks"}, account
        assert verdict.reason is None, account
        assert kinds_of_remarks(verdict, notes=False) - parts(said, "allowed") == parts(said, "remark"), account
        assert kinds_of_remarks(verdict, notes=True) == parts(said, "note"), account
    wrong = {function.function for function in functions if function.verdict == "wrong"}
    assert wrong == parts(said, "function", ","), account
    assert {cause.kind for function in functions for cause in function.causes} == parts(said, "cause"), account
    given = {function.function: function for function in functions if function.right_given is not None}
    assert {f"{name}={function.right_given}" for name, function in given.items()} == parts(said, "given", ","), account
    assert all(function.verdict in {"right", "remarks"} for function in given.values()), account


each_file = pytest.mark.parametrize("path", CASES, ids=[f"{path.parent.name}/{path.stem}" for path in CASES])


@pytest.mark.share(SHARE)
@each_file
def test_submission_gets_the_verdict_that_its_first_line_says(path):
    verdict = judged_file(path, own_seed(path))
    assert_as_said(path, verdict)
    assert given_away(verdict) == []
    found = [*verdict.remarks, *(one for each in verdict.functions.values() for one in (*each.causes, *each.remarks))]
    assert [one.kind for one in found if f"\n| `{one.kind}` |" not in LEVELS] == []


@pytest.mark.share(NONE)
@each_file
def test_each_function_gets_that_verdict_whatever_is_asked(path):
    """What a file does far out may be noted or not, as the questions reach there; the verdicts stay."""
    verdicts = [judged_file(path, seed) for seed in range(max(SEEDS, FEW_SEEDS))]
    words = [{name: one.verdict for name, one in verdict.functions.items()} for verdict in verdicts]
    assert [seed for seed, of_seed in enumerate(words) if of_seed != words[own_seed(path)]] == []


def test_every_first_line_says_what_its_folder_asks_for_and_nothing_else():
    for path in CASES:
        line, said = path.read_text(encoding="utf-8").splitlines()[0], expectation(path)
        needed, possible = KEYS[path.parent.name]
        assert said["expect"] == path.parent.name, path
        assert needed <= said.keys() <= needed | possible, path
        assert line == "# " + "; ".join(f"{key}: {value}" for key, value in said.items()), path
        assert parts(said, "function", ",") <= {"network", "loss", "loss_gradient", "optimize"}, path
        given = re.compile(r"(loss|loss_gradient)=(your (network|loss)|the homework's formulas)")
        assert all(map(given.fullmatch, parts(said, "given", ",")))


WRONG_AT_SMALL_PARAMETERS = """
import numpy as np

def network(x, params):
    G = 1 / (1 + np.exp(-(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:])))
    return 1 / (1 + np.exp(-(params[:4] @ G + params[4]))) + 0.1 * (np.abs(params).max() < 0.7)
"""


def test_a_seed_asks_the_same_questions_of_a_file_and_of_functions_and_another_seed_others(tmp_path):
    """The largest difference is found at a random question, which the report quotes."""
    path, own = tmp_path / "homework.py", {}
    path.write_text(WRONG_AT_SMALL_PARAMETERS, encoding="utf-8")
    exec(WRONG_AT_SMALL_PARAMETERS, own)

    def where(verdict: Verdict) -> tuple[float, ...]:
        return verdict.functions["network"].worst.question.params

    at_home = [where(check(network=own["network"], seed=s).verdict) for s in (7, 7, 8)]
    in_the_sandbox = [where(judged_file(path, seed)) for seed in (7, 8)]
    assert at_home[0] == at_home[1] == in_the_sandbox[0]
    assert at_home[2] == in_the_sandbox[1] != at_home[0]
