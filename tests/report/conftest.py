"""Verdicts made by hand, one for each thing a report may have to say."""

import math
from collections.abc import Sequence
from typing import Any

import pytest

from crosscheck import verdict as words
from crosscheck.homework.circles.contract import NAMES
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.verdict import Boundary, Call, Finding, FunctionVerdict, Row, Scan, Verdict

HOSTILE = (
    '\x1b[31mright\x1b[0m <script>alert(1)</script> &amp; "quoted" ]]> \x00\x08\ufffe\u202e\udc80 {{ 7*7 }}\n'
    "network right"
)
REFERENCE = (-24.1, -24.1, -24.1, -24.1, -21.9, -0.45, 0.02, 0.47, 0.01, 0.0, -0.5, 0.0, 0.4, 0.3, 0.3, 0.3, 0.3)
AT, AT_LOSS = "loss_gradient(initial, X, y)", "loss(initial, X, y)"
FUNCTIONS = ("network", "loss", "loss_gradient")
VERSIONS = {"crosscheck": "0.1.0", "python": "3.11.7", "numpy": "2.4.6", "scipy": "1.17.1"}
EVIDENCE = "Your loss's slope along v21, by differences, is 0.472; your loss_gradient says 5.64."
SQUARE = ((-1.0, -1.0, 1.0, -1.0), (1.0, 1.0, -1.0, 1.0), (-1.0, 1.0, -1.0, -1.0), (1.0, 1.0, 1.0, -1.0))
TOO_WIDE = (math.nan, math.inf, -math.inf, -1e308, *REFERENCE[4:])


def _verdict(submission: str, functions: Sequence[str] = FUNCTIONS, sandbox: str = "strong", **details: Any) -> Verdict:
    """Make a verdict on right functions, but for what is said of each by its name."""
    named = {name: FunctionVerdict(name, **{"verdict": "right", **details.pop(name, {})}) for name in functions}
    common: dict[str, Any] = {"seed": 123, "asserts": 15, "seconds": 0.3, "versions": VERSIONS}
    return Verdict(submission=submission, sandbox=sandbox, functions=named, **{**common, **details})


def _beside(obtained: tuple[float, ...]) -> tuple[tuple[Row[Call], ...], ...]:
    return (tuple(Row(Call(AT), *entry) for entry in zip(NAMES, obtained, REFERENCE, strict=True)),)


def _symptom(kind: str, hint: str) -> Finding:
    return Finding(kind, hint, explains=False)


def _unjudged(kind: str, hint: str) -> Finding:
    return Finding(kind, hint, level="unjudged")


def _late(name: str) -> Finding:
    return Finding("timeout", f"{name} took more than 10 s: is there a loop without an end?")


def _all_unjudged(reason: Finding) -> dict[str, Any]:
    return {name: {"verdict": "unjudged", "reason": reason} for name in FUNCTIONS}


NOT_DONE = Finding("missing", "loss_gradient still raises NotImplementedError")
MEAN = Finding(
    "mean-instead-of-sum",
    "The loss is the sum of the cross-entropies over all samples, not their mean: yours is smaller by the factor N. The "
    "homework's loss of 41.4 at the initial parameters is a sum over 500 samples. Look for np.mean, or a division by the "
    "number of samples.",
)
DELTA = Finding(
    "missing-hidden-sigma-prime",
    "The derivatives for V and b pass through the hidden sigmoid and need its slope h_i (1 - h_i).",
)
SINGLE = Finding("float32", "Your gradient is computed in single precision: it agrees to 7 digits.")
NOTE = Finding("nan-in-saturation", "Right wherever the homework asks.", "np.logaddexp has no limit.", level="note")
STRAY = Finding("stray-cell-error", "code cell 3, line 1 raised NameError: name 'foo' is not defined")
RAISES = Finding("error", "raises TypeError in line 5")
FAILS = _symptom("fails-at", "The call network([0, 0], initial) fails: raises TypeError in line 5.")
BROKEN = Finding("error", "broken.ipynb: is not a notebook: it is not JSON.")
LACKING = _unjudged("package", "scipy is not installed: pip install scipy")
BIAS = Finding("missing-output-bias", "The output bias a is missing.", "y_out = phi(z), with z = u . G + a.")
FORMULA = "dE/dq_j = (y_out - y) u_j phi'(q_j), since z depends on G_j."
MISSING_U = Finding("missing-u", "The weight u_j is missing.", FORMULA)
PARAMS = tuple(0.1 - 2.4 * k for k in range(17))
RANDOM_CALL = Call(
    "loss_gradient(random parameters 1, one point, y = 0)",
    PARAMS,
    (
        "import numpy as np",
        f"params = np.array({list(PARAMS)!r})",
        "X = np.array([[0.25, 0.75]])",
        "y = np.array([0.0])",
        "loss_gradient(params, X, y)[7]",
    ),
)

EXAMPLES: dict[str, Verdict] = {
    "right": _verdict("right.ipynb", loss_gradient={"gradient": _beside(REFERENCE)}, asserts_passed=15),
    "remarks": _verdict(
        "float32.py", loss_gradient={"verdict": "remarks", "remarks": [SINGLE]}, asserts_passed=15, remarks=[STRAY]
    ),
    "wrong": _verdict(
        "wrong.ipynb",
        sandbox="process",
        loss={"verdict": "wrong", "causes": [MEAN], "worst": Row(Call(AT_LOSS), None, 0.0828, 41.4)},
        loss_gradient={
            "verdict": "wrong",
            "causes": [DELTA],
            "blocks": ["v", "b"],
            "worst": Row(Call(AT), "v21", 5.64, 0.47),
            "gradient": _beside(REFERENCE[:5] + tuple(12 * value for value in REFERENCE[5:])),
        },
        asserts_passed=9,
    ),
    # A wrong network of no known kind, and a loss and gradient that follow from it.
    "given": _verdict(
        "given.py",
        network={
            "verdict": "wrong",
            "causes": [_symptom("differs", "The values differ, and no mistake that we know reproduces them.")],
            "worst": Row(Call("network([1, 2]) at random parameters"), None, 0.25, 0.75),
            "boundary": Boundary("initial", 3.0, (), SQUARE),
        },
        loss={"right_given": "your network"},
        loss_gradient={
            "verdict": "remarks",
            "right_given": "your loss",
            "remarks": [Finding("changes-its-arguments", "The call changes its argument y_train, if only in shape.")],
        },
        asserts_passed=5,
    ),
    "partial": _verdict("partial.ipynb", loss_gradient={"verdict": "missing", "reason": NOT_DONE}, asserts_passed=10),
    "unjudged": _verdict(
        "endless.py", **{n: {"verdict": "unjudged", "reason": _late(n)} for n in FUNCTIONS}, output="step 1\nstep 2\n"
    ),
    "unreadable": _verdict("broken.ipynb", sandbox="none", **_all_unjudged(BROKEN), reason=BROKEN),
    "not_finite": _verdict(
        "overflow.py",
        sandbox="none",
        loss_gradient={
            "verdict": "wrong",
            "causes": [_symptom("not-finite", "NaN or infinity comes back at ordinary values (initial, X, y).")],
            "blocks": ["u"],
            "worst": Row(Call(AT), "u1", math.nan, -24.1),
            "gradient": _beside(TOO_WIDE),
        },
        asserts_passed=10,
    ),
    # A submission whose words are quoted wherever they can be.
    "hostile": _verdict(
        HOSTILE,
        network={"verdict": "missing", "reason": Finding("missing", HOSTILE)},
        loss={"verdict": "unjudged", "reason": Finding("error", HOSTILE)},
        loss_gradient={
            "verdict": "wrong",
            "reason": Finding("error", HOSTILE.swapcase()),
            "causes": [_symptom("raises", HOSTILE)],
            "remarks": [Finding("raises-in-saturation", HOSTILE)],
            "worst": Row(Call(AT), "u1", 1.0, 2.0),
            "gradient": _beside(REFERENCE[::-1]),
        },
        remarks=[Finding("stray-cell-error", HOSTILE)],
        output=HOSTILE,
    ),
    "hostile_unjudged": _verdict(HOSTILE, (), reason=Finding("error", HOSTILE), output=HOSTILE),
    # A network that raises, and a loss that fails through it.
    "through_another": _verdict(
        "raises.py",
        network={"verdict": "wrong", "reason": RAISES, "causes": (RAISES, FAILS)},
        loss={"verdict": "unjudged", "reason": _unjudged("depends", "it fails only through network")},
        asserts_passed=9,
        asserts_failed=("network([0, 0], initial)", *(f"loss(initial, [[{k}, 0]], [0])" for k in range(5))),
    ),
    # A right submission of which only what is of no consequence to the homework is said.
    "noted": _verdict("noted.py", loss={"remarks": (NOTE,)}, loss_gradient={"remarks": (NOTE,)}, asserts_passed=15),
    # A gradient that follows the homework's formulas and not its own network.
    "by_the_formulas": _verdict(
        "formulas.py",
        network={"verdict": "wrong", "causes": (BIAS,)},
        loss={"right_given": "your network"},
        loss_gradient={
            "verdict": "remarks",
            "right_given": words.THE_FORMULAS,
            "remarks": (Finding("by-the-formulas", "It changes when network is corrected.", level="remark"),),
        },
        asserts_passed=5,
        asserts_failed=("network([0, 0], initial)", "network([1, 0], initial)"),
        letters=CIRCLES.letters,
    ),
    "at_a_random_point": _verdict(
        "random.py",
        loss_gradient={
            "verdict": "wrong",
            "causes": (MISSING_U,),
            "blocks": ("u", "a", "v"),
            "worst": Row(RANDOM_CALL, "v21", 5.64321, 0.471234),
            "digits": 0,
            "defined": (7, 12),
            "evidence": EVIDENCE,
            "scans": (Scan("loss", "v21", (-0.5, 0.0, 0.5), (42.0, 41.4, 41.9), 5.64321),),
        },
        asserts_passed=15,
        letters=CIRCLES.letters,
    ),
    "lacks_a_package": _verdict("scipy.py", **_all_unjudged(LACKING)),
}


@pytest.fixture
def examples():
    """All of them, by name."""
    return EXAMPLES


@pytest.fixture(params=EXAMPLES)
def verdict(request):
    """Each of them in turn."""
    return EXAMPLES[request.param]
