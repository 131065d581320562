"""The judge judged: submissions as students write them, each with the verdict that it must get in its first line.

None of them knows the judge's catalogue: they were written from the homework's text.
"""

from __future__ import annotations

import os
import re
import sys
from functools import lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from crosscheck.judge.asking.probes import prepare
from crosscheck.judge.verify import verify
from crosscheck.sandbox import Level, choose_level
from crosscheck.verdict import Verdict

HERE = Path(__file__).parent
CASES = sorted(path for kind in ("right", "remarks", "wrong") for path in (HERE / kind).glob("*.py"))
SEEDS = 20
REMARKS = {  # the word in a file's first line: the kinds of remark that say it
    "finite-differences": {"finite-differences"},
    "float32": {"float32"},
    "clipping": {"clipping", "constant-in-log", "inaccurate-in-saturation", "nan-in-saturation", "clipped-sums"},
    "saturation": {"nan-in-saturation", "raises-in-saturation", "inaccurate-in-saturation", "clipping"},
    "shape-of-y": {"shape-of-y"},
    "arguments": {"changes-its-arguments"},
    "slow": {"very-slow"},
    "return-type": {"return-type", "return-type-graded", "return-type-scalar", "return-type-unprintable"},
    "optimize": {"optimize-momentum", "optimize-unfollowed"},
}


prepared = lru_cache(maxsize=32)(prepare)


def own_seed(path: Path) -> int:
    """Give a seed of the file's own: the same questions in every run, others for every file."""
    return crc32(path.name.encode())


@pytest.fixture(scope="module")
def level() -> Level:
    on_ci = "CI" in os.environ and sys.platform == "linux"  # where a strong level that is missing is a failure
    return choose_level("strong" if on_ci else "auto")


def word_but_for_time(verdict: Verdict) -> str:
    """Give the verdict; that a call was slow on this machine, at this moment, decides nothing."""
    remarks = {remark.kind for function in verdict.functions.values() for remark in function.remarks}
    only_slow = remarks == {"very-slow"} and "slow__" not in verdict.submission
    return "right" if verdict.verdict == "remarks" and only_slow else verdict.verdict


def expectation(path: Path) -> dict[str, str]:
    """Read ``# expect: wrong; function: loss; cause: mse-loss`` into a dictionary."""
    line = path.read_text(encoding="utf-8").splitlines()[0]
    return dict(re.findall(r"(\w+): *([^;]+?) *(?:;|$)", line.removeprefix("#")))


def assert_as_said(path: Path, verdict: Verdict) -> None:
    """Hold the verdict to what the file's first line says."""
    said, account = expectation(path), f"seed {verdict.seed}: {verdict.to_json()}"
    allowed = {said["expect"], "remarks"} if "allowed" in said else {said["expect"]}
    assert word_but_for_time(verdict) in allowed, account
    if said["expect"] == "remarks":
        kinds = {remark.kind for function in verdict.functions.values() for remark in function.remarks}
        assert kinds & REMARKS[said["remark"]], account
    if said["expect"] == "wrong":
        causes = {cause.kind for function in verdict.functions.values() for cause in function.causes}
        assert causes == set(re.split(r" *\+ *", said["cause"])), account
        wrong = {name for name, function in verdict.functions.items() if function.verdict == "wrong"}
        if said["function"] != "several":
            assert wrong == set(re.split(r" *, *", said["function"])), account


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test all files, the slow one only if it is asked for."""
    if "path" in metafunc.fixturenames:
        wanted = "slow" not in metafunc.fixturenames or metafunc.config.getoption("--slow")
        metafunc.parametrize("path", CASES if wanted else [], ids=lambda path: f"{path.parent.name}/{path.stem}")


def test_submission_gets_the_verdict_that_its_first_line_says(path: Path, level: Level) -> None:
    assert_as_said(path, verify(path, level, prepare(own_seed(path))))


def test_it_gets_that_verdict_whatever_is_asked(path: Path, level: Level, slow: None) -> None:
    for seed in range(SEEDS):
        assert_as_said(path, verify(path, level, prepared(seed)))


def test_the_set_holds_every_kind_that_the_homework_s_teachers_named() -> None:
    named = set(NAMED.split())
    planted = {
        kind for path in CASES if "cause" in expectation(path) for kind in expectation(path)["cause"].split(" + ")
    }
    assert named <= planted
    assert len([path for path in CASES if path.parent.name == "right"]) >= 45


def test_the_same_seed_asks_the_same_questions() -> None:
    path = HERE / "wrong" / next(p.name for p in CASES if "mse-loss" in p.name)
    first, second = (verify(path, Level.PROCESS, prepare(7)).to_json() for _ in range(2))
    assert first == second
    assert np.isfinite(first["functions"]["loss"]["worst"]["difference"])


NAMED = """
mean-instead-of-sum missing-minus-sign missing-hidden-sigma-prime sigma-prime-at-activation extra-output-sigma-prime
sign-error-y-minus-p transposed-v-packing a-at-index-0 a-last unpacks-b-before-v u-b-swapped missing-output-bias
missing-hidden-bias relu-hidden tanh-hidden tanh-output missing-output-sigmoid sigmoid-exponent-sign only-y-log-p-term
mse-loss wrong-log-base clip-too-strong skips-last-sample first-sample-only last-sample-only nxn-broadcast
swapped-log-terms v-grad-x-swapped v-grad-x1-for-both v-grad-transposed-flatten b-grad-zero b-grad-times-x
missing-u-in-hidden-delta shared-u1-hidden-delta u-grad-uses-preactivation gradient-wrong-order gradient-of-mean
gradient-scaled-by-eta u-updated-before-backprop swapped-x-inputs shared-hidden-bias forward-difference-large-h
rounded-gradient uses-global-initial uses-global-data updates-params-in-place hard-coded-answers random-noise
"""
