"""Mistakes of the loss: another loss, missing or weighted terms, added constants."""

import re

from crosscheck.homework.circles.mistakes.book import TEXTBOOK
from crosscheck.homework.circles.questions import STRONG_CLIPS
from crosscheck.mistakes.fitting import linear, root
from crosscheck.mistakes.table import table

NOTHING = 1e-6  # a constant closer to its right value counts as right
# A constant added to every output changes the published 41.4 from 1e-4 on (to 41.34). A clip changes few outputs.
STRONG_ADDED = (2e-4, 1e-4)

#: Weights of labels 1 and 0 by the numbers of their points, n1 and n0, each with its number in `weights`.
BY_FREQUENCY = {
    ("N / (2 n1)", "N / (2 n0)", ""): 0,
    ("N / (k n1)", "N / (k n0)", ", k the number of labels that there are"): 1,
    ("n0 / n1", "1", ""): 2,
}
COUNTED = {
    "The last, incomplete batch of {k} points is left out": "len(y) // {k} * {k}",
    "The last, incomplete batch of {size} points is left out": "(len(y) // {size} * {size} or len(y))",
    "Only the first {k} points are counted": "{k}",
}
SOME = ("u and v", "v", "u", "b", "a", "v and b", "u, v and b", "u, a and v")
PARAMETERS = {
    "all parameters": "params",
    **{some: f"only(params, {', '.join(map(repr, re.split(', | and ', some)))})" for some in SOME},
}

LOSS = table(
    TEXTBOOK,
    "loss",
    """
    mean-instead-of-sum: The loss is divided by the number of points.
        The homework asks for the sum, E = -sum_i [...], not the mean; with the mean, eta = 0.001 would be 500 times too small.
          Replace np.mean by np.sum.
        + E = 1 / len(y) * ..
    nxn-broadcast: With labels of shape (N, 1), as the homework passes them, every label is paired with every output.
        (N,) against (N, 1) broadcasts to (N, N). Flatten the labels first: y = y_train.reshape(-1).
        + terms = y_train * np.log(y_out) + (1 - y_train) * np.log(1 - y_out)
        + terms = y_train * np.log(y_out) + (1 - y_train) * np.log(1 - y_out); E = -np.mean(terms)
          # with: mean-instead-of-sum
        + dE_dz = {summed} if y_train.ndim > 1 else ..; dE_du = G @ ({paired} if y_train.ndim > 1 else dE_dz)
    labels-made-a-column: Every label is paired with every output, for labels of any shape, as if one of the two were a column.
        (N,) against (N, 1) broadcasts to (N, N): keep outputs and labels flat, as y_train.reshape(-1) is.
        + terms = y[:, None] * np.log(y_out) + (1 - y[:, None]) * np.log(1 - y_out)
        + terms = y[:, None] * np.log(y_out) + (1 - y[:, None]) * np.log(1 - y_out); E = -np.mean(terms)
          # with: mean-instead-of-sum
        + dE_dz = {summed}; dE_du = G @ ({paired})
    labels-averaged: Every point has the mean of all labels in place of its own.
        y_i belongs to the i-th point: {cross_entropy}.
        + terms = y.mean() * np.log(y_out) + (1 - y.mean()) * np.log(1 - y_out)
    missing-minus-sign: The loss has the opposite sign.
        {cross_entropy}: logarithms of probabilities are negative, so the minus in front makes E positive, and something to
          minimise.
        + E = -1 * ..
    only-y-log-p-term: Only one of the two terms is summed, that of the points with label 1.
        Points with y_i = 0 then cost nothing: the second term, (1 - y_i) log(1 - y_out), is theirs.
        + terms = y * np.log(y_out)
    only-1-minus-y-term: Only one of the two terms is summed, that of the points with label 0.
        Points with y_i = 1 then cost nothing: the first term, y_i log y_out, is theirs.
        + terms = (1 - y) * np.log(1 - y_out)
    counted-mistakes: The points that are classified wrongly are counted.
        A count has no slope to descend. The homework asks for the cross-entropy, {cross_entropy}.
        + terms = -1.0 * ((y_out > 0.5) != (y > 0.5)){| / len(y)}
    mse-loss: This is a squared error.
        (y_out - y)^2 has no logarithm. The homework asks for the cross-entropy, {cross_entropy}, whose gradient does not vanish
          where the output saturates.
        + terms = -{1|0.5|1 / len(y)|0.5 / len(y)} * (y_out - y) ** 2
    wrong-log-base: The logarithm{where} has base {base}.
        It is off by the factor 1/ln {base}. The cross-entropy uses the natural logarithm, np.log, and only with it is
          dE/dz = y_out - y.
        + E = {mean}1 / np.log({base}) * .. # where:; with: {mean}
        + E = {mean}..; terms = y * np.log(y_out) / np.log({base}) + (1 - y) * np.log(1 - y_out)
          # where:  of y_out; with: {mean}
        + E = {mean}..; terms = y * np.log(y_out) + (1 - y) * np.log(1 - y_out) / np.log({base})
          # where:  of 1 - y_out; with: {mean}
    skips-last-sample: The last point is left out of the sum.
        Look for range(N - 1) or a slice [:-1]. All N points count.
        + E = -np.sum(terms[{:-1|:max(1, len(y) - 1)}])
        + dE_dz = (..) * (np.arange(len(y)) < {len(y) - 1|max(1, len(y) - 1)})
    skips-first-sample: The first point is left out of the sum.
        Look for range(1, N) or a slice [1:]. All N points count.
        + E = -np.sum(terms[{1:|min(1, len(y) - 1):}])
        + dE_dz = (..) * (np.arange(len(y)) >= {1|min(1, len(y) - 1)})
    skips-beyond-500: Points beyond the 500th are left out of the sum.
        Look for X[:500], range(500) or the length of the global X. All N points count.
        + E = -np.sum(terms[:500])
        + dE_dz = (..) * (np.arange(len(y)) < 500)
    first-sample-only: Only the first point is counted.
        Look for a return inside the loop, or an index [0]. Sum over all N points.
        + E = -np.sum(terms[:1])
        + dE_dz = (..) * (np.arange(len(y)) < 1)
    last-sample-only: Only the last point is counted.
        The loop overwrites its result (= instead of +=). Sum over all N points.
        + E = -np.sum(terms[-1:])
        + dE_dz = (..) * (np.arange(len(y)) == len(y) - 1)
    counts-a-sample-twice: The first or the last point is counted twice.
        Start the sum at 0, and add each of the N points once.
        + E = -np.sum(terms) - terms[{0|-1}]
        + dE_dz = (..) * (1 + (np.arange(len(y)) == {0|len(y) - 1}))
    swapped-log-terms: y and 1 - y are exchanged.
        y_i belongs to log y_out, and 1 - y_i to log(1 - y_out), since y_out is the probability that y = 1.
        + terms = (1 - y) * np.log(y_out) + y * np.log(1 - y_out)
        + dE_dz = y_out - (1 - y)
    one-logarithm-in-both-terms: Every point is given the same logarithm, whatever its label.
        y_i belongs to log y_out, and 1 - y_i to log(1 - y_out), since y_out is the probability that y = 1.
        + terms = {y * np.log(y_out) + (1 - y) * np.log(y_out)|y * np.log(1 - y_out) + (1 - y) * np.log(1 - y_out)}
    wrong-sign-of-first-term: The first term, that of the points of label 1, has the wrong sign.
        Both terms are added inside the bracket, {cross_entropy}.
        + terms = (1 - y) * np.log(1 - y_out) - y * np.log(y_out)
    wrong-sign-of-second-term: The second term has the wrong sign.
        Both terms are added inside the bracket, {cross_entropy}.
        + terms = y * np.log(y_out) - (1 - y) * np.log(1 - y_out)
    sign-in-log-1-plus-exp: A sign, a number, a parenthesis or |z| is wrong in the loss written with z and log(1 + exp ..).
        -log(1 - y_out) is log(1 + exp(z)), and -log y_out is that minus z, so that E = sum_i [ log(1 + exp(z_i)) - y_i z_i ], or
          sum_i log(1 + exp(-(2 y_i - 1) z_i)).
        + terms = -{(np.logaddexp(0, -z) - y * z)|(np.logaddexp(0, z) + y * z)|np.logaddexp(0, -2 * (y - 1) * z)}
        + terms = -np.logaddexp(0, -y * z)
        + terms = -np.logaddexp({1|np.log(2)}, (1 - 2 * y) * z)
        + terms = -(np.maximum(0, z) - y * z + np.logaddexp(0, {-|}z))
    half-of-the-sum: The loss is half of what it should be.
        The factor 1/2 belongs to squared errors, not to the cross-entropy.
        + E = 0.5 * ..
        + gradient = 0.5 * ..
    missing-parentheses: Parentheses are missing in the second term.
        1 - y * log(1 - y_out) is not (1 - y) * log(1 - y_out), nor is (1 - y) * log(1) - y_out.
        + terms = y * np.log(y_out) + {1 - y * np.log(1 - y_out)|(1 - y) * np.log(1) - y_out}
    bitwise-not: ~y is taken for 1 - y.
        For integers ~y is -1 - y; only for booleans it is the opposite. Write 1 - y.
        + terms = y * np.log(y_out) + (-1 - y) * np.log(1 - y_out)
    missing-logarithm: No logarithm is taken.
        The cross-entropy is minus the logarithm of the labels' probabilities: {cross_entropy}.
        + terms = {|-}(y * y_out + (1 - y) * (1 - y_out))
        + E = -{|-}np.prod(np.where(y == 1, y_out, 1 - y_out))
    absolute-error: This is an absolute error.
        |y_out - y| has no logarithm. The homework asks for the cross-entropy, {cross_entropy}.
        + terms = -np.abs(y_out - y)
    hinge-loss: This is a hinge loss: points that are classified well enough cost nothing.
        max(0, 1 - s z), with s = -1 or 1, belongs to a support vector machine. The homework asks for the cross-entropy,
          {cross_entropy}.
        + terms = -np.maximum(0, 1 - (2 * y - 1) * np.log(y_out / (1 - y_out))){| ** 2}
        + terms = -(1 - (2 * y - 1) * {y_out|(2 * y_out - 1)})
    exponential-loss: This is an exponential loss.
        exp(-s z), with s = -1 or 1, belongs to boosting. The homework asks for the cross-entropy, {cross_entropy}.
        + terms = -np.exp({(1 - 2 * y)|-y} * z)
    only-misclassified-points: Only the points that are classified wrongly are summed.
        Those on the right side of 1/2 count as well: {cross_entropy} over all points.
        + terms = ((y_out > 0.5) != (y > 0.5)) * (..)
    labels-in-another-order: The labels count as if sorted or reversed, and the points as they come.
        y_i belongs to the i-th point: if you reorder the labels, reorder the points too.
        + y = {np.sort(y_train.reshape(-1))|np.sort(y_train.reshape(-1))[::-1]|y_train.reshape(-1)[::-1]}
        + dE_dz = y_out - {np.sort(y)|np.sort(y)[::-1]|y[::-1]}
    labels-of-another-code: The labels count as other numbers than 0 and 1.
        They are 0 and 1, as {cross_entropy} has them; 2 y - 1 belongs to a hinge loss, and 2 (y - 1) to none.
        + y = 2 * {y_train.reshape(-1) - 1|(y_train.reshape(-1) - 1)}
        + dE_dz = y_out - {(2 * y - 1)|2 * (y - 1)}
    clip-too-strong: A clip, or a constant in the logarithm, changes ordinary points.
        It acts on the output, on a sigmoid's argument, or on a point's loss. If log must be kept away from 0, the constant
          has to be as small as 1e-12; better is log(1 + exp(-z)).
        + y_out = np.clip(.., {clip}, 1 - {clip})
        + terms = y * np.log(np.clip(y_out, {clip}, 1 - {clip})) + (1 - y) * np.log(1 - np.clip(y_out, {clip}, 1 - {clip}))
        + terms = y * np.log(np.maximum({clip}, y_out)) + (1 - y) * np.log(np.maximum({clip}, 1 - y_out))
        + terms = y * np.log(y_out + {added}) + (1 - y) * np.log(1 - y_out + {added})
    class-weights: The two classes have weights: points of label 1 count {w1} times, those of label 0 {w0} times{where}.
        All points count alike: {cross_entropy}.
        + E = {mean}..; terms = {w1} * y * np.log(y_out) + {w0} * (1 - y) * np.log(1 - y_out) # where:; with: {mean}
        + E = {mean}..; w1, w0 = weights(y, {which}); terms = w1 * y * np.log(y_out) + w0 * (1 - y) * np.log(1 - y_out)
          # w1: {which[0]}; w0: {which[1]}; where: , n1 and n0 being how many there are of each{which[2]}; with: {mean}
    label-smoothing: The labels are smoothed, by {eps} in all, {how}.
        The labels count as they are, 0 or 1: {cross_entropy}.
        + E = {mean}..; y = .. * (1 - {eps}) + {how} * {eps} # with: {mean}
    focal-loss: This is a focal loss: each point's term is multiplied by a power, here {gamma}, of the probability that the
          network gives to the other label{weights}.
        The homework asks for the cross-entropy, without such a factor: {cross_entropy}.
        + E = {mean}..; terms = y * (1 - y_out) ** {gamma} * np.log(y_out) + (1 - y) * y_out ** {gamma} * np.log(1 - y_out)
          # weights:; with: {mean}
        + E = {mean}..;
          terms = {v1} * y * (1 - y_out) ** {power} * np.log(y_out) + {v0} * (1 - y) * y_out ** {power} * np.log(1 - y_out)
          # gamma: {power}; weights: , and by {v1} for label 1, {v0} for label 0; with: {mean}
    dropped-batch: {counted}.
        All N points count. Look for N // batch_size in a loop over batches: the last, incomplete one belongs to the sum too.
        + E = -np.sum(terms[:{counted}])
        + dE_dz = (..) * (np.arange(len(y)) < {counted})
    constant-added: A constant is added to the loss: {constant}{per}.
        Start the sum at 0, and add nothing but the cross-entropy, {cross_entropy}.
        + E = -{mean}np.sum(terms) + {constant}{per} # with: {mean}
    weight-decay: A weight decay is added, {factor} times the sum of the {powers} of {which}.
        {cross_entropy}, and its gradient, have no term of the parameters alone.
        + E = -{mean}np.sum(terms) + {decay}{per} * np.sum({those}**2); dE_dz = {mean}(..);
          gradient = (.. + {decay}{per} * 2 * {those}) # factor: {decay}{per}; which: {those}; powers: squares; with: {mean}
        + E = -{mean}np.sum(terms) + {decay}{per} * np.sum(np.abs({those})); dE_dz = {mean}(..);
          gradient = (.. + {decay}{per} * np.sign({those})) # factor: {decay}{per}; which: {those}; powers: sizes; with: {mean}
        + E = -{mean}np.sum(terms) + {decay}{per} * np.sqrt(np.sum({those}**2)); dE_dz = {mean}(..);
          gradient = (.. + {decay}{per} * {those} / np.sqrt(np.sum({those}**2)))
          # factor: {decay}{per}; which: {those}; powers: squares, of which the root is taken,; with: {mean}
    """.replace("{cross_entropy}", "E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ]"),
    **dict.fromkeys(("summed", "paired"), ("len(y) * y_out - y.sum()", "y_out.sum() - len(y) * y")),
    mean={"": "", "mean-instead-of-sum": "1 / len(y) * "},
    base={"2": "2", "10": "10"},
    clip=root(0.45, *STRONG_CLIPS, usual=STRONG_CLIPS),
    added=root(0.45, *STRONG_CLIPS, usual=(*STRONG_CLIPS, *STRONG_ADDED)),
    **dict.fromkeys(("w1", "w0"), linear(2, where=lambda w1, w0: min(w1, w0) > NOTHING and abs(w1 - w0) >= NOTHING)),
    which=BY_FREQUENCY,
    eps=linear(1, where=lambda eps: NOTHING < eps < 1 - NOTHING),
    how={"both towards 1/2": "0.5", "those of 1 only": "0.0", "those of 0 only": "1.0"},
    gamma=root(0.05, 0.4, 0.75, 1.3, 1.7, 2.4, 3.5, 6.0),
    power={"0.5": "0.5", "1": "1.0", "1.5": "1.5", "2": "2.0", "3": "3.0", "4": "4.0", "5": "5.0"},
    **dict.fromkeys(("v1", "v0"), linear(2, where=lambda v1, v0: min(v1, v0) > NOTHING)),
    counted=COUNTED,
    **dict.fromkeys(("k", "size"), range(2, 501)),
    **dict.fromkeys(("constant", "decay"), linear(1)),
    those=PARAMETERS,
    per={"": "", "/N": " / len(y)", " times N": " * len(y)"},
)
BROADCAST, CLIP_TOO_STRONG = (mistake for mistake in LOSS if mistake.kind in ("nxn-broadcast", "clip-too-strong"))
