"""Verdicts made by hand, one for each thing a report may have to say."""

from __future__ import annotations

import math

import pytest

from crosscheck.homework.circles.contract import NAMES
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.verdict import (
    THE_FORMULAS,
    Boundary,
    Finding,
    FunctionVerdict,
    GradientComparison,
    LargestError,
    Scan,
    Verdict,
    all_unjudged,
)

HOSTILE = (
    '\x1b[31mright\x1b[0m <script>alert(1)</script> &amp; "quoted" ]]> \x00\x08\ufffe\u202e\udc80 {{ 7*7 }}\n'
    "network right"
)
REFERENCE = (-24.1, -24.1, -24.1, -24.1, -21.9, -0.45, 0.02, 0.47, 0.01, 0.0, -0.5, 0.0, 0.4, 0.3, 0.3, 0.3, 0.3)
AT = "loss_gradient(initial, X, y)"
LETTERS = CIRCLES.letters
VERSIONS = {"crosscheck": "0.1.0", "python": "3.11.7", "numpy": "2.4.6", "scipy": "1.17.1"}
EVIDENCE = "Your loss's slope along v21, by differences, is 0.472; your loss_gradient says 5.64."
SQUARE = ((-1.0, -1.0, 1.0, -1.0), (1.0, 1.0, -1.0, 1.0), (-1.0, 1.0, -1.0, -1.0), (1.0, 1.0, 1.0, -1.0))
TOO_WIDE = (math.nan, math.inf, -math.inf, -1e308, *REFERENCE[4:])


def _function(function: str, verdict: str = "right", **details: object) -> FunctionVerdict:
    return FunctionVerdict(function=function, verdict=verdict, **details)  # type: ignore[arg-type]


def _verdict(submission: str, *functions: FunctionVerdict, sandbox: str = "strong", **details: object) -> Verdict:
    named = {function.function: function for function in functions}
    common: dict[str, object] = {"seed": 123, "asserts": 15, "seconds": 0.3, "versions": VERSIONS}
    return Verdict(submission=submission, sandbox=sandbox, functions=named, **{**common, **details})  # type: ignore[arg-type]


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
    slow = Finding("changes-its-arguments", "The call changes its argument y_train, if only in shape.")
    return _verdict(
        "given.py",
        _function(
            "network", "wrong", causes=[differs], largest_error=worst, boundary=Boundary("initial", 3.0, (), SQUARE)
        ),
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
    functions = all_unjudged(("network", "loss", "loss_gradient"), reason).values()
    return _verdict("broken.ipynb", *functions, sandbox="none", reason=reason)


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


def through_another() -> Verdict:
    """A network that raises, and a loss that fails through it."""
    raises = Finding("error", "raises TypeError in line 5")
    seen = Finding("fails-at", "The call network([0, 0], initial) fails: raises TypeError in line 5.", explains=False)
    depends = Finding("depends", "it fails only through network", level="unjudged")
    failed = ("network([0, 0], initial)", *(f"loss(initial, [[{k}, 0]], [0])" for k in range(5)))
    return _verdict(
        "raises.py",
        _function("network", "wrong", reason=raises, causes=(raises, seen)),
        _function("loss", "unjudged", reason=depends),
        _function("loss_gradient"),
        asserts_passed=9,
        asserts_failed=failed,
    )


def noted() -> Verdict:
    """A right submission of which only what is of no consequence to the homework is said."""
    note = Finding("nan-in-saturation", "Right wherever the homework asks.", "np.logaddexp has no limit.", level="note")
    gradient = _function("loss_gradient", remarks=(note,))
    return _verdict("noted.py", _function("network"), _function("loss", remarks=(note,)), gradient, asserts_passed=15)


def by_the_formulas() -> Verdict:
    """A gradient that follows the homework's formulas and not its own network."""
    changes = Finding("by-the-formulas", "It changes when network is corrected.", level="remark")
    mean = Finding("missing-output-bias", "The output bias a is missing.", "y_out = phi(z), with z = u . G + a.")
    return _verdict(
        "formulas.py",
        _function("network", "wrong", causes=(mean,)),
        _function("loss", right_given="your network"),
        _function("loss_gradient", "remarks", right_given=THE_FORMULAS, remarks=(changes,)),
        asserts_passed=5,
        asserts_failed=("network([0, 0], initial)", "network([1, 0], initial)"),
        letters=LETTERS,
    )


def at_a_random_point() -> Verdict:
    """A gradient that is wrong at a random point only."""
    params = tuple(0.1 - 2.4 * k for k in range(17))
    worst = LargestError(
        "loss_gradient(random parameters 1, one point, y = 0)",
        "v21",
        5.64321,
        0.471234,
        params=params,
        question=(
            "import numpy as np",
            f"params = np.array({list(params)!r})",
            "X = np.array([[0.25, 0.75]])",
            "y = np.array([0.0])",
            "loss_gradient(params, X, y)[7]",
        ),
        digits=0,
    )
    slope = Finding(
        "missing-u", "The weight u_j is missing.", "dE/dq_j = (y_out - y) u_j phi'(q_j), since z depends on G_j."
    )
    gradient = _function(
        "loss_gradient",
        "wrong",
        causes=(slope,),
        blocks=("v",),
        largest_error=worst,
        defined=(7, 12),
        evidence=EVIDENCE,
        scans=(Scan("loss", "v21", (-0.5, 0.0, 0.5), (42.0, 41.4, 41.9), 5.64321),),
    )
    return _verdict("random.py", _function("network"), _function("loss"), gradient, asserts_passed=15, letters=LETTERS)


def lacks_a_package() -> Verdict:
    lacking = Finding("package", "scipy is not installed: pip install scipy", level="unjudged")
    functions = [_function(name, "unjudged", reason=lacking) for name in ("network", "loss", "loss_gradient")]
    return _verdict("scipy.py", *functions)


MAKERS = (
    right,
    remarks,
    wrong,
    given,
    partial,
    unjudged,
    unreadable,
    not_finite,
    hostile,
    hostile_unjudged,
    through_another,
    noted,
    by_the_formulas,
    at_a_random_point,
    lacks_a_package,
)
EXAMPLES = {make.__name__: make for make in MAKERS}


@pytest.fixture
def examples() -> dict[str, Verdict]:
    """All of them, by name."""
    return {name: make() for name, make in EXAMPLES.items()}


@pytest.fixture(params=EXAMPLES)
def verdict(request: pytest.FixtureRequest) -> Verdict:
    """Each of them in turn."""
    return EXAMPLES[request.param]()
