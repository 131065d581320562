"""What a good teaching assistant writes beside each mistake: what the formula should be, in the homework's letters, and why."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.verdict import Finding

CAUSES: dict[str, str] = {
    # the loss
    "mean-instead-of-sum": "The loss is divided by the number of points. The homework asks for the sum, E = -sum_i [...], not the "
    "mean; with the mean, eta = 0.001 would be 500 times too small. Use np.sum instead of np.mean.",
    "missing-minus-sign": "The loss has the opposite sign. E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ]: logarithms of "
    "probabilities are negative, so the minus in front makes E positive, and something to minimise.",
    "only-y-log-p-term": "Only the term y_i log y_out is summed. Points with y_i = 0 then cost nothing, whatever the network says; "
    "they are what the second term, (1 - y_i) log(1 - y_out), is for.",
    "only-1-minus-y-term": "Only the term (1 - y_i) log(1 - y_out) is summed. Points with y_i = 1 then cost nothing; they are what "
    "the first term, y_i log y_out, is for.",
    "mse-loss": "This is a squared error, (y_out - y)^2. The homework asks for the cross-entropy, "
    "E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ], whose gradient does not vanish where the output saturates.",
    "wrong-log-base": "The logarithm has another base: the result is off by the factor 1/ln 2 (log2) or 1/ln 10 (log10). The "
    "cross-entropy uses the natural logarithm, np.log, and only with it is dE/dz = y_out - y.",
    "clip-too-strong": "The output is clipped, or a constant is added inside the logarithm, so strongly that ordinary points are "
    "changed. If log must be kept away from 0, the constant has to be as small as 1e-12; better is log(1 + exp(-z)).",
    "skips-last-sample": "The last point is left out of the sum: look for range(N - 1) or a slice [:-1]. All N points count.",
    "skips-first-sample": "The first point is left out of the sum: look for range(1, N) or a slice [1:]. All N points count.",
    "skips-beyond-500": "Points beyond the 500th are left out of the sum: look for X[:500], range(500) or the length of the global X. However many are passed, "
    "all N count.",
    "first-sample-only": "Only the first point is counted: look for a return inside the loop, or an index [0]. Sum over all N points.",
    "last-sample-only": "Only the last point is counted: the loop overwrites its result (= instead of +=). Sum over all N points.",
    "nxn-broadcast": "With labels of shape (N, 1), as the homework passes them, every label is paired with every output: (N,) "
    "against (N, 1) broadcasts to (N, N). Flatten the labels first: y = y_train.reshape(-1).",
    "swapped-log-terms": "y and 1 - y are exchanged: y_i belongs to log y_out, and 1 - y_i to log(1 - y_out), since y_out is the "
    "probability that y = 1.",
    "wrong-sign-of-second-term": "The second term has the wrong sign: both are added inside the bracket, "
    "E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ].",
    "sigmoid-twice": "The output's sigmoid is applied twice: y_out = phi(z) is a probability already. A loss that asks for logits, "
    "such as binary_cross_entropy_with_logits, takes z = u . G + a.",
    "half-of-the-sum": "The loss is half of what it should be: the factor 1/2 belongs to squared errors, not to the cross-entropy.",
    "not-summed": "The terms of the single points are returned, not their sum; the terms themselves are right. Return np.sum(...).",
    # the network
    "transposed-v-packing": "V is unpacked the other way round. The packing is v11, v12, v21, v22, ..: row by row, two entries per "
    "hidden node, so V = params[5:13].reshape(4, 2) and v_j1 = params[5 + 2*(j-1)].",
    "a-at-index-0": "The output bias a is read from params[0]. The packing is u1, u2, u3, u4, a, ..: a = params[4], u = params[0:4].",
    "a-last": "The output bias a is read from the end of params. The packing is u1, u2, u3, u4, a, ..: a = params[4], "
    "V = params[5:13].reshape(4, 2), b = params[13:17].",
    "unpacks-b-before-v": "b is read from where V is packed. The order is u (4), a, V (8), b (4): V = params[5:13].reshape(4, 2), "
    "b = params[13:17].",
    "unpacks-in-another-order": "params is unpacked in another order. The packing is u, a, V, b: u = params[0:4], a = params[4], "
    "V = params[5:13].reshape(4, 2), b = params[13:17].",
    "u-b-swapped": "u and b are exchanged: u = params[0:4] are the weights of the output, b = params[13:17] the biases of the "
    "hidden nodes.",
    "v-and-b-interleaved": "params is unpacked as v11, v12, b1, v21, v22, b2, ..; the packing is all of V, then all of b: "
    "V = params[5:13].reshape(4, 2), b = params[13:17].",
    "missing-output-bias": "The output bias a is missing: y_out = phi(u . G + a), with a = params[4].",
    "missing-hidden-bias": "The hidden biases b are missing: G = phi(V x + b), with b = params[13:17].",
    "subtracted-bias": "A bias is subtracted, not added: G = phi(V x + b), y_out = phi(u . G + a).",
    "slice-off-by-one": "A slice of params is off by one: u = params[0:4], a = params[4], V = params[5:13].reshape(4, 2), b = params[13:17].",
    "relu-hidden": "The hidden nodes use ReLU, max(0, t). The homework's hidden nodes are sigmoids, phi(t) = 1 / (1 + exp(-t)).",
    "tanh-hidden": "The hidden nodes use tanh. The homework's are sigmoids, phi(t) = 1 / (1 + exp(-t)) = (1 + tanh(t/2)) / 2.",
    "tanh-output": "The output node uses tanh z or (1 + tanh z) / 2. It is a sigmoid, phi(z) = 1 / (1 + exp(-z)) = "
    "(1 + tanh(z/2)) / 2: a probability, whose logarithm the loss takes.",
    "relu-output": "The output node uses ReLU, max(0, z). It is a sigmoid, phi(z) = 1 / (1 + exp(-z)): a probability, whose "
    "logarithm the loss takes.",
    "missing-output-sigmoid": "The output's sigmoid is missing: u . G + a is returned where y_out = phi(u . G + a) is asked for, a "
    "number between 0 and 1.",
    "missing-hidden-sigmoid": "The hidden nodes' sigmoid is missing: G = phi(V x + b). Without it the network is only linear inside.",
    "sigmoid-exponent-sign": "The sign in the sigmoid's exponent is wrong: phi(t) = 1 / (1 + exp(-t)), which goes to 1 for large t.",
    "sigmoid-without-parentheses": "Parentheses are missing in the sigmoid: 1 / 1 + exp(-t) is 1 + exp(-t); "
    "phi(t) = 1 / (1 + exp(-t)).",
    "thresholded-output": "The output is 0 or 1, a class. y_out = phi(u . G + a) is asked for, the probability that y = 1.",
    "swapped-x-inputs": "x1 and x2 are exchanged: v_j1 multiplies x1, and v_j2 multiplies x2.",
    "shared-hidden-bias": "All hidden nodes use the same bias. Each has its own: b1..b4 = params[13:17]. At `initial` all four are "
    "10, which hides it.",
    "shared-output-weight": "All hidden nodes use the same output weight. Each has its own: u1..u4 = params[0:4]. At `initial` all "
    "four are 5, which hides it.",
    "first-hidden-unit-only": "All hidden nodes use the weights of one of them. Each has its own row of V.",
    # the gradient
    "missing-hidden-sigma-prime": "The derivative of the hidden sigmoid is missing: the chain rule gives "
    "dE/dv_jk = sum_i (y_out - y) u_j G_j (1 - G_j) x_k; the factor phi'(V x + b) = G (1 - G) is not there.",
    "missing-output-sigma-prime": "The chain stops at dE/dy_out = (y_out - y) / (y_out (1 - y_out)): the factor phi'(z) = "
    "y_out (1 - y_out) of the output's sigmoid is not there. With it, dE/dz = y_out - y.",
    "sigma-prime-at-activation": "phi' is evaluated at the activation instead of the pre-activation: with G = phi(q), "
    "phi'(q) = G (1 - G); phi(G) (1 - phi(G)) takes the sigmoid twice.",
    "sigma-prime-without-one-minus": "The derivative of the hidden sigmoid is only half there: phi'(q) = G (1 - G), both factors.",
    "slope-of-another-activation": "The slope of the hidden nodes is not that of the activation which is used forwards, so "
    "the chain is broken there: G (1 - G) belongs to the sigmoid, 1 - G^2 to tanh, a step (q > 0) to ReLU.",
    "extra-output-sigma-prime": "There is a factor y_out (1 - y_out) too many. The cross-entropy's dE/dy_out has it in the "
    "denominator, so that it cancels: dE/dz = y_out - y. (It stays for a squared error.)",
    "sign-error-y-minus-p": "The whole gradient has the wrong sign: dE/dz = y_out - y, not y - y_out. Descent with it climbs.",
    "v-grad-x-swapped": "x1 and x2 are exchanged in dE/dV: dE/dv_j1 has the factor x1, dE/dv_j2 has x2.",
    "v-grad-x1-for-both": "Both columns of dE/dV use the same coordinate: dE/dv_j1 has the factor x1, dE/dv_j2 has x2.",
    "v-grad-transposed-flatten": "dE/dV is right but flattened column by column (v11, v21, v31, ..). The packing is row by row: "
    "v11, v12, v21, v22, .., so dV of shape (4, 2) has to be flattened with ravel().",
    "b-grad-zero": "The derivatives with respect to b are zero: dE/db_j = sum_i (y_out - y) u_j G_j (1 - G_j).",
    "b-grad-times-x": "dE/db carries a factor x that belongs to dE/dV only: b is added, so its factor is 1.",
    "b-grad-is-delta": "dE/db is taken as sum_i (y_out - y), which is dE/da; for the hidden biases the chain goes on: "
    "dE/db_j = sum_i (y_out - y) u_j G_j (1 - G_j).",
    "missing-u-in-hidden-delta": "The weight u_j is missing on the way back to the hidden layer: "
    "dE/dq_j = (y_out - y) u_j phi'(q_j), since z depends on G_j through u_j G_j.",
    "shared-u1-hidden-delta": "One u is used for all hidden nodes on the way back: dE/dq_j = (y_out - y) u_j phi'(q_j), with its "
    "own u_j. At `initial` all u are 5, which hides it.",
    "u-grad-uses-preactivation": "dE/du uses the pre-activation q = V x + b: z = u . G + a, so dE/du_j = sum_i (y_out - y) G_j.",
    "u-grad-without-hidden": "dE/du lacks the factor G_j: z = u . G + a, so dE/du_j = sum_i (y_out - y) G_j.",
    "gradient-wrong-order": "The entries are right but not in the order of params, which is u1..u4, a, v11, v12, v21, .., v42, "
    "b1..b4.",
    "gradient-of-mean": "The gradient is divided by the number of points, as that of a mean; the loss is a sum, so is its gradient.",
    "gradient-scaled-by-eta": "The gradient is multiplied by eta = 0.001, or by -eta, already. optimize does that: "
    "params -= eta * gradient.",
    "u-updated-before-backprop": "u is updated (u -= eta dE/du) before the hidden derivatives are computed with it. All 17 belong "
    "to the same parameters: compute all first, then update.",
    "output-delta-without-label": "The label is missing in dE/dz = y_out - y.",
    "forward-difference-large-h": "These are {scheme} differences, {formula}, with h = {h:g}: off by h/2 times the "
    "curvature, here by {error:.0e} of the largest entry. The homework asks for high accuracy: derive the formulas, or use autograd.",
    "central-difference-large-h": "These are central differences with h = {h:g}: off by {error:.0e} of the largest entry. The "
    "homework asks for high accuracy: derive the formulas, or use autograd.",
    "rounded-gradient": "The gradient is rounded to {decimals}. Return it as it is: the asserts round by themselves, and "
    "rounded steps add up over the descent.",
    "whole-numbers": "The results are cut to whole numbers: look for an integer array that they are written into, such as "
    "np.zeros(17, dtype=int), or for int(..).",
    "rounded-result": "The result is rounded to {decimals}. Return it as it is: the asserts round by themselves.",
    # behaviour
    "uses-global-initial": "The answer is that for {what}, whatever params are passed. Use the argument.",
    "uses-global-data": "The answer is that for the global {data}, whatever data are passed. Use X_train and y_train.",
    "uses-global-initial-and-data": "The answer is that for the global initial, X and y, whatever is passed. Use the arguments.",
    "updates-params-in-place": "The call changes the params that it is given (params -= .., or writing into a slice of it). The "
    "caller's array must stay as it is: work on params.copy().",
    "changes-data-in-place": "The call changes the data that it is given. The caller's arrays must stay as they are.",
    "hard-coded-answers": "The published, rounded numbers come back at the published calls, and something else everywhere else: the "
    "answers are written in, not computed.",
    "arguments-in-another-order": "It is right as {function}({theirs}); the homework calls {function}({names}).",
    "depends-on-earlier-calls": "The answer depends on the calls before it: something is left over from them, such as a global that is "
    "added to and never reset, or a cache. Start from fresh zeros in each call.",
    "random-noise": "The same call, repeated, gives another answer each time, without a trend: something random is in it. The function must depend on its arguments only.",
}

SYMPTOMS: dict[str, str] = {
    "raises": "The call ({at}) fails: {message}",
    "wrong-shape": "A result of shape {shape} comes back where {wanted} {are} expected ({at}).",
    "not-finite": "NaN or infinity comes back at ordinary values ({at}).",
    "wrong-for-column-y": "It is right for labels of shape (N,) and wrong for (N, 1), the shape in which the homework passes them: "
    "flatten them first, y = y_train.reshape(-1).",
    "constant-factor": "Every value is {factor} times the expected one, at every point.",
    "not-repeatable": "The same call gives another answer later on. The function must depend on its arguments only.",
    "factor-in-blocks": "The derivatives are right but for a factor, in every call: {wrong}{right}.",
    "zero-in-blocks": "The derivatives with respect to {zero} are zero in every call: are they not done yet{right}?",
    "independent-of-an-argument": "The answer does not depend on {what}, at points where it must: forgotten, or something else is "
    "written in its place.",
    "independent-of-arguments": "The answer is the same whatever the arguments are.",
    "wrong-only-in-saturation": "It is right at ordinary values and wrong where the output saturates, by more than rounding, overflow "
    "or clipping explain: {at} gives {obtained:.6g} where {expected:.6g} is expected.",
    "wrong-hidden-units": "Only the derivatives of hidden {bad} are wrong; right are {right}.",
    "wrong-blocks": "Only the derivatives with respect to {bad} are wrong; right are {right}.",
    "wrong-entries": "Wrong are {bad}; right are {right}.",
    "differs": "The values differ, and no mistake that we know reproduces them. Take one point, print q, G, z and "
    "y_out for it, and compare each with the homework's formula; the first that differs is where to look.",
    "optimize-update": "The steps are not params <- params - eta * loss_gradient(params){how}.",
    "optimize-count": "optimize asked for gradients at {points} where n_steps = {steps}: each step needs one, at the params which the "
    "step before has reached, for as many steps as are given.",
    "optimize-returns": "{steps}, and what it returns is not {what}, which its shape would say. If that is what it is "
    "meant to be: is a list filled with one and the same array, or with values from before the step?",
    "optimize-start": "optimize does not start at the `initial` that it is given.",
}

REMARKS: dict[str, str] = {
    "not-the-derivative-of-your-loss": "It is not the derivative of your own loss either, as differences of that loss show. If it "
    "follows the homework's formulas, correct the loss (or network) first, and check again.",
    "finite-differences": "These are {what}, right to {error:.0e} of the largest entry. The homework asks for "
    "formulas or autograd, since such errors add up.",
    "float32": "Computed in single precision: right to {error:.0e}. NumPy's float64 keeps 16 digits.",
    "constant-in-log": "A constant of {eps:.0e} keeps log away from 0; it changes the value by {error:.0e} at ordinary points.",
    "clipped-sums": "What the sigmoids are given is clipped to -{most} .. {most}; that changes the value by {error:.0e} at ordinary "
    "points.",
    "limited-accuracy": "Right to {error:.0e} of the largest value, not to full accuracy.",
    "clipping": "Clipped where the output saturates{constant}: there the loss stops growing and its gradient is 0. The homework "
    "does not reach that far{remedy}.",
    "nan-in-saturation": "Right wherever the homework asks; NaN or infinity where the output saturates (past |z| = 36.7, where "
    "1 - y_out rounds to 0 and its log is infinite). np.logaddexp(0, -z) and np.logaddexp(0, z), for log(1 + exp(-z)) and log(1 + exp(z)), have no such limit.",
    "raises-in-saturation": "Fails where the output saturates: {message}",
    "inaccurate-in-saturation": "Loses its accuracy where the output saturates (past |z| = 36.7).",
    "shape-of-y": "Labels of shape {other} do not work, only those of shape {shape}. The homework passes both: y = y_train.reshape(-1) "
    "accepts them.{why}",
    "changes-its-arguments": "The call changes its argument {names}, if only in shape, type or by nothing that matters: work on a copy.",
    "very-slow": "One call on the 500 points takes {seconds:.1f} s; with arrays instead of loops it takes less than a millisecond.",
    "return-type": "Returns {what}, with which the homework's optimize fails, at params -= eta * loss_gradient(..): return "
    "np.array of shape (17,).",
    "return-type-graded": "Returns a tensor that requires grad, which np.round in the homework's asserts refuses: return .item().",
    "return-type-unprintable": "Returns {what}, which the homework's optimize cannot print as a number: return a float.",
    "return-type-longdouble": "Returns np.longdouble, with which the homework's asserts fail: == compares all its digits with those "
    "of a float. Return a float.",
    "return-type-scalar": "Returns {what} where one number is expected.",
    "optimize-unfollowed": "Its steps cannot be followed: it never calls loss_gradient by a name of the notebook, and returns neither "
    "params nor losses to judge it by. The homework's are params <- params - eta * loss_gradient(params).",
    "optimize-momentum": "The steps have a momentum of {beta:.3g}; the homework's are params <- params - eta * loss_gradient(params).",
    "refuses-list": "Refuses a point given as a list, as the homework's asserts pass it: x = np.asarray(x) accepts both.",
}


def finding(kind: str, **values: object) -> Finding:
    """Word a finding of the catalogue.

    Raises
    ------
    KeyError
        If there is no such kind.
    """
    for table in (CAUSES, SYMPTOMS, REMARKS):
        if kind in table:
            return Finding(kind, table[kind].format(**values) if values else table[kind])
    raise KeyError(kind)


def listed(names: Sequence[str], conjunction: str) -> str:
    """Join names as in "u, v and b"."""
    return f" {conjunction} ".join(filter(None, (", ".join(names[:-1]), names[-1])))
