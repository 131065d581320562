"""The questions to the homework's functions: its own cases, fresh random ones, and saturated ones.

`initial` is symmetric and hides errors. Fresh asymmetric parameters show them. At fresh probes the output's
pre-activations span about -7.5 to 7.5, and at most -10 to 10. Every way of writing the homework is accurate there. The
points at the ends have the unlikely label, which shows clipping. Pre-activations of hidden nodes stay within `REACH`.
"""

from dataclasses import replace
from functools import partial

import numpy as np

from crosscheck.homework.circles.contract import BLOCKS, ETA, N_STEPS, NAMES, PUBLISHED
from crosscheck.homework.circles.reference import ByHand
from crosscheck.homework.parts import Data
from crosscheck.submissions.probes import Array, Probe
from crosscheck.verdict import counted
from manual import by_hand

# Range of z, the output's pre-activation, over the points of a fresh probe: from -7.5, where y_out = 5e-4, to 7.5. So
# even the weakest of the clips that count as mistakes changes an answer.
SPAN = 15.0
STRONG_CLIPS = (0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 5e-4)
# Range of z if all labels are likely, so that no digits are lost: from -12, where the loss is 6e-6, to 12.
CONFIDENT = 24.0
# Range of z if all labels are unlikely, and its middle. Its largest value is 10.6 with any seed: a limit of 10 on a
# point's loss shows with each of them.
MISTAKEN, BEYOND = 20.0, 0.6
STEEP = 2.4  # factor of u and a that stretches z to about -18 .. 18, for a probe just beyond the ordinary ones
REACH = 33.0  # largest pre-activation of a hidden node. The homework's own calls reach 28.4; past 36.7 phi rounds to 1.
BALANCE = 30.0  # a hidden node's weighted sum of inputs, and minus its bias, if they cancel
SATURATED = 70.0  # reach of pre-activations in saturation: twice as far as where phi rounds to 1
# Largest distance of each entry from `initial`, and the number of the homework's points that are asked there.
NEARLY, SOME = 0.5, 8
USUAL, UNBALANCED = (0.5, 2.0), (0.1, 0.9)  # standard deviations of parameters; fractions of points with label 1
NEAR = 1 / 40  # factor that brings a point from 0.2 .. 3 units to less than 0.1 from the origin
# Largest factors of u to reach the span. For far points it is smaller, since there a slight step along V changes much.
MOST, MOST_FAR_OUT = 40.0, 5.0

# Small parameters and their points are multiples of 1/256 plus a small number. Their sums are exact in any order,
# rounding to any number of decimals hides a slight move of them, and single precision cannot represent them.
GRID, LITTLE = 256, 2.0**-30

# Numbers of points: small ones, easily mistaken for a number of coordinates, hidden units or parameters; multiples of
# ten and others; and some above the usual batch sizes.
SIZES = (2, 3, 8, 10, 17, 20, 33, 50, 70)

MANY = 21  # least number of points of a question that even the slowest function is asked; the seed draws the number

# The seed and the numbers of points of the fixed questions. Of the first hundred seeds with which each entry of the
# gradient reaches a tenth of the largest, 23 gives the largest error of a five-point difference of step 0.1.
LISTED, LISTED_SIZES = 23, (5, 12, 16, 40)
# Fixed questions with outputs near 0 or 1: the sign of u and a, the range of their sizes, whose sum is about 8 or 12,
# and the number of points, over which a clip's error adds up. At z = -12 the sigmoid by tanh loses digits.
ENDS = ((1.0, (1.5, 1.75), 12), (-1.0, (1.5, 1.75), 12), (1.0, (2.45, 2.55), 3))
LEAST_FIRST = 70  # seed of a fixed question with likely labels, whose first point has the smallest loss
# Seed of a fixed question in saturation: its scaled u reaches 836, V 46, b 47. Of 300 seeds none exceeds 387, 28, 27.
NEAR_THE_ORIGIN = 112
MORE = 39  # the largest question has twice the homework's points and these, more than a block of points has

_probe = partial(Probe, reference=ByHand())


def draw(seed: int, data: Data) -> list[Probe]:
    """Draw the probes of one examination, the most telling first."""
    rng, apart = np.random.default_rng(seed), np.random.default_rng([seed, 1])
    X, y, initial = data.X, data.y.reshape(-1), np.array(data.initial)
    losses = [case for case in PUBLISHED if case.function == "loss" and case.call != "loss(initial, X, y)"]
    each = ((case.call[len("loss(") : -1], map(np.asarray, case.arguments(data)[1:])) for case in losses)
    published = [_probe(at, "published", initial, *points) for at, points in each]
    of_network = np.array([case.arguments(data)[0] for case in PUBLISHED if case.function == "network"], dtype=float)
    labels = (np.arange(len(of_network)) % 2).astype(float)
    written = ", ".join(f"[{x1:g}, {x2:g}]" for x1, x2 in of_network)
    at = f"initial, [{written}], {labels.astype(int).tolist()}"
    of_asserts = _probe(at, "published", initial, of_network, labels)
    first = _fresh(rng, 7, "random parameters 1")
    second = _fresh(rng, 13, "random parameters 2", _on_lines(signed(rng, 0.2, 3.0, 13, 2)))
    many = _fresh(rng, int(rng.integers(21, 500)), "random parameters 3")
    many = replace(many, y=(apart.random(len(many.y)) < apart.uniform(*UNBALANCED)).astype(float))
    moved = _fresh(rng, len(y), "random parameters 4", X)
    # More points than the homework has, and a loss and a gradient that are large.
    more = _fresh(rng, len(y) + int(rng.integers(1, 20)), "random parameters 5")
    elsewhere = _fresh(rng, len(y), "random parameters 6")  # as many points as the homework has, but others
    sizes = _fresh(rng, SIZES[-1], "random parameters 7")
    far_out = signed(rng, 3.0, 10.0, 12, 2)
    far_out[::3] = np.rint(far_out[::3])  # a third of them are whole numbers
    far = _labelled(_fresh(rng, 12, "random parameters 8", far_out, balanced=True), likely=False)
    far = replace(far, strained=True)
    large = _fresh(rng, 6, "random parameters 9, u, V and b below 0", None, (4.0, 9.0), (2.0, 8.0), sign=-1.0)
    confident = _fresh(rng, 8, "random parameters 10, u, V and b above 0", span=CONFIDENT, sign=1.0)
    again = _repeated(signed(rng, 0.2, 3.0, 5, 2))
    special = _fresh(rng, 8, "random parameters 11, some of them 0", again, some_zero=True)
    gentle = [_gentle(rng, n, f"small random parameters {i}") for i, n in ((1, 5), (2, 6), (3, 4))]
    # Near the homework's start and along its descent: a function may be wrong there, and right at `initial` itself.
    moved_little = initial + rng.uniform(-NEARLY, NEARLY, len(NAMES))
    some = rng.permutation(len(y))[:SOME]
    beside = _probe(f"initial moved a little, {SOME} points", "fresh", moved_little, X[some], y[some])
    entry = int(apart.integers(len(NAMES)))  # the homework's scans move one entry, too
    one_moved = np.where(np.arange(len(NAMES)) == entry, moved_little, initial)
    scanned = replace(beside, at=f"initial with another {NAMES[entry]}, {SOME} points", params=one_moved)
    steps = int(rng.integers(1, N_STEPS, endpoint=True))
    reached = by_hand.optimize(initial, X, y, ETA, steps)[1][-1]
    on_the_way = _probe(f"initial after {counted(steps, 'step')}, X, y.flatten()", "fresh", reached, X, y)
    name, beyond = "random parameters 12, u, V and b above 0", (BEYOND, BEYOND)
    mistaken = _fresh(rng, 8, name, span=MISTAKEN, beyond=beyond, sign=1.0)
    return [  # the most telling come first, since a slow function is not asked all
        *published,
        _probe("initial, X, y", "homework", initial, X, y.reshape(-1, 1)),
        of_asserts,
        *fixed(),
        first,
        _usual(apart, 6, "usual parameters 1"),
        beside,
        scanned,
        replace(_labelled(mistaken, likely=False), strained=True),
        second,
        *gentle,
        special,
        replace(first, at="np.ones(17), 7 points", params=np.ones(len(NAMES))),  # people try these
        far,
        *(replace(first, at=f"random parameters 1, all y = {y:g}", y=np.full(7, y)) for y in (0.0, 1.0)),
        *(_alone(first, "random parameters 1", i, label) for i, label in ((0, 0.0), (1, 1.0))),
        *(replace(p, at=f"{p.at}, y as ({p.y.size}, 1)", y=p.y[:, None]) for p in (first, second, beside)),
        *_saturated(initial, first),
        large,
        _labelled(confident, likely=True),
        _usual(apart, int(apart.integers(MANY, SIZES[-1])), "usual parameters 2"),  # before questions of known sizes
        _labelled(more, likely=False),
        *(replace(sizes, at=f"random parameters 7, {n} points", X=sizes.X[:n], y=sizes.y[:n]) for n in SIZES),
        _probe("initial, X, y.flatten()", "homework", initial, X, y),
        on_the_way,  # at the homework's points, the first for the slowest, with labels in the shape that they keep
        replace(on_the_way, at=f"initial after {counted(steps, 'step')}, X, y", y=y.reshape(-1, 1)),
        replace(moved, at="random parameters 4, X, y", y=y.reshape(-1, 1)),
        elsewhere,
        many,
        with_large_gradient(2 * len(y) + MORE),
    ]


def fixed() -> list[Probe]:
    """Return ordinary questions that do not depend on the seed. These and the homework's own calls measure accuracy.

    The sizes of parameters and coordinates are uniform, from 0.2 to 2 and from 0.2 to 3. Each entry of the gradient
    reaches a tenth of the largest at one of them. At the last four, y_out is near 0 or 1, and near the label.
    """
    rng = np.random.default_rng(LISTED)
    drawn: list[tuple[Array, Array, Array]] = []
    for n in LISTED_SIZES:
        params, X = signed(rng, 0.2, 2.0, len(NAMES)), signed(rng, 0.2, 3.0, n, 2)
        drawn.append((params, X, rng.permutation(np.arange(n) % 2.0)))
    for sign, sizes, n in ENDS:
        params = np.concatenate([sign * rng.uniform(*sizes, 5), rng.uniform(0.2, 2.0, 12)])
        drawn.append((params, rng.uniform(0.2, 3.0, (n, 2)), np.full(n, float(sign > 0))))
    confident = _fresh(np.random.default_rng(LEAST_FIRST), 8, "fixed parameters 10", span=CONFIDENT, sign=1.0)
    each = [_probe(f"fixed parameters {i}, {len(one[1])} points", "fresh", *one) for i, one in enumerate(drawn, 1)]
    return [replace(probe, fixed=True) for probe in (*each, _labelled(confident, likely=True))]


def with_large_gradient(n: int) -> Probe:
    """Return the listed question with most points. All have the unlikely label, and y_out is about 0.94.

    No seed draws a gradient with as large a norm. So a gradient that is clipped to a norm is found with any seed.
    """
    rng = np.random.default_rng(LISTED)
    params = np.concatenate([rng.uniform(4.0, 4.5, 4), [-5.0], rng.uniform(-0.3, 0.3, 12)])
    X = rng.uniform(0.2, 3.0, (n, 2))
    return _probe(f"fixed parameters 8, {n} points", "fresh", params, X, np.zeros(n), fixed=True)


def signed(rng: np.random.Generator, low: float, high: float, *shape: int) -> Array:
    """Draw numbers of either sign, with sizes between `low` and `high`."""
    return rng.uniform(low, high, shape) * rng.choice((-1.0, 1.0), shape)


def _fresh(
    rng: np.random.Generator,
    n: int,
    name: str,
    at: Array | None = None,
    weights: tuple[float, float] = (0.5, 2.0),
    biases: tuple[float, float] = (0.3, 1.5),
    span: float = SPAN,
    beyond: tuple[float, float] = (0.1, 0.5),
    some_zero: bool = False,
    sign: float | None = None,
    balanced: bool = False,
) -> Probe:
    """Draw asymmetric parameters, points off the circles unless they are given, and labels of both kinds.

    `weights` and `biases` are the ranges of the sizes of V and b. If `sign` is given, all of u, V and b have it. `span`
    is the range of the output's pre-activation z, and `beyond` that of the middle of z. If `balanced`, one hidden node
    has a bias of about -`BALANCE`, which cancels its weighted inputs at the farthest point, and all points lie on the
    side of that point.
    """
    X = signed(rng, 0.2, 3.0, n, 2) if at is None else at
    V, b, u = signed(rng, *weights, 4, 2), signed(rng, *biases, 4), signed(rng, 0.5, 2.0, 4)
    if sign is not None:
        V, b, u = (sign * np.abs(block) for block in (V, b, u))
    if balanced:
        farthest = X[np.argmax(np.sum(X**2, axis=1))]
        X = X * np.sign(X @ farthest)[:, np.newaxis]
        V[0] = BALANCE * farthest / (farthest @ farthest)  # so that no other point gives more
        b[0] -= BALANCE
    if some_zero:
        u[1] = V[2, 0] = b[2] = 0.0
        V[0] /= 10
        b[0] = -BALANCE  # one hidden node is off, and the others are not
    within = np.minimum(1.0, REACH / np.abs(V @ X.T + b[:, np.newaxis]).max(axis=1))
    V, b = V * within[:, np.newaxis], b * within
    w = u @ by_hand.phi(V @ X.T + b[:, np.newaxis])
    reach = 2 * float(np.abs(w).max()) if some_zero else float(np.ptp(w))
    u = u * min(span / reach, MOST_FAR_OUT if balanced else MOST)
    z = u @ by_hand.phi(V @ X.T + b[:, np.newaxis])
    a = 0.0 if some_zero else -(z.max() + z.min()) / 2 + rng.uniform(*beyond)
    y = rng.permutation(np.arange(n) % 2.0)
    y[z.argmin()], y[z.argmax()] = 1.0, 0.0
    return _probe(f"{name}, {n} points", "fresh", by_hand.pack(u, a, V, b), X, y)


def _labelled(probe: Probe, likely: bool) -> Probe:
    """Give each point the likely label, with a small loss and gradient, or the unlikely label."""
    p = by_hand.network(probe.X, probe.params)
    told = f"{probe.at}, all with the {'likely' if likely else 'unlikely'} label"
    return replace(probe, at=told, y=np.where(p > 0.5, likely, not likely).astype(float))


def _repeated(X: Array) -> Array:
    """Return eight points: on both axes, at the origin and near it. Two of the points are repeated."""
    X[0, 0] = X[1, 1] = 0.0
    X[2] = 0.0
    X[4] *= NEAR
    return X[[3, 4, 0, 3, 1, 2, 4, 3]]


def _on_lines(X: Array) -> Array:
    """Move the first four points to the axes and to where both coordinates have the same size."""
    X[0, 0] = X[1, 1] = 0.0
    X[2, 1], X[3, 1] = X[2, 0], -X[3, 0]
    return X


def _gentle(rng: np.random.Generator, n: int, name: str) -> Probe:
    """Draw parameters so small that exp does not overflow even in a network without sigmoids.

    They reveal a cache whose key is their sum or their rounded values: see `GRID`.
    """
    params = np.round(GRID * signed(rng, 0.1, 0.6, len(NAMES))) / GRID + LITTLE
    X = np.round(GRID * rng.uniform(-1.5, 1.5, (n, 2))) / GRID + LITTLE
    return _probe(f"{name}, {n} points", "fresh", params, X, rng.permutation(np.arange(n) % 2.0), gentle=True)


def _usual(rng: np.random.Generator, n: int, name: str) -> Probe:
    """Draw normal parameters, as people try a network. The logarithm of their standard deviation is uniform."""
    params, X = rng.normal(0.0, np.exp(rng.uniform(*np.log(USUAL))), len(NAMES)), signed(rng, 0.2, 3.0, n, 2)
    u, a, V, b = by_hand.unpack(params)
    z = u @ by_hand.phi(V @ X.T + b) + a
    params[: BLOCKS["a"].stop] *= min(1.0, MISTAKEN / 2 / np.abs(z).max())  # u and a, so that no usual clip shows
    return _probe(f"{name}, {n} points", "fresh", params, X, rng.permutation(np.arange(n) % 2.0))


def _scaled(fresh: Probe) -> list[Probe]:
    """Scale parameters so that the pre-activations of hidden nodes reach `SATURATED`, and z does on both sides.

    The points with the largest and smallest z are also asked alone, with the unlikely label. No other term hides them.
    """
    u, _, V, b = by_hand.unpack(fresh.params)
    q = V @ fresh.X.T + b
    hidden = SATURATED / np.abs(q).max()
    w = u @ by_hand.phi(hidden * q)
    output = 2 * SATURATED / np.ptp(w)
    params = by_hand.pack(output * u, -output * (w.max() + w.min()) / 2, hidden * V, hidden * b)
    at, n = f"{fresh.at.rpartition(', ')[0]}, scaled", len(fresh.X)
    whole = replace(fresh, at=f"{at}, {n} points", kind="saturated", params=params)
    return [whole, *(_alone(whole, at, i, label) for i, label in ((int(w.argmax()), 0.0), (int(w.argmin()), 1.0)))]


def _alone(probe: Probe, at: str, i: int, label: float) -> Probe:
    return replace(probe, at=f"{at}, one point, y = {label:g}", X=probe.X[[i]], y=np.array([label]))


def _saturated(initial: Array, fresh: Probe) -> list[Probe]:
    centre, outside = np.array([[0.0, 0.0]]), np.array([[2.0, 1.0]])
    steep = fresh.params.copy()
    steep[: BLOCKS["a"].stop] *= STEEP  # u and a
    return [
        replace(fresh, at=f"random parameters 1 but u, a times {STEEP:g}, 7 points", kind="saturated", params=steep),
        _probe("initial * 100, [[0, 0]], [0]", "saturated", initial * 100, centre, np.array([0.0])),
        _probe("initial * 100, [[0, 0]], [1]", "saturated", initial * 100, centre, np.array([1.0])),
        _probe("initial * 100, [[2, 1]], [1]", "saturated", initial * 100, outside, np.array([1.0])),
        *_scaled(fresh),
        *_scaled(_near_the_origin()),
    ]


def _near_the_origin() -> Probe:
    """Return a question whose scaled parameters exceed those of 300 seeds, to show a clip with any seed."""
    rng = np.random.default_rng(NEAR_THE_ORIGIN)
    params, X = signed(rng, 0.2, 2.0, len(NAMES)), signed(rng, 0.2, 1.0, 7, 2)
    return _probe("fixed parameters 9, 7 points", "fresh", params, X, (np.arange(7) % 2).astype(float))
