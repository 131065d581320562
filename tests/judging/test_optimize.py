"""An optimize is judged by where it asks for losses and gradients, and by what it returns, in any order and container."""

from collections.abc import Callable

import pytest

from crosscheck.sandbox.session import Session
from crosscheck.submissions.outcomes import Failed
from tests.judging.judging import RIGHT_FILE, judged_descent, judged_file, judged_source

FUNCTIONS = """
import collections, dataclasses, types
import matplotlib.pyplot as plt
import numpy as np

def forward(X, p):
    h = 1 / (1 + np.exp(-(X @ p[5:13].reshape(4, 2).T + p[13:17])))
    return h, 1 / (1 + np.exp(-(h @ p[:4] + p[4])))

def network(x, params):
    return forward(np.asarray(x), params)[1]

def cost(p, X, y):
    out, y = forward(X, p)[1], y.reshape(-1)
    return -np.sum(y * np.log(out) + (1 - y) * np.log(1 - out))

def slope(p, X, y):
    h, out = forward(X, p)
    delta = out - y.reshape(-1)
    through = delta[:, None] * h * (1 - h) * p[:4]
    return np.concatenate([h.T @ delta, [delta.sum()], (through.T @ X).ravel(), through.sum(axis=0)])

def loss(params, X, y):
    return cost(params, X, y)

def loss_gradient(params, X, y):
    return slope(params, X, y)
"""
HEAD = "def optimize(initial, X, y, eta=0.001, n_steps=30):\n"
INLINE = {"loss_gradient(": "slope(", "loss(": "cost("}


def optimize(update: str, returned: str = "None", before: str = "pass", after: str = "pass", n: str = "n_steps") -> str:
    """Write one whose losses and path are L and P."""
    return HEAD + (
        "    p = initial.copy(); P = [p.copy()]; L = [loss(p, X, y)]; v = s = 0.0\n"
        f"    {before}\n"
        f"    for k in range({n}):\n"
        f"        {update}\n"
        "        P.append(p.copy()); L.append(loss(p, X, y))\n"
        f"    {after}\n"
        f"    return {returned}\n"
    )


def inline(source: str) -> str:
    for name, other in INLINE.items():
        source = source.replace(name, other)
    return source


RIGHT = "p = p - eta * loss_gradient(p, X, y)"
SINGLE, SINGLY = "p = np.float32(p - eta * loss_gradient(p, X, y))", "p = initial.astype(np.float32); P = [p]"
RETURNED = {
    "nothing": "None",
    "losses": "L",
    "path": "P",
    "last parameters": "p",
    "last loss": "L[-1]",
    "losses, parameters": "L, p",
    "parameters, losses": "np.array(p), np.array(L)",
    "losses, path": "(L, P)",
    "all four": "p, L[-1], P, L",
    "a dict": "{'params': p, 'losses': L, 'message': 'done'}",
    "a dict of steps": "{k: q for k, q in enumerate(P)}",
    "a namedtuple": "collections.namedtuple('Result', 'losses params')(L, p)",
    "an object": "types.SimpleNamespace(losses=L, params=p)",
    "an object with slots": "dataclasses.make_dataclass('Result', ['losses', 'params'], slots=True)(L, p)",
    "a figure's lines": "plt.plot(L, 'o-'), p",
    "pairs": "list(zip(L, P))",
    "triples": "[(k, l, q) for k, (l, q) in enumerate(zip(L, P))]",
    "steps and losses": "list(range(n_steps + 1)), L",
    "one table": "np.column_stack([L, P])",
    "columns": "np.array(P).T",
    "with the number of steps": "p, n_steps, eta",
    "with gradients": "p, [np.linalg.norm(slope(q, X, y)) for q in P], slope(p, X, y)",
    "the path without its start": "P[1:]",
    "the path without its end": "P[:-1], p",
    "losses before each step": "L[:-1]",
    "losses after each step": "L[1:]",
    "before each step, a loss and parameters": "list(zip(L[:-1], P)), p",
    "four losses": "dict(params=p, last=L[-1], first=L[0], best=min(L), worst=max(L))",
    "losses of some steps": "p, L[:-1:3]",
    "infinity, and the losses": "p, [np.inf, *L]",
    "mean losses": "p, [l / len(X) for l in L[1:]], [l / len(X) for l in L[:-1]]",
    "log likelihoods, and shares of the first loss": "p, [-l for l in L], [l / L[0] for l in L[1:]]",
    "another measure": "p, [np.linalg.norm(q) for q in P]",
    "the gradients, too": "p, [slope(q, X, y) for q in P[:-1]]",
    "the steps, too": "p, np.diff(P, axis=0)",
}
DIFFERENCES = "p = p - eta * np.array([({}) / {} for e in {} * np.eye(17)])"
STYLES = {
    "a gradient at the start alone, printed": HEAD
    + "    print(loss_gradient(initial, X, y))\n    p = initial\n    L = [loss(p, X, y)]\n"
    + "    for _ in range(n_steps):\n        p = p - eta * slope(p, X, y)\n        L.append(loss(p, X, y))\n    return L, p",
    "while": HEAD
    + "    p, k = initial, 0\n    while k < n_steps:\n        p, k = p - eta * loss_gradient(p, X, y), k + 1\n    return p",
    "recursion": HEAD + "    if n_steps == 0:\n        return initial\n"
    "    return optimize(initial - eta * loss_gradient(initial, X, y), X, y, eta, n_steps - 1)",
    "by entries": optimize("g = loss_gradient(p, X, y); p = np.array([p[i] - eta * g[i] for i in range(17)])", "L, p"),
    "point by point": optimize("p = p - eta * sum(loss_gradient(p, X[i:i+1], y[i:i+1]) for i in range(len(X)))", "p"),
    "the path at some steps": optimize(RIGHT, "P[:-1:10]"),
    "descent of the negative": optimize("p = p + eta * -loss_gradient(p, X, y)"),
    "a generator": HEAD + "    p = initial\n    yield p\n    for _ in range(n_steps):\n"
    "        p = p - eta * loss_gradient(p, X, y)\n        yield p",
    "by the reference's gradient": optimize("p = p - eta * slope(p, X, y)"),
    "one loss at the end": HEAD
    + "    p = initial\n    for _ in range(n_steps): p = p - eta * slope(p, X, y)\n    print(loss(p, X, y))",
    "by differences": optimize(DIFFERENCES.format("loss(p + e, X, y) - loss(p - e, X, y)", 2e-5, 1e-5)),
}


@pytest.mark.share(12)
@pytest.mark.parametrize("quick", [True, False], ids=["quick", "slow"])
@pytest.mark.parametrize("by", [str, inline], ids=["own gradient", "inline"])
@pytest.mark.parametrize("returned", [*RETURNED][1:])
def test_what_follows_the_rule_is_right_whatever_it_returns(returned, by, quick):
    verdict = judged_descent(FUNCTIONS + by(optimize(RIGHT, RETURNED[returned])), quick)
    assert (verdict.verdict, verdict.causes, verdict.remarks) == ("right", (), ()), verdict


FAMILIES = {  # updates with a constant
    "momentum": ("v = {} * v - eta * loss_gradient(p, X, y); p = p + v", "L, p"),
    "eta": ("p = p - eta * (1 + {}) * loss_gradient(p, X, y)", "(L, P)"),
    "eta that decays": ("p = p - eta * (1 - {}) ** k * loss_gradient(p, X, y)", "L, P"),
    "noise": ("p = p - eta * loss_gradient(p, X, y) * (1 + {} * np.cos(np.arange(17) + k))", "P"),
    "what is returned": (RIGHT, "np.multiply(P, 1 + {} / 30)"),
    "weight decay": ("p = p - eta * (loss_gradient(p, X, y) + 3 * {} * p)", "L, p"),
}


@pytest.mark.share(2)
@pytest.mark.parametrize("by", [str, inline], ids=["own gradient", "inline"])
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(("size", "word"), [(1e-2, "wrong"), (1e-5, "remarks"), (1e-12, "right")])
def test_steps_are_right_to_so_many_digits(family, size, word, by):
    source = FUNCTIONS + by(optimize(*(text.format(size) for text in FAMILIES[family])))
    for seed in (5, 12):  # 12 draws three points whose gradient is short beside a weight decay
        verdict = judged_descent(source, seed=seed)
        assert verdict.verdict == word, verdict
        assert {one.kind for one in verdict.remarks} <= {"limited-accuracy"}, verdict


@pytest.mark.parametrize(
    ("reports", "late"), [("after", False), ("before", True), ("at the start", True), ("never", False)]
)
def test_one_that_returns_nothing_should_ask_for_the_loss_after_its_last_step(reports, late):
    orders = {"before": f"print(loss(p, X, y)); {RIGHT}", "after": f"{RIGHT}; print(loss(p, X, y))", "never": RIGHT}
    step = orders.get(reports, f"print(loss(initial, X, y)); {RIGHT}")
    verdict = judged_descent(FUNCTIONS + f"{HEAD}    p = initial\n    for _ in range(n_steps): {step}")
    assert [one.kind for one in (*verdict.causes, *verdict.remarks)] == ["losses-before-the-last-step"] * late, verdict


def test_one_in_single_precision_is_right_to_so_many_digits_and_wrong_if_it_overflows():
    verdict = judged_descent(FUNCTIONS + optimize(SINGLE, "p", before=SINGLY))
    assert (verdict.verdict, [remark.kind for remark in verdict.remarks]) == ("remarks", ["float32"]), verdict
    update = "loss_gradient(p, X, y); p = np.float32(p * np.float32(1e14))"
    verdict = judged_descent(FUNCTIONS + optimize(update, "p", before=SINGLY))
    assert verdict.verdict == "wrong", verdict


HIDDEN = "1 / (1 + np.exp(-(X @ p[5:13].reshape(4, 2).T + p[13:17])))"
COARSE = {  # hidden values with which a loss and its gradient have few digits
    "a table": "np.interp(X @ p[5:13].reshape(4, 2).T + p[13:17], T, 1 / (1 + np.exp(-T)))",
    "single precision": f"np.float32({HIDDEN})",
}


@pytest.mark.parametrize("hidden", COARSE)
def test_losses_with_few_digits_are_those_of_the_path(hidden):
    coarse = "import numpy as np\nT = np.linspace(-50, 50, 10001)\n" + FUNCTIONS.replace(HIDDEN, COARSE[hidden])
    verdict = judged_descent(coarse + optimize(RIGHT, "L, p"))
    assert (verdict.verdict, verdict.causes) == ("right", ()), verdict


@pytest.mark.share(2)
@pytest.mark.parametrize("style", STYLES)
def test_what_follows_the_rule_is_right_however_it_is_written(style):
    verdict = judged_descent(FUNCTIONS + STYLES[style])
    assert (verdict.verdict, verdict.causes, verdict.remarks) == ("right", (), ()), verdict


@pytest.mark.parametrize("seed", [29, 6])  # which drew 16 and 17 steps, so that there were as many losses as parameters
def test_losses_are_not_taken_for_parameters(seed):
    for returned in ("losses, parameters", "losses before each step"):
        assert judged_descent(FUNCTIONS + optimize(RIGHT, RETURNED[returned]), seed=seed).verdict == "right"


G, HALVED = "g = loss_gradient(p, X, y); ", ": 1, then 0.5 times eta"
ADAM = (
    G + "v = .9 * v + .1 * g; s = .999 * s + .001 * g**2; "
    "p = p - eta * v / (1 - .9**(k + 1)) / (np.sqrt(s / (1 - .999**(k + 1))) + 1e-8)"
)
RULES = {  # by the kind that names it and a word of what is said
    "climbs": ("update", "move up the gradient", "p = p + eta * loss_gradient(p, X, y)"),
    "eta ignored": ("update", "as if eta were 0.001", "p = p - 0.001 * loss_gradient(p, X, y)"),
    "no eta": ("update", "as if eta were 1 (at", "p = p - loss_gradient(p, X, y)"),
    "mean": ("update", "number of points", "p = p - eta * loss_gradient(p, X, y) / len(X)"),
    "half": ("update", "0.5 times eta", "p = p - eta / 2 * loss_gradient(p, X, y)"),
    "normalised": ("update", "to a length of 1 (at eta", G + "p = p - eta * g / np.linalg.norm(g)"),
    "momentum": ("momentum", "0.9", G + "v = 0.9 * v - eta * g; p = p + v"),
    "momentum of an average": ("momentum", "the gradient counts 0.1", G + "v = 0.9 * v + 0.1 * g; p = p - eta * v"),
    "Adam": ("adaptive", "Adam", ADAM),
    "RMSprop": ("adaptive", "RMSprop", G + "s = 0.9 * s + 0.1 * g**2; p = p - eta * g / (np.sqrt(s) + 1e-8)"),
    "AdaGrad": ("adaptive", "AdaGrad", G + "s = s + g**2; p = p - eta * g / (np.sqrt(s) + 1e-8)"),
    "signs": ("adaptive", "by its derivative's sign alone, or", G + "p = p - eta * np.sign(g)"),
    "a decay without eta": ("weight-decay", "subtracts 0.001 times the params", G + "p = 0.999 * p - eta * g"),
    "weight decay": (
        "weight-decay",
        "subtracts 0.01 times eta times the params",
        G + "p = p - eta * g - eta * 0.01 * p",
    ),
    "a decaying eta": ("eta-changes", "1, then 0.5, then 0.333", G + "p = p - eta / (1 + k) * g"),
    "one halved on the way": ("eta-changes", HALVED, G + "p = p - eta * (1 if k < 2 else 0.5) * g"),
    "an exponential one": ("eta-changes", "1, then 0.95", G + "p = p - eta * 0.95**k * g"),
    "u frozen": ("update", "rule: it does not move u (", G + "p = p - eta * np.r_[np.zeros(4), g[4:]]"),
    "clipped": ("update", "entries are cut to -20 .. 20 (at", G + "p = p - eta * np.clip(g, -20, 20)"),
    "stale": ("update", "It has another update rule. ", G + "p = p - eta * (v if k else g); v = g"),
}
# Which losses alone do not tell: what changes eta, decays, or stands in place of the gradient.
WITH_ANY_CONSTANT = {rule for rule, (kind, *_) in RULES.items() if kind in ("eta-changes", "weight-decay")}
WITH_ANY_CONSTANT |= {"u frozen", *[*RULES][[*RULES].index("clipped") :]}


def named(source: str) -> tuple[str, list[str], str]:
    verdict = judged_descent(FUNCTIONS + source)
    return verdict.verdict, [one.kind for one in verdict.causes], " ".join(one.message for one in verdict.causes)


#: What shows an update: where it asks for gradients or losses, or what is returned.
HOW: dict[str, Callable[[str], str]] = {
    "where it asks": optimize,
    "where it asks, and losses": lambda update: optimize(update, "L, p"),
    "where it asks, and pairs": lambda update: optimize(update, RETURNED["pairs"]),
    "where it asks for losses": lambda update: optimize(inline(update)),
    "the path that is returned": lambda update: inline(optimize(update, "(L, P)")),
    "losses and last parameters": lambda update: inline(optimize(update, "L, p")),
    "last parameters": lambda update: inline(optimize(update, "p")),
    "losses": lambda update: inline(optimize(update, "L")),
    "losses before each step": lambda update: inline(optimize(update, "L[:-1]")),
}
SHOWS_LITTLE = {"losses and last parameters", "last parameters", "losses", "losses before each step"}
SHOWN = {(rule, how) for rule in RULES for how in HOW if rule not in WITH_ANY_CONSTANT or how not in SHOWS_LITTLE}


@pytest.mark.share(4)
@pytest.mark.parametrize(("rule", "how"), sorted(SHOWN))
def test_another_rule_is_named_by(rule, how):
    kind, said, update = RULES[rule]
    verdict, kinds, message = named(HOW[how](update))
    assert (verdict, kinds) == ("wrong", [f"optimize-{kind}"]), message
    assert said in message


NESTEROV = "w = 0.9 * v - eta * loss_gradient(p + 0.9 * v, X, y); v = w; p = p + v"
ONE = "i = k % len(X); p = p - eta * loss_gradient(p, X[i:i+1], y[i:i+1])"
EACH = "\n        for i in range(len(X)):\n            p = p - eta * loss_gradient(p, X[i:i+1], y[i:i+1])"
BATCH = "i = np.random.permutation(len(X))[:32]; p = p - eta * loss_gradient(p, X[i], y[i])"
SHORTENED = G + "p = p - eta * g * min(1, 100 / np.linalg.norm(g))"
BACKTRACKING = G + "t = eta\n        while loss(p - t * g, X, y) > loss(p, X, y): t /= 2\n        p = p - t * g"
LATE = G + "v = (0.5 * v if k > 2 else 0) + g; p = p - eta * v"
BATCHES = "p = p - eta * sum(loss_gradient(p, X[i : i + 64], y[i : i + 64]) for i in range(0, len(X) - 63, 64))"
LOSSES = "returns", "loss before"
AT_ETA = "as if eta were 0.002 (at eta 0.0"
OTHERS = {
    "Nesterov": ("momentum", "Nesterov", optimize(NESTEROV)),
    "one point a step": ("batches", "1 point,", optimize(ONE, "p")),
    "one point at a time": ("batches", "1 point,", optimize(EACH, "L")),
    "mini-batches": ("batches", "32 points,", optimize(BATCH, "L, p")),
    "one step more": ("count", "5 sets of", optimize(RIGHT, "p", n="n_steps + 1")),
    "twice as many steps": ("count", "8 sets of", optimize(RIGHT, "p", n="2 * n_steps")),
    "one step less": ("count", "3 sets of", optimize(RIGHT, "p", n="n_steps - 1")),
    "begins anew": ("count", "2 sets of params, then at", optimize("p = p if k % 2 else initial; " + RIGHT)),
    "eta at most 0.002": ("update", AT_ETA, optimize(RIGHT.replace("eta", "min(eta, 0.002)", 1), "p")),
    "a gradient shortened far away": ("update", "length", optimize(SHORTENED, "p")),
    "a step that raises the loss is halved": ("eta-changes", "times eta (at eta 0.03,", optimize(BACKTRACKING, "p")),
    "a momentum from the fourth step on": ("returns", "should (at eta 0.0017, n_steps 4)", optimize(LATE, "p")),
    "the last, incomplete batch left out": ("batches", "It takes gradients of 64 points,", optimize(BATCHES, "p")),
    "always from the start": ("update", "update rule. ", optimize(G + "p = initial - eta * g", "p")),
    "at the point ahead": ("update", "rule. The", optimize(G + "p = p - eta * loss_gradient(p - eta * g, X, y)", "p")),
    "no number after a step": ("count", "2 sets of", optimize("p = np.nan * loss_gradient(p, X, y)", "p")),
    "stays": ("count", "at 1 set of params, the start, not at 4 (at eta", optimize(RIGHT.removeprefix("p = "), "p")),
    "the last but one in single precision": ("returns", "the parameters after", optimize(SINGLE, "P[-2]", SINGLY)),
    "the last but one": ("returns", "the parameters after", optimize(RIGHT, "P[-2]", after="loss(p - 1, X, y)")),
    "one array many times": ("returns", "not the same array", optimize(RIGHT, "[p] * (n_steps + 1)")),
    "losses late by one": (*LOSSES, optimize(RIGHT, "[L[0]] + L[:-1], p")),
    "losses of earlier calls as well": (*LOSSES, "K = []\n" + optimize(RIGHT, "K.extend(L) or K")),
    "the last loss but one": ("returns", "loss after", optimize(RIGHT, "p, L[-2]")),
    "the start returned": ("returns", "after the last step", optimize(RIGHT, "initial")),
    "another eta by default": (
        "update",
        "10 times eta times the gradient (with its defaults, which must be eta 0.001, n_steps 30)",
        optimize(RIGHT, "p").replace("eta=0.001", "eta=0.01"),
    ),
    "other steps by default": (
        "count",
        "at 10 sets of params, not at 30 (with its defaults",
        optimize(RIGHT, "p").replace("n_steps=30", "n_steps=10"),
    ),
    "by the first gradient": ("count", "at the same params count once", optimize(RIGHT.replace("(p", "(initial"))),
    "the loss of the start": (
        "returns",
        "not to initial",
        optimize(RIGHT, "L", "v = L[0]").replace(".append(loss(p", ".append(loss(initial"),
    ),
    "rounded losses": ("returns", "rounded", optimize(RIGHT, "[round(one, 1) for one in L]")),
    "the last parameters n times": ("returns", "before the first", optimize(RIGHT, "[p] * n_steps")),
    "half the losses": (*LOSSES, optimize(RIGHT, "p, [l / 2 for l in L[1:]]")),
    "losses of half the points": (*LOSSES, optimize(RIGHT, "p, L").replace("loss(p, X, y)", "loss(p, X[::2], y[::2])")),
    "losses ahead by one": (*LOSSES, optimize(RIGHT, "p, [*L[1:], loss(p - eta * slope(p, X, y), X, y)]")),
    "another start, its path": ("start", "does not start", optimize(RIGHT, "P", before="p = p * 0 + 1; P = [p]")),
    "another start, float32": ("start", "does not start", optimize(SINGLE, "p", "p = np.float32(p * 0 + 1); P = [p]")),
}


INLINE_AS_WELL = ["one point a step", "one point at a time", "one array many times", "another start, its path"]
EACH = [*((case, str) for case in OTHERS), *((case, inline) for case in INLINE_AS_WELL)]


@pytest.mark.parametrize(("case", "by"), EACH)
def test_other_mistakes_are_named(case, by):
    kind, said, source = OTHERS[case]
    verdict, kinds, message = named(by(source))
    assert (verdict, kinds) == ("wrong", [f"optimize-{kind}"]), message
    assert said in message


IN_PLACE = [("initial -= 0.1", "updates-params-in-place"), ("X *= 2", "changes-data-in-place")]


@pytest.mark.parametrize(("change", "kind"), IN_PLACE)
def test_what_changes_its_arguments_is_told_which(change, kind):
    verdict, kinds, _ = named(optimize(RIGHT, "L, p", after=change))
    assert (verdict, kinds) == ("wrong", [kind])


SUMMED = "p = p - eta * sum(loss_gradient(p, {0}X[i:i+1], {0}y[i:i+1]) for i in range(len(X)))"
GLOBAL = ["p = p - eta * loss_gradient(p, ALL_X[:len(X)], ALL_y[:len(X)])", SUMMED.format("ALL_")]


@pytest.mark.parametrize("update", GLOBAL)
def test_the_first_points_in_place_of_those_that_are_given_are_named(update):
    assert named("ALL_X, ALL_y = X, y\n" + optimize(update, "p"))[:2] == ("wrong", ["uses-global-data"])


def test_gradients_of_single_points_are_one_step():
    assert named(optimize(SUMMED.format(""), "p"))[0] == "right"


def test_a_descent_that_its_wrong_gradient_moves_nowhere_shows_nothing(tmp_path):
    nothing = "\ndef loss_gradient(params, X, y):\n    return np.zeros(17)\n"
    (tmp_path / "a.py").write_text(FUNCTIONS + nothing + HEAD + "    return initial.copy()\n", encoding="utf-8")
    descent = judged_file(tmp_path / "a.py").functions["optimize"]
    assert (descent.verdict, descent.reason.kind) == ("unjudged", "depends")


WRONG_GRADIENT = "\ndef loss_gradient(params, X, y):\n    return 2 * slope(params, X, y)\n"


@pytest.mark.parametrize("by", [str, inline], ids=["along it", "past it"])
def test_a_wrong_gradient_makes_no_wrong_descent(by):
    assert judged_descent(FUNCTIONS + WRONG_GRADIENT + by(optimize(RIGHT, "L, p"))).verdict == "right"


OTHER = "p = p - eta * np.tanh(slope(p, X, y))"
UNJUDGED = {
    "needs too much": (HEAD + "    raise MemoryError\n", "memory"),
    "follows another rule": (inline(optimize(OTHER)), "optimize-unfollowed"),
    "says nothing of it": (inline(optimize(OTHER, "'done'")), "optimize-unfollowed"),
    "right, and returns nothing": (inline(optimize(RIGHT)), "optimize-unfollowed"),
}


@pytest.mark.parametrize("case", UNJUDGED)
def test_what_cannot_be_followed_is_unjudged(case):
    source, kind = UNJUDGED[case]
    verdict = judged_descent(FUNCTIONS + source)
    assert (verdict.verdict, verdict.reason and verdict.reason.kind) == ("unjudged", kind)


def test_what_is_ended_from_outside_along_its_path_is_not_judged(monkeypatch):
    monkeypatch.setattr(Session, "call_each", lambda *args: [Failed("waiting", "was ended")] * len(args[-1]))
    assert judged_descent(FUNCTIONS + optimize(RIGHT, "np.float32(L)")).verdict == "unjudged"


def test_what_is_ended_from_outside_where_functions_are_asked_in_turns_is_not_judged(monkeypatch):
    def ended(self, names, calls, in_place=False, call_all=Session.call_all):
        one = len({*names}) == 1
        return call_all(self, names, calls, in_place) if one else [Failed("waiting", "was ended")] * len(calls)

    monkeypatch.setattr(Session, "call_all", ended)
    assert {one.verdict for one in judged_source(RIGHT_FILE).functions.values()} == {"right", "unjudged"}
