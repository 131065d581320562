"""Mistakes of a whole layer: another activation, a bias outside, sums that go on, an index that points elsewhere."""

from __future__ import annotations

from crosscheck.homework.circles.contract import NAMES
from crosscheck.homework.circles.mistakes.book import TEXTBOOK
from crosscheck.homework.circles.mistakes.points import GUARDS
from crosscheck.mistakes.table import table

INDICES = {name: i for i, name in enumerate(NAMES)}
#: What people set a sigmoid to where they cut it: 0 and 1, or as near to these.
ENDS = {("0", "1"): 0.0, **{(f"{e:.0e}", f"1 - {e:.0e}"): e for e in (1e-12, *(10.0**-k for k in range(10, 1, -1)))}}
#: What people use in a sigmoid's place, by what it is called.
ACTIVATIONS = {
    '(1 + t / (1 + |t|)) / 2, a "fast sigmoid"': "(1 + t / (1 + np.abs(t))) / 2",
    '(1 + t/2 / (1 + |t/2|)) / 2, a "fast sigmoid"': "(1 + t / (2 + np.abs(t))) / 2",
    "t / (1 + |t|)": "t / (1 + np.abs(t))",
    "1/2 + arctan(t) / pi": "0.5 + np.arctan(t) / np.pi",
    "1/2 + arctan(pi t / 2) / pi": "0.5 + np.arctan(np.pi / 2 * t) / np.pi",
    "arctan(t)": "np.arctan(t)",
    "the normal distribution function (probit)": "(1 + erf(t / np.sqrt(2))) / 2",
    "the normal distribution function of t/1.7": "(1 + erf(t / 1.7 / np.sqrt(2))) / 2",
    "the normal distribution function of t/1.702": "(1 + erf(t / 1.702 / np.sqrt(2))) / 2",
    "the normal distribution function of sqrt(pi/8) t": "(1 + erf(np.sqrt(np.pi / 8) * t / np.sqrt(2))) / 2",
    "(1 + erf(t)) / 2": "(1 + erf(t)) / 2",
    "erf(t)": "erf(t)",
    "a step, 0 or 1, and 0 at 0": "1.0 * (t > 0)",
    "a step, 0 or 1, and 1 at 0": "1.0 * (t >= 0)",
    "a step, 0 or 1, and 0.5 at 0": "0.5 * (t > 0) + 0.5 * (t >= 0)",
    "softplus, log(1 + exp t)": "np.logaddexp(0, t)",
    **{f"a leaky ReLU of slope {k}": f"np.where(t > 0, t, {k} * t)" for k in (0.01, 0.05, 0.1, 0.2, 0.3)},
    "ELU": "np.where(t > 0, t, np.expm1(t))",
    "swish (SiLU), t phi(t)": "t * phi(t)",
    "GELU": "t * (1 + erf(t / np.sqrt(2))) / 2",
    "exp(t)": "np.exp(t)",
    "exp(-t^2)": "np.exp(-(t**2))",
    "sin(t)": "np.sin(t)",
    "t^2": "t**2",
    "|t|": "np.abs(t)",
    "the slope phi(t) (1 - phi(t))": "phi(t) * (1 - phi(t))",
    "hard tanh, t cut to -1 .. 1": "np.clip(t, -1, 1)",
    "ReLU6": "np.clip(t, 0, 6)",
}

NODES = table(
    TEXTBOOK,
    "network",
    """
    another-activation: Another function is used in place of a sigmoid: {what}.
        The homework's nodes are sigmoids, phi(t) = 1 / (1 + exp(-t)), hidden nodes and output alike.
        + G = {other(q)}; y_out = {other(z)} # what: {other}, everywhere
        + y_out = {other(z)} # what: {other}, in the output
        + G = {other(q)} # what: {other}, in the hidden nodes
    cut-sigmoid: The sigmoid is set to {low} and {high} where what it is given lies beyond -{most} .. {most}, which ordinary
          points reach.
        phi(t) = 1 / (1 + exp(-t)) for all t. Where exp overflows, it is 0 all the same, with a warning; scipy.special.expit has
          none.
        + G = {cut(q)}; y_out = {cut(z)} # low: {end[0]}; high: {end[1]}
        + y_out = {cut(z)} # low: {end[0]}; high: {end[1]}
        + G = {cut(q)} # low: {end[0]}; high: {end[1]}
    bias-outside-sigmoid: A bias is added after the sigmoid, not within: {how}.
        G = phi(V x + b) and y_out = phi(u . G + a): a bias is part of what a sigmoid is given.
        + G = phi(V @ x) + b # how: G = phi(V x) + b
        + y_out = phi(u @ G) + a # how: y_out = phi(u . G) + a
        + G = phi(V @ x) + b; y_out = phi(u @ G) + a # how: both b and a
        ~
    sum-not-reset: The sum that a hidden node's sigmoid is given goes on from one node to the next{how}.
        q_j = v_j1 x1 + v_j2 x2 + b_j for each node by itself: let the sum begin with 0 inside of the loop over the nodes.
        + q = {how}
        ~
    softmax-hidden: The hidden nodes go through a softmax{times}, so that each depends on what the others are given.
        The homework's hidden nodes are sigmoids, each of its own sum: G_j = phi(q_j).
        + G = {times}np.exp(q - q.max(axis=0)) / np.exp(q - q.max(axis=0)).sum(axis=0)
        ~
    normalised-hidden: What the hidden nodes' sigmoids are given is standardised over the nodes, so that each depends on the
          others.
        G_j = phi(q_j), each of its own sum as it is.
        + G = phi((q - q.mean(axis=0)) / (np.sqrt(q.var(axis=0, ddof={ddof})) + {guard}))
        + G = phi((q - q.mean(axis=0)) / (np.sqrt(q.var(axis=0, ddof={ddof}) + {guard})))
        ~
    wrong-index: An index into params is wrong: {which}.
        The packing is u1, u2, u3, u4, a, v11, v12, v21, v22, .., v42, b1, b2, b3, b4: u = params[0:4], a = params[4], V =
          params[5:13].reshape(4, 2), b = params[13:17].
        + place = np.arange(17); place[{i}], place[{j}] = {j}, {i}; params = params[place]; u = params[0:4];
          gradient = np.bincount(place, .., 17) # which: {i} and {j} are exchanged
        + place = np.arange(17); place[{i}] = {j}; params = params[place]; u = params[0:4];
          gradient = np.bincount(place, .., 17) # which: {i} is read from the place of {j}
    """,
    other=ACTIVATIONS,
    cut=["np.where(np.abs(t) > {most}, np.where(t > 0, 1 - {end}, {end}), phi(t))"],
    end=ENDS,
    most=[2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0],  # beyond which people set it to 0 or 1
    how={"": "np.cumsum(V @ x, axis=0) + b", ", with the biases before its own": "np.cumsum(V @ x + b, axis=0)"},
    times={"": "", " times 4": "4 * "},
    ddof=[0, 1],
    guard=GUARDS,
    i=INDICES,
    j=INDICES,
)
