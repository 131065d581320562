"""Verdicts made by hand, one for each thing a report may have to say."""

from __future__ import annotations

import math

import pytest

from crosscheck.homework.circles.contract import NAMES
from crosscheck.verdict import Finding, FunctionVerdict, GradientComparison, LargestError, Verdict

HOSTILE = (
    '\x1b[31mright\x1b[0m <script>alert(1)</script> &amp; "quoted" ]]> \x00\x08\ufffe\u202e\udc80 {{ 7*7 }}\n'
    "network right"
)
REFERENCE = (-24.1, -24.1, -24.1, -24.1, -21.9, -0.45, 0.02, 0.47, 0.01, 0.0, -0.5, 0.0, 0.4, 0.3, 0.3, 0.3, 0.3)
AT = "loss_gradient(initial, X, y)"
TOO_WIDE = (math.nan, math.inf, -math.inf, -1e308, *REFERENCE[4:])


def _function(function: str, verdict: str = "right", **details: object) -> FunctionVerdict:
    return FunctionVerdict(function=function, verdict=verdict, **details)  # type: ignore[arg-type]


def _verdict(submission: str, *functions: FunctionVerdict, sandbox: str = "strong", **details: object) -> Verdict:
    named = {function.function: function for function in functions}
    return Verdict(submission=submission, sandbox=sandbox, seed=123, functions=named, asserts=15, **details)  # type: ignore[arg-type]


def right() -> Verdict:
    gradient = _function("loss_gradient", gradient_comparison=GradientComparison(AT, NAMES, REFERENCE, REFERENCE))
    return _verdict("right.ipynb", _function("network"), _function("loss"), gradient, asserts_passed=15)


def remarks() -> Verdict:
    remark = Finding("float32", "Your gradient is computed in single precision: it agrees to 7 digits, not to 15.")
    gradient = _function("loss_gradient", "remarks", remarks=[remark])
    stray = [Finding("stray-cell-error", "code cell 3, line 1 raised NameError: name 'foo' is not defined")]
    return _verdict("float32.py", _function("network"), _function("loss"), gradient, asserts_passed=15, remarks=stray)


def wrong() -> Verdict:
    mean = Finding(
        "mean-instead-of-sum",
        "The loss is the sum of the cross-entropies over all samples, not their mean: yours is smaller by "
        "the factor N. The homework's loss of 41.4 at the initial parameters is a sum over 500 samples. "
        "Look for np.mean, or a division by the number of samples.",
    )
    delta = Finding(
        "missing-hidden-sigma-prime",
        "The derivatives for V and b pass through the hidden sigmoid and need its slope h_i (1 - h_i).",
    )
    loss = _function(
        "loss", "wrong", causes=[mean], largest_error=LargestError("loss(initial, X, y)", None, 0.0828, 41.4)
    )
    obtained = REFERENCE[:5] + tuple(12 * value for value in REFERENCE[5:])
    gradient = _function(
        "loss_gradient",
        "wrong",
        causes=[delta],
        blocks=["v", "b"],
        largest_error=LargestError(AT, "v21", 5.64, 0.47),
        gradient_comparison=GradientComparison(AT, NAMES, obtained, REFERENCE),
    )
    return _verdict("wrong.ipynb", _function("network"), loss, gradient, asserts_passed=9, sandbox="process")


def given() -> Verdict:
    """A wrong network of no known kind, and a loss and gradient that follow from it."""
    worst = LargestError("network([1, 2]) at random parameters", None, 0.25, 0.75)
    differs = Finding("differs", "The values differ, and no mistake that we know reproduces them.", explains=False)
    slow = Finding("very-slow", "One call on the 500 points takes 2 s.")
    return _verdict(
        "given.py",
        _function("network", "wrong", causes=[differs], largest_error=worst),
        _function("loss", right_given="your network"),
        _function("loss_gradient", "remarks", right_given="your loss", remarks=[slow]),
        asserts_passed=5,
    )


def partial() -> Verdict:
    todo = Finding("missing", "loss_gradient still raises NotImplementedError")
    unfinished = _function("loss_gradient", "missing", reason=todo)
    return _verdict("partial.ipynb", _function("network"), _function("loss"), unfinished, asserts_passed=10)


def unjudged() -> Verdict:
    functions = [
        _function(
            name, "unjudged", reason=Finding("timeout", f"{name} took more than 10 s: is there a loop without an end?")
        )
        for name in ("network", "loss", "loss_gradient")
    ]
    return _verdict("endless.py", *functions, output="step 1\nstep 2\n")


def unreadable() -> Verdict:
    reason = Finding("error", "broken.ipynb: is not a notebook: it is not JSON.")
    return _verdict("broken.ipynb", sandbox="none", reason=reason)


def not_finite() -> Verdict:
    gradient = _function(
        "loss_gradient",
        "wrong",
        causes=[
            Finding("not-finite", "NaN or infinity comes back at ordinary values (initial, X, y).", explains=False)
        ],
        blocks=["u"],
        largest_error=LargestError(AT, "u1", math.nan, -24.1),
        gradient_comparison=GradientComparison(AT, NAMES, TOO_WIDE, REFERENCE),
    )
    return _verdict("overflow.py", _function("network"), _function("loss"), gradient, sandbox="none", asserts_passed=10)


def hostile() -> Verdict:
    """A submission whose words are quoted wherever they can be."""
    gradient = _function(
        "loss_gradient",
        "wrong",
        causes=[Finding("raises", HOSTILE, explains=False)],
        remarks=[Finding("raises-in-saturation", HOSTILE)],
        largest_error=LargestError(AT, "u1", 1.0, 2.0),
        gradient_comparison=GradientComparison(AT, NAMES, REFERENCE[::-1], REFERENCE),
    )
    unjudged_loss = _function("loss", "unjudged", reason=Finding("error", HOSTILE))
    missing = _function("network", "missing", reason=Finding("missing", HOSTILE))
    stray = [Finding("stray-cell-error", HOSTILE)]
    return _verdict(HOSTILE, missing, unjudged_loss, gradient, remarks=stray, output=HOSTILE)


def hostile_unjudged() -> Verdict:
    return _verdict(HOSTILE, reason=Finding("error", HOSTILE), output=HOSTILE)


MAKERS = (right, remarks, wrong, given, partial, unjudged, unreadable, not_finite, hostile, hostile_unjudged)
EXAMPLES = {make.__name__: make for make in MAKERS}


@pytest.fixture
def examples() -> dict[str, Verdict]:
    """All of them, by name."""
    return {name: make() for name, make in EXAMPLES.items()}


@pytest.fixture(params=EXAMPLES)
def verdict(request: pytest.FixtureRequest) -> Verdict:
    """Each of them in turn."""
    return EXAMPLES[request.param]()
