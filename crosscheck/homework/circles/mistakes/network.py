"""Mistakes of the network: a wrong line of the forward pass, changed points, or another activation function."""

import itertools
from collections.abc import Sequence

import numpy as np

from crosscheck.homework.circles.contract import NAMES
from crosscheck.homework.circles.mistakes.book import TEXTBOOK
from crosscheck.mistakes.fitting import root
from crosscheck.mistakes.table import table

#: For each part: the line that unpacks it from params, its number of entries, and its derivatives to be packed.
PARTS = {
    "u": ("u = params[{}:{}]", 4, "dE_du"),
    "a": ("a = params[{}]", 1, "[dE_da]"),
    "V": ("V = params[{}:{}].reshape(4, 2)", 8, "dE_dV.ravel()"),
    "b": ("b = params[{}:{}].reshape(4, 1)", 4, "dE_db"),
}


def packing(order: Sequence[str]) -> str:
    """Return lines that unpack the parameters, and pack their derivatives, in another order."""
    unpacks, sizes, packs = zip(*(PARTS[part] for part in order), strict=True)
    places = itertools.pairwise(itertools.accumulate(sizes, initial=0))
    lines = (text.format(*place) for text, place in zip(unpacks, places, strict=True))
    changed = [line for line in lines if line not in TEXTBOOK.lines.values()]
    return "; ".join([*changed, f"gradient = np.concatenate(({', '.join(packs)}))"])


PACKINGS = {"".join(order): packing(order) for order in itertools.permutations(PARTS) if order != (*PARTS,)}
#: The orders that have a mistake of their own.
NAMED = {"a_first": ["auVb"], "a_last": ["uVba", "ubVa", "Vbua"], "b_before_V": ["uabV"], "exchanged": ["baVu"]}

FACTORS = tuple(float(k) for k in np.geomspace(0.02, 50.0, 9))  # a factor is searched between two adjacent ones
NEAR_ONE = 1e-5  # a factor closer to 1 counts as 1
LEAST_FACTOR = 1e-6  # a smaller factor counts as 0, as for a single point from which the mean is subtracted
GUARDS = (1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-3, 0.0)  # usual constants that are added to divisors

#: Points that do not match the labels. A single point stays the same.
OTHER_POINTS = {
    "the first one stands for all": "np.repeat(X.T[:, :1], len(X), axis=1)",
    "the last one stands for all": "np.repeat(X.T[:, -1:], len(X), axis=1)",
    "their mean stands for all": "np.repeat(X.T.mean(axis=1, keepdims=True), len(X), axis=1)",
    "each label meets the point before its own": "np.roll(X.T, 1, axis=1)",
    "each label meets the point after its own": "np.roll(X.T, -1, axis=1)",
    "each coordinate is sorted by itself": "np.sort(X.T, axis=1)",
    "all x1 and then all x2 are read as pairs": "X.T.reshape(-1, 2).T",
}
INDICES = {name: i for i, name in enumerate(NAMES)}
#: Usual values of a cut sigmoid beyond the limits: 0 and 1, or numbers close to these.
ENDS = {("0", "1"): 0.0, **{(f"{e:.0e}", f"1 - {e:.0e}"): e for e in (1e-12, *(10.0**-k for k in range(10, 1, -1)))}}
#: Usual functions in place of a sigmoid, by name.
ACTIVATIONS = {
    '(1 + t / (1 + |t|)) / 2, a "fast sigmoid"': "(1 + t / (1 + np.abs(t))) / 2",
    '(1 + t/2 / (1 + |t/2|)) / 2, a "fast sigmoid"': "(1 + t / (2 + np.abs(t))) / 2",
    "t / (1 + |t|)": "t / (1 + np.abs(t))",
    "tanh(t / 2)": "np.tanh(t / 2)",
    "1/2 + tanh(t / 2)": "0.5 + np.tanh(t / 2)",
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

NETWORK = table(
    TEXTBOOK,
    "network",
    """
    transposed-v-packing: V is unpacked the other way round.
        The packing is v11, v12, v21, v22, ..: row by row, two entries per hidden node, so V = params[5:13].reshape(4, 2) and
          v_j1 = params[5 + 2*(j-1)].
        + V = params[5:13].reshape(2, 4).T; gradient = pack(dE_du, dE_da, dE_dV.T, dE_db)
    a-at-index-0: The output bias a is read from params[0].
        The packing is u1, u2, u3, u4, a, ..: a = params[4], u = params[0:4].
        + {a_first}
    a-last: The output bias a is read from the end of params.
        The packing is u1, u2, u3, u4, a, ..: a = params[4], V = params[5:13].reshape(4, 2), b = params[13:17].
        + {a_last}
    unpacks-b-before-v: b is read from where V is packed.
        The order is u (4), a, V (8), b (4): V = params[5:13].reshape(4, 2), b = params[13:17].
        + {b_before_V}
    u-b-swapped: u and b are exchanged.
        u = params[0:4] are the weights of the output, b = params[13:17] the biases of the hidden nodes.
        + {exchanged}
    v-and-b-interleaved: params is unpacked as v11, v12, b1, v21, v22, b2 and so on.
        The packing is all of V, then all of b: V = params[5:13].reshape(4, 2), b = params[13:17].
        + V = params[5:17].reshape(4, 3)[:, 0:2]; b = params[5:17].reshape(4, 3)[:, 2:3]; gradient = np.concatenate(
          (dE_du, [dE_da], np.c_[dE_dV, dE_db].ravel()))
    missing-output-bias: The output bias a is missing.
        y_out = phi(u . G + a), with a = params[4].
        + z = u @ G
        ~
    missing-hidden-bias: The hidden biases b are missing.
        G = phi(V x + b), with b = params[13:17].
        + q = V @ x
        ~
    subtracted-bias: A bias is subtracted, not added.
        G = phi(V x + b), y_out = phi(u . G + a).
        + q = V @ x - b
        + z = u @ G - a
        + q = V @ x - b; z = u @ G - a
        ~
    slice-off-by-one: A slice of params is off by one.
        u = params[0:4], a = params[4], V = params[5:13].reshape(4, 2), b = params[13:17].
        + b = params[12:16].reshape(4, 1)
        + V = params[{4:12|6:14}].reshape(4, 2)
        + u = params[1:5]
    relu-hidden: The hidden nodes use ReLU, max(0, t).
        The homework's hidden nodes are sigmoids, phi(t) = 1 / (1 + exp(-t)).
        + G = np.maximum(0, q)
    tanh-hidden: The hidden nodes use tanh.
        The homework's are sigmoids, phi(t) = 1 / (1 + exp(-t)) = (1 + tanh(t/2)) / 2.
        + G = np.tanh(q)
    tanh-output: The output node uses tanh, or the equivalent: a sigmoid of twice its argument.
        (1 + tanh z) / 2 is phi(2 z). y_out is a sigmoid, phi(z) = 1 / (1 + exp(-z)) = (1 + tanh(z/2)) / 2: a probability, whose
          logarithm the loss takes.
        + y_out = {np.tanh(z)|(1 + np.tanh(z)) / 2}
    relu-output: The output node uses ReLU, max(0, z).
        y_out is a sigmoid, phi(z) = 1 / (1 + exp(-z)): a probability, whose logarithm the loss takes.
        + y_out = np.maximum(0, z)
    missing-output-sigmoid: The output's sigmoid is missing.
        Return y_out = phi(u . G + a), a number between 0 and 1, not u . G + a.
        + y_out = z
    hard-sigmoid-hidden: The hidden nodes use a hard sigmoid, three straight lines.
        Keras's is t/5 + 1/2, PyTorch's t/6 + 1/2, both cut to 0 .. 1. The homework's are sigmoids, phi(t) = 1 / (1 + exp(-t)).
        + G = np.clip(q / {5|6} + 0.5, 0, 1)
    missing-hidden-sigmoid: The hidden nodes' sigmoid is missing.
        G = phi(V x + b). Without it the network is only linear inside.
        + G = q
    sigmoid-exponent-sign: The sign in the sigmoid's exponent is wrong, for all t or for some, or 1 minus a sigmoid is taken.
        phi(t) = 1 / (1 + exp(-t)), which goes to 1 for large t, and to 0 for large -t.
        + G = phi(-q); y_out = phi(-z)
        + y_out = phi(-z)
        + G = phi(-q)
        + G = phi({-|}np.abs(q)); y_out = phi({-|}np.abs(z))
        ~
    sigmoid-without-parentheses: Parentheses are missing in the sigmoid.
        1 / 1 + exp(-t) is 1 + exp(-t); phi(t) = 1 / (1 + exp(-t)).
        + G = 1 / 1 + np.exp(-q); y_out = 1 / 1 + np.exp(-z)
        + y_out = 1 / 1 + np.exp(-z)
        + G = 1 / 1 + np.exp(-q)
        ~
    sigmoid-twice: The output's sigmoid is applied twice.
        y_out = phi(z) is a probability already. A loss that asks for logits, such as binary_cross_entropy_with_logits, takes z
          = u . G + a.
        + y_out = phi(phi(z))
        + terms = y * np.log(phi(y_out)) + (1 - y) * np.log(1 - phi(y_out))
    hidden-sigmoid-twice: The sigmoid of the hidden nodes, or of every node, is applied twice.
        G = phi(V x + b), and y_out = phi(u . G + a), once each.
        + G = phi(phi(q)){|; y_out = phi(phi(z))}
    thresholded-output: A class, 0 or 1, is used in place of the output.
        Use y_out = phi(u . G + a), the probability that y = 1, also in dE/dz = y_out - y. (Derivatives by a complex step come
          out like this if abs or max drops the imaginary part.)
        + y_out = (z > 0).astype(float)
    hidden-values-cut: The values of the hidden nodes are cut to whole numbers.
        G = phi(V x + b) lies between 0 and 1: int(..) makes it 0, and so does an array like np.zeros(4, dtype=int).
        + G = np.trunc(phi(q))
    swapped-x-inputs: x1 and x2 are exchanged.
        v_j1 multiplies x1, and v_j2 multiplies x2.
        + x = X.T[::-1]
        ~ dE_dV = dE_dq @ X
    one-v-for-both-inputs: The same v is the factor of x1 and of x2.
        v_j1 = params[5 + 2*(j-1)] multiplies x1, and v_j2, the entry after it, multiplies x2.
        + q = V[:, {:1|1:}] * x.sum(axis=0) + b
        ~
    one-input-twice: One hidden node is given {twice} twice: {node}.
        q_j = v_j1 x1 + v_j2 x2 + b_j, for each of the four.
        + q = V @ x + b + np.eye(4)[:, [{node}]] * V[:, 1:] * (x[0] - x[1]) # twice: x1
        + q = V @ x + b + np.eye(4)[:, [{node}]] * V[:, :1] * (x[1] - x[0]) # twice: x2
        ~
    shared-hidden-bias: All hidden nodes use the same bias.
        Each has its own: b1..b4 = params[13:17]. At `initial` all four are 10, which hides it.
        + b = params[{13|14|15|16}] * np.ones((4, 1))
    shared-output-weight: All hidden nodes use the same output weight.
        Each has its own: u1..u4 = params[0:4]. At `initial` all four are 5, which hides it.
        + u = params[{0|1|2|3}] * np.ones(4)
    first-hidden-unit-only: All hidden nodes use the weights of one of them.
        Each has its own row of V.
        + V = params[[{5, 6|7, 8|9, 10|11, 12}] * 4].reshape(4, 2)
    unpacks-in-another-order: params is unpacked in another order.
        The packing is u, a, V, b: u = params[0:4], a = params[4], V = params[5:13].reshape(4, 2), b = params[13:17].
        + {other_orders}
    rounded-e: {where} takes powers of {base} in place of e.
        phi(t) = 1 / (1 + exp(-t)): np.exp(t), or powers of np.e = 2.718281828459045.
        + y_out = 1 / (1 + {base} ** -z) # where: The output's sigmoid
        + G = 1 / (1 + {base} ** -q) # where: The hidden nodes' sigmoid
        + G = 1 / (1 + {base} ** -q); y_out = 1 / (1 + {base} ** -z) # where: Each sigmoid
        ~
    temperature: {where} is given {k} times its argument, a steepness or temperature that the homework does not have.
        phi(t) = 1 / (1 + exp(-t)), with t as it is.
        + y_out = phi({k} * z) # where: The output's sigmoid
        + G = phi({k} * q) # where: The hidden nodes' sigmoid
        + G = phi({k} * q); y_out = phi({k} * z) # where: Each sigmoid
        ~
    standardised-inputs: The points, or V, are rescaled before the network sees them: {how}.
        G = phi(V x + b), with x as it is passed: `initial` and the published answers are meant for these coordinates.
        + x = {factor} * X.T # how: they are multiplied by {factor}
        + x = ((X - data.mean(0)) / data.std(0)).T
          # how: the mean of the homework's points is subtracted, and it is divided by their standard deviation
        + x = ((X - data.mean(0)) / data.std(0, ddof=1)).T
          # how: the mean of the homework's points is subtracted, and it is divided by their sample standard deviation
        + x = ((X - data.mean()) / data.std()).T
          # how: the mean and the standard deviation of all coordinates of the homework's points are used
        + x = ((X - data.mean(0)) / 1).T # how: the mean of the homework's points is subtracted
        + x = ((X - 0) / data.std(0)).T # how: it is divided by the standard deviation of the homework's points
        + x = ((X - data.min(0)) / np.ptp(data, 0)).T # how: the range of the homework's points is mapped to 0 .. 1
        + x = ((X - (data.min(0) + data.max(0)) / 2) / (np.ptp(data, 0) / 2)).T
          # how: the range of the homework's points is mapped to -1 .. 1
        + x = ((X - 0) / np.abs(data).max(0)).T
          # how: it is divided by the largest size of the coordinates of the homework's points
        + x = ((X - 0) / np.abs(data).max()).T
          # how: it is divided by the largest size of all coordinates of the homework's points
        + x = (X.T - X.T.mean(axis=0)) / (X.T.std(axis=0) + {guard})
         # how: from each its mean is subtracted, and it is divided by its deviation
        + x = X.T / (np.linalg.norm(X.T, axis=0) + {guard}) # how: each is divided by its own length
        ~ dE_dV = dE_dq @ X
    changed-inputs: The points are changed before the network sees them: {how}.
        G = phi(V x + b), with x as it is passed.
        + x = np.abs(X.T) # how: the absolute values of their coordinates are taken
        + x = np.sort(X.T, axis=0) # how: their coordinates are sorted
        + x = phi(X.T) # how: each coordinate goes through a sigmoid
        + x = np.tanh(X.T) # how: each coordinate goes through tanh
        + x = np.square(X.T) # how: each coordinate is squared
        + x = X.T * [[-1], [1]] # how: x1 has the opposite sign
        + x = X.T * [[1], [-1]] # how: x2 has the opposite sign
        + x = 1 - X.T # how: 1 minus each coordinate is taken
        + x = X.T + 1 # how: 1 is added to each coordinate
        + x = np.rint(X.T) # how: the coordinates are rounded to whole numbers
        ~ dE_dV = dE_dq @ X
    clipped-inputs: The points are clipped to {box} before the network sees them.
        G = phi(V x + b), with x as it is passed, however far out it lies.
        + x = np.clip(X.T, -{edge}, {edge}) # box: -{edge} .. {edge}
        + x = np.clip(X.T, 0, {edge}) # box: 0 .. {edge}
        ~ dE_dV = dE_dq @ X
    batch-statistics: The points are rescaled by statistics of the points of the same call ({how}), so that the answer for
          one point depends on the others.
        G = phi(V x + b), with x as it is passed.
        + x = (X.T - X.T.mean(axis=1, keepdims=True)) / (deviation(X.T, {0|1}) + {guard}) # how: mean and standard deviation
        + x = (X.T - X.T.mean(axis=1, keepdims=True)) / np.sqrt(X.T.var(axis=1, keepdims=True) + {positive_guard})
         # how: mean and standard deviation
        + x = (X.T - X.T.mean(axis=1, keepdims=True)) # how: their mean
        + x = X.T / np.abs(X.T).max({axis=1, keepdims=True|}) # how: their largest size
        + x = (X.T - X.T.min(axis=1, keepdims=True)) / np.ptp(X.T, axis=1, keepdims=True)
         # how: their smallest and their largest
        ~ dE_dV = dE_dq @ X
    other-points: The points do not match the labels: {how}.
        y_i belongs to the i-th point, X[i]: if you reorder the points, reorder the labels too.
        + x = {points} # how: {points}
    hidden-values-reshaped: The hidden values of different points are mixed: their array is read in another shape.
        Transpose an array of shape (4, N) to get one of shape (N, 4): G.T. A reshape mixes its rows.
        + G = phi(q){.reshape(-1, 4).T|.T.reshape(4, -1)}
        ~
    another-activation: Another function is used in place of a sigmoid: {what}.
        The homework's nodes are sigmoids, phi(t) = 1 / (1 + exp(-t)), hidden nodes and output alike.
        + G = {other(q)}; y_out = {other(z)} # what: {other}, everywhere
        + y_out = {other(z)} # what: {other}, in the output
        + G = {other(q)} # what: {other}, in the hidden nodes
    cut-sigmoid: The sigmoid is set to {low} and {high} where its argument is beyond -{most} .. {most}, which ordinary
          points reach.
        phi(t) = 1 / (1 + exp(-t)) for all t. Where exp overflows, phi(t) is 0, with a warning; scipy.special.expit has none.
        + G = {cut(q)}; y_out = {cut(z)} # low: {end[0]}; high: {end[1]}
        + y_out = {cut(z)} # low: {end[0]}; high: {end[1]}
        + G = {cut(q)} # low: {end[0]}; high: {end[1]}
    bias-outside-sigmoid: A bias is added after the sigmoid, not within: {how}.
        G = phi(V x + b) and y_out = phi(u . G + a): a bias is part of a sigmoid's argument.
        + G = phi(V @ x) + b # how: G = phi(V x) + b
        + y_out = phi(u @ G) + a # how: y_out = phi(u . G) + a
        + G = phi(V @ x) + b; y_out = phi(u @ G) + a # how: both b and a
        ~
    sum-not-reset: The sum for a hidden node's sigmoid goes on from one node to the next{how}.
        q_j = v_j1 x1 + v_j2 x2 + b_j for each node by itself: start the sum at 0 inside the loop over the nodes.
        + q = {how}
        ~
    softmax-hidden: The hidden nodes go through a softmax{times}, so that each depends on the others.
        The homework's hidden nodes are sigmoids, each of its own sum: G_j = phi(q_j).
        + G = {times}np.exp(q - q.max(axis=0)) / np.exp(q - q.max(axis=0)).sum(axis=0)
        ~
    normalised-hidden: The hidden sigmoids' arguments are standardised over the nodes, so that each depends on the others.
        G_j = phi(q_j), each of its own sum as it is.
        + G = phi((q - q.mean(axis=0)) / (np.sqrt(q.var(axis=0, ddof={ddof})) + {guard}))
        + G = phi((q - q.mean(axis=0)) / (np.sqrt(q.var(axis=0, ddof={ddof}) + {guard})))
        ~
    wrong-index: A parameter has another one's value: {which}.
        The packing is u1, u2, u3, u4, a, v11, v12, v21, v22, .., v42, b1, b2, b3, b4: u = params[0:4], a = params[4], V =
          params[5:13].reshape(4, 2), b = params[13:17].
        + place = np.arange(17); place[{i}], place[{j}] = {j}, {i}; params = params[place]; u = params[0:4]
          # which: {i} and {j} are exchanged
        + place = np.arange(17); place[{i}] = {j}; params = params[place]; u = params[0:4]
          # which: {i} is read from the place of {j}
    sign-of-a-parameter: The sign of one parameter is wrong: {which}.
        q_j = v_j1 x1 + v_j2 x2 + b_j and z = u . G + a: all terms are added.
        + sign = np.ones(17); sign[{i}] = -1; params = sign * params; u = params[0:4] # which: {i}
    """,
    **{name: [PACKINGS[order] for order in orders] for name, orders in NAMED.items()},
    other_orders=[lines for order, lines in PACKINGS.items() if order not in {*itertools.chain(*NAMED.values())}],
    k=root(*FACTORS, where=lambda k: abs(k - 1) >= NEAR_ONE),
    base=root(2.45, 2.6, 2.7182818, 2.85, 2.99, decimals=5),  # people type at most 2.71828
    factor=root(
        *(-k for k in FACTORS[::-1]), *FACTORS, where=lambda k: abs(k - 1) >= NEAR_ONE and abs(k) >= LEAST_FACTOR
    ),
    guard=GUARDS,
    edge=root(0.05, 0.25, 0.5, 0.8, 1.2, 1.7, 2.3, 3.5, 6.0, 12.0),
    positive_guard=GUARDS[:-1],
    points=OTHER_POINTS,
    other=ACTIVATIONS,
    cut=["np.where(np.abs(t) > {most}, np.where(t > 0, 1 - {end}, {end}), phi(t))"],
    end=ENDS,
    most=[2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0],  # usual limits, beyond which the sigmoid is set to 0 or 1
    how={"": "np.cumsum(V @ x, axis=0) + b", ", with the biases before its own": "np.cumsum(V @ x + b, axis=0)"},
    times={"": "", " times 4": "4 * "},
    ddof=[0, 1],
    node={f"node {j}": j - 1 for j in range(1, 5)},
    i=INDICES,
    j=INDICES,
)
