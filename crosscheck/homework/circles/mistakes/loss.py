"""Mistakes of the loss: wrong terms, wrong sums, wrong points, labels in another order. Some are made in the gradient as well."""

from __future__ import annotations

from crosscheck.homework.circles.mistakes.book import TEXTBOOK
from crosscheck.mistakes.mistake import Mistake
from crosscheck.mistakes.table import table

OF_MEAN, BROADCAST = table(
    TEXTBOOK,
    "loss",
    """
    mean-instead-of-sum: The loss is divided by the number of points.
        The homework asks for the sum, E = -sum_i [...], not the mean; with the mean, eta = 0.001 would be 500 times too small.
          Where np.mean stands in it, np.sum belongs.
        + E = 1 / len(y) * ..
    nxn-broadcast: With labels of shape (N, 1), as the homework passes them, every label is paired with every output.
        (N,) against (N, 1) broadcasts to (N, N). Flatten the labels first: y = y_train.reshape(-1).
        + terms = y_train * np.log(y_out) + (1 - y_train) * np.log(1 - y_out)
        + terms = y_train * np.log(y_out) + (1 - y_train) * np.log(1 - y_out); E = -np.mean(terms)
          # with: mean-instead-of-sum
        + dE_dz = len(y) * y_out - y.sum(); dE_du = G @ ({len(y) * y_out - y.sum()|y_out.sum() - len(y) * y})
        + dE_dz = y_out.sum() - len(y) * y; dE_du = G @ ({len(y) * y_out - y.sum()|y_out.sum() - len(y) * y})
    """,
)
LOSS: tuple[Mistake, ...] = (
    OF_MEAN,
    BROADCAST,
    *table(
        TEXTBOOK,
        "loss",
        """
    labels-made-a-column: The labels are made a column, whatever their shape, so that every label is paired with every output.
        Outputs (N,) against labels (N, 1) broadcast to (N, N). y = y_train.reshape(-1), not reshape(-1, 1).
        + terms = y[:, None] * np.log(y_out) + (1 - y[:, None]) * np.log(1 - y_out)
        + terms = y[:, None] * np.log(y_out) + (1 - y[:, None]) * np.log(1 - y_out); E = -np.mean(terms)
          # with: mean-instead-of-sum
    missing-minus-sign: The loss has the opposite sign.
        E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ]: logarithms of probabilities are negative, so the minus in front
          makes E positive, and something to minimise.
        + E = -1 * ..
    only-y-log-p-term: Only one of the two terms is summed, that of the points with label 1.
        Only y_i log y_out is. Points with y_i = 0 then cost nothing, whatever the network says; they are what the second term,
          (1 - y_i) log(1 - y_out), is for.
        + terms = y * np.log(y_out)
    only-1-minus-y-term: Only one of the two terms is summed, that of the points with label 0.
        Only (1 - y_i) log(1 - y_out) is. Points with y_i = 1 then cost nothing; they are what the first term, y_i log y_out, is
          for.
        + terms = (1 - y) * np.log(1 - y_out)
    counted-mistakes: The points that are classified wrongly are counted.
        Nothing of that has a slope to descend. The homework asks for the cross-entropy, E = -sum_i [ y_i log y_out + (1 - y_i)
          log(1 - y_out) ].
        + terms = -1.0 * ((y_out > 0.5) != (y > 0.5)){| / len(y)}
    mse-loss: This is a squared error.
        (y_out - y)^2 has no logarithm. The homework asks for the cross-entropy, E = -sum_i [ y_i log y_out + (1 - y_i) log(1 -
          y_out) ], whose gradient does not vanish where the output saturates.
        + terms = -{1|0.5|1 / len(y)|0.5 / len(y)} * (y_out - y) ** 2
    wrong-log-base: The logarithm has another base, 2 or 10.
        The result is off by the factor 1/ln 2 (log2) or 1/ln 10 (log10). The cross-entropy uses the natural logarithm, np.log,
          and only with it is dE/dz = y_out - y.
        + E = 1 / np.log({2|10}) * ..
    skips-last-sample: The last point is left out of the sum.
        Look for range(N - 1) or a slice [:-1]. All N points count.
        + E = -np.sum(terms[:-1])
        + dE_dz = (..) * (np.arange(len(y)) < len(y) - 1)
        + E = -np.sum(terms[:-1] if len(y) > 1 else terms)
        + dE_dz = (..) * ((np.arange(len(y)) < len(y) - 1) | (len(y) == 1))
    skips-first-sample: The first point is left out of the sum.
        Look for range(1, N) or a slice [1:]. All N points count.
        + E = -np.sum(terms[1:])
        + dE_dz = (..) * (np.arange(len(y)) > 0)
        + E = -np.sum(terms[1:] if len(y) > 1 else terms)
        + dE_dz = (..) * ((np.arange(len(y)) > 0) | (len(y) == 1))
    skips-beyond-500: Points beyond the 500th are left out of the sum.
        Look for X[:500], range(500) or the length of the global X. However many are passed, all N count.
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
    swapped-log-terms: y and 1 - y are exchanged.
        y_i belongs to log y_out, and 1 - y_i to log(1 - y_out), since y_out is the probability that y = 1.
        + terms = (1 - y) * np.log(y_out) + y * np.log(1 - y_out)
        + dE_dz = y_out - (1 - y)
    wrong-sign-of-second-term: The second term has the wrong sign.
        Both are added inside the bracket, E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ].
        + terms = y * np.log(y_out) - (1 - y) * np.log(1 - y_out)
    half-of-the-sum: The loss is half of what it should be.
        The factor 1/2 belongs to squared errors, not to the cross-entropy.
        + E = 0.5 * ..
    missing-parentheses: Parentheses are missing in the second term.
        1 - y * log(1 - y_out) is not (1 - y) * log(1 - y_out), nor is (1 - y) * log(1) - y_out.
        + terms = y * np.log(y_out) + 1 - y * np.log(1 - y_out)
        + terms = y * np.log(y_out) + (1 - y) * np.log(1) - y_out
    bitwise-not: ~y is taken for 1 - y.
        Of whole numbers ~y is -1 - y; only of truth values is it their opposite. Write 1 - y.
        + terms = y * np.log(y_out) + (-1 - y) * np.log(1 - y_out)
    missing-logarithm: No logarithm is taken.
        The cross-entropy is minus the logarithm of what the network gives the labels: E = -sum_i [ y_i log y_out + (1 - y_i)
          log(1 - y_out) ].
        + terms = {|-}(y * y_out + (1 - y) * (1 - y_out))
        + E = -{|-}np.prod(np.where(y == 1, y_out, 1 - y_out))
    absolute-error: This is an absolute error.
        |y_out - y| has no logarithm. The homework asks for the cross-entropy, E = -sum_i [ y_i log y_out + (1 - y_i) log(1 -
          y_out) ].
        + terms = -np.abs(y_out - y)
    hinge-loss: This is a hinge loss: points that are classified well enough cost nothing.
        max(0, 1 - s z), with s = -1 or 1, belongs to a support vector machine. The homework asks for the cross-entropy, E =
          -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ].
        + terms = -np.maximum(0, 1 - (2 * y - 1) * np.log(y_out / (1 - y_out))){| ** 2}
        + terms = -(1 - (2 * y - 1) * {y_out|(2 * y_out - 1)})
    only-misclassified-points: Only the points that are classified wrongly are summed.
        Those on the right side of 1/2 count as well, the less the surer the network is: E = -sum_i [ y_i log y_out + (1 - y_i)
          log(1 - y_out) ] over all of them.
        + terms = ((y_out > 0.5) != (y > 0.5)) * (..)
    labels-in-another-order: The labels count as if they were sorted or reversed, and the points as they come.
        y_i belongs to the i-th point: whatever is done to the order of the labels has to be done to that of the points.
        + y = np.sort(y_train.reshape(-1)){|[::-1]}
        + y = y_train.reshape(-1)[::-1]
        + dE_dz = y_out - {np.sort(y)|np.sort(y)[::-1]|y[::-1]}
    """,
    ),
)
