"""Mistakes that people make, planted into the code by hand of a topic: what stands there, and what they write instead."""

from __future__ import annotations

from typing import NamedTuple


class Planted(NamedTuple):
    """A mistake, and where it must be seen: beyond a thousand times its tolerance, from a step on if there are steps."""

    what: str
    right: str
    wrong: str
    quantity: str
    step: int | None = None


PLANTED: dict[str, list[Planted]] = {
    "forward": [
        Planted("V is unpacked by columns", "V @ X.T + b", "V.reshape(2, 4).T @ X.T + b", "q"),
        Planted("the mean in place of the sum", "E = -np.sum(", "E = -np.mean(", "E"),
        Planted("the output has no sigmoid", "y_out = phi(z)", "y_out = z", "y_out"),
    ],
    "backward": [
        Planted(
            "the weight u_j is missing on the way back", "np.outer(u, dE_dz)", "np.outer(np.ones(4), dE_dz)", "dE/dG"
        ),
        Planted("the sigmoid's slope is missing", "dE_dq = dE_dG * G * (1 - G)", "dE_dq = dE_dG", "dE/dq"),
    ],
    "stable_loss": [
        Planted(
            "the logarithm of an output that has rounded to 0 or 1",
            "E: Array = np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))",
            "E = -np.log(np.where(y == 1, 1 / (1 + np.exp(-z)), 1 - 1 / (1 + np.exp(-z))))",
            "E",
        ),
        Planted(
            "the output is kept 1e-7 away from 0 and 1",
            "E: Array = np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))",
            "E = -np.log(np.clip(1 / (1 + np.exp(s)), 1e-7, 1 - 1e-7))",
            "E",
        ),
        Planted(
            "the logarithm is held at -100, as BCELoss holds it",
            "E: Array = np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))",
            "E = -np.maximum(np.log(1 / (1 + np.exp(s))), -100)",
            "E",
        ),
        Planted("exp(s) overflows", "np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))", "np.log1p(np.exp(s))", "E"),
        Planted(
            "s in place of softplus(s) from 20 on, as torch's Softplus has it",
            "np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))",
            "np.where(s > 20, s, np.logaddexp(0, s))",
            "E",
        ),
        Planted(
            "an output that is clipped has no slope",
            "dE_dz: Array = (1 - 2 * y) * phi",
            "dE_dz: Array = (1 - 2 * y) * phi * (np.abs(z) < 16)",
            "dE/dz",
        ),
        Planted(
            "the sign of s is forgotten in the slope", "dE_dz: Array = (1 - 2 * y) * phi", "dE_dz: Array = phi", "dE/dz"
        ),
    ],
    "optimizers": [
        Planted(
            "momentum averages the gradients",
            "v = mu * v + g\n        w = w - eta * v",
            "v = mu * v + (1 - mu) * g\n        w = w - eta * v",
            "momentum: w",
            0,
        ),
        Planted("Nesterov does not look ahead", "w = w - eta * (g + mu * v)", "w = w - eta * v", "nesterov: w", 0),
        Planted("eps within the root", "eta * g / (np.sqrt(v) + eps)", "eta * g / np.sqrt(v + eps)", "rmsprop: w", 0),
        Planted("the bias correction is forgotten", "m_hat = m / (1 - beta1**t)", "m_hat = m", "adam: w", 0),
        Planted("t from 2", "enumerate(gradients, start=1)", "enumerate(gradients, start=2)", "adam: w", 0),
        Planted(
            "eps before the correction, as TensorFlow has it",
            "(np.sqrt(v_hat) + eps)",
            "(np.sqrt(v_hat) + eps / np.sqrt(1 - beta2**t))",
            "adam: w",
            0,
        ),
        Planted("an eps of 1e-6, as in a textbook", "(np.sqrt(v_hat) + eps)", "(np.sqrt(v_hat) + 1e-6)", "adam: w", 0),
        Planted("decay is added to the gradient", "w = (1 - eta * lam) * w", "g = g + lam * w", "adamw: w", 0),
    ],
    "schedules": [
        Planted(  # as CS231n has it: the same as long as the rate is
            "the rate is within the momentum",
            "v = MU * v + g\n        w = w - eta * v",
            "v = MU * v - eta * g\n        w = w + v",
            "step: w",
            20,
        ),
        Planted(
            "the scheduler steps before the optimizer",
            "eta * gamma**k",
            "eta * gamma ** (k + 1)",
            "exponential: eta",
            0,
        ),
        Planted("the cosine reaches 0 at the last step", "cos(pi * k / n)", "cos(pi * k / (n - 1))", "cosine: eta", 1),
        Planted("warm-up from zero", "eta * (f + (1 - f) * min(k, s) / s)", "eta * min(k, s) / s", "warm_up: eta", 0),
        Planted(
            "one cycle of straight lines",
            "last + (first - last) * (1 + cos(pi * t)) / 2",
            "first + t * (last - first)",
            "one_cycle: eta",
            1,
        ),
        Planted("the rate falls at s steps, not after more", "if waited > s:", "if waited >= s:", "plateau: eta"),
    ],
    "randomness": [
        Planted("NumPy's newer generator", "RandomState(seed)", "RandomState(np.random.PCG64(seed))", "integers"),
        Planted(
            "NumPy's own uniforms, of other bits of the words",
            "(_double_words(g, n) % 2**53) / 2**53",
            "g.random_sample(n)",
            "uniforms",
        ),
        Planted("each place is swapped with any other", "j = i + w % (n - i)", "j = w % n", "permutation"),
        Planted(
            "the last normals are cut off a full block",
            "return np.concatenate([np.ravel(blocks)[: n - 16], _block(uniforms(g, 16))])",
            "return np.concatenate([np.ravel(blocks), _block(uniforms(g, 16))])[:n]",
            "many normals",
        ),
        Planted("cosines and sines in turn", "strict=True)]).ravel()", "strict=True)]).T.ravel()", "many normals"),
        Planted(
            "the mask is not scaled", "(uniforms(g, n) < 1 - p) / (1 - p)", "(uniforms(g, n) < 1 - p) * 1.0", "mask"
        ),
        Planted("dropped where it must be kept", "uniforms(g, n) < 1 - p", "uniforms(g, n) < p", "mask"),
    ],
    "initialization": [
        Planted(
            "the variance for the deviation", "sqrt(2 / (m + n)) * normals", "2 / (m + n) * normals", "xavier_normal"
        ),
        Planted("the deviation for the bound", "sqrt(6 / (m + n))))", "sqrt(2 / (m + n))))", "xavier_uniform"),
        Planted("Kaiming by the outputs", "sqrt(2 / m) * normals", "sqrt(2 / n) * normals", "kaiming_normal"),
        Planted(
            "the output layer is drawn first",
            "V = layer(g, 2, 4)\n    u = layer(g, 4, 1)",
            "u = layer(g, 4, 1)\n    V = layer(g, 2, 4)",
            "xavier_normal",
        ),
        Planted("biases at 0, where torch draws them", "pack(u, a[0], V, b)", "pack(u, 0.0, V, 0 * b)", "linear"),
        Planted(
            "divided by one less than the number of values",
            "return q.std()",
            "return q.std() * sqrt(q.nbytes / (q.nbytes - 8))",
            "spread of q",
        ),
    ],
    "mini_batches": [
        Planted(
            "the last batch is dropped", "eta * loss_gradient", "(len(batch) == n) * eta * loss_gradient", "params", 7
        ),
        Planted("the mean over each batch", "eta * loss_gradient", "eta / len(batch) * loss_gradient", "params", 0),
        Planted("the labels stay where they were", "y[batch])", "y[: len(batch)])", "params", 0),
        Planted("the loader's integer is not drawn", "integers(g, 1)  #", "pass  #", "order"),
        Planted("the sampler's second permutation is not drawn", "permutation(g, len(y))  #", "pass  #", "order"),
        Planted(
            "shuffled by NumPy's own rule", "order = permutation(g, len(y))", "order = g.permutation(len(y))", "order"
        ),
        Planted(
            "shuffled by a generator of its own in every epoch",
            "order = permutation(g, len(y))",
            "order = permutation(generator(0), len(y))",
            "order",
        ),
    ],
    "accumulation": [
        Planted("set to zero before each part", "g = g + loss_gradient(", "g = loss_gradient(", "gradient of the sum"),
        Planted(
            "the mean of the parts' means",
            "len(part) / len(y) * of_this_mean",
            "of_this_mean / 8",
            "gradient of the mean",
        ),
        Planted(
            "a norm for each tensor",
            "return norm, g * min(1, c / (norm + 1e-6))",
            "blocks = np.split(g, (4, 5, 13))\n"
            "    return norm, np.concatenate([b * min(1, c / (np.linalg.norm(b) + 1e-6)) for b in blocks])",
            "clipped by norm",
        ),
        Planted("nothing is added to the norm", "c / (norm + 1e-6)", "c / norm", "clipped by norm"),
        Planted(
            "short gradients are lengthened",
            "g * min(1, c / (norm + 1e-6))",
            "g * c / (norm + 1e-6)",
            "within the norm",
        ),
        Planted(
            "each part is clipped before it is added",
            "return np.minimum(np.maximum(g, -c), c)",
            "return sum(np.clip(loss_gradient(w, X[part], y[part]), -c, c) for part in _parts(len(y), n))",
            "clipped by value",
        ),
    ],
    "per_sample_gradients": [
        Planted(
            "each point's share of the mean",
            "return np.vstack([dE_du, dE_dz, dE_dV.reshape(8, -1), dE_dq]).T",
            "g = np.vstack([dE_du, dE_dz, dE_dV.reshape(8, -1), dE_dq]).T\n    return 0 * g + g.mean(axis=0)",
            "gradients",
        ),
        Planted("the mean loss is differentiated", "phi(u @ G + a) - y", "(phi(u @ G + a) - y) / len(y)", "their sum"),
        Planted(
            "V is flattened by columns", "dE_dV.reshape(8, -1)", "dE_dV.transpose(1, 0, 2).reshape(8, -1)", "gradients"
        ),
        Planted("labels (500, 1) meet outputs (500,)", "phi(u @ G + a) - y", "phi(u @ G + a) - y.mean()", "gradients"),
        Planted(
            "the sum is clipped in place of each",
            "total: Array = np.sum(gradients * np.minimum(1, largest / length), axis=0)",
            "g = gradients.sum(axis=0)\n    total = g * min(1, largest / np.linalg.norm(g))",
            "clipped sum",
        ),
        Planted(
            "short gradients are made longer", "np.minimum(1, largest / length)", "largest / length", "clipped sum"
        ),
        Planted(
            "clipped by value",
            "np.sum(gradients * np.minimum(1, largest / length), axis=0)",
            "np.sum(np.clip(gradients, -largest, largest), axis=0)",
            "clipped sum",
        ),
    ],
    "ensembles": [
        Planted(
            "the sum over the starts' losses becomes a mean",
            "- eta * gradient",
            "- eta * gradient / len(params)",
            "params",
            1,
        ),
        Planted(
            "one bias serves all networks",
            "params[:, np.newaxis, 0:4], params[:, 4:5]",
            "params[:, np.newaxis, 0:4], params[:1, 4:5]",
            "E",
            0,
        ),
        Planted(
            "nine points of ten are enough",
            "np.all((z > 0) == (y == 1), axis=1)",
            "np.mean((z > 0) == (y == 1), axis=1) > 0.9",
            "starts that succeed",
        ),
    ],
    "second_derivatives": [
        Planted("the curvature of z is dropped: Gauss-Newton for H", "    for j in range(4):", "    for j in []:", "H"),
        Planted("Gauss-Newton for H, in its eigenvalues", "    for j in range(4):", "    for j in []:", "eigenvalues"),
        Planted("mixed derivatives are filled in on one side only", "H[w, j] += x @", "H[w, j] -= 0 * x @", "H"),
        Planted(
            "gradients' outer products for Gauss-Newton",
            "return (J * y_out * (1 - y_out)) @ J.T",
            "return (J * (y_out - y) ** 2) @ J.T",
            "Gauss-Newton",
        ),
        Planted(
            "a difference of two gradients for H v",
            "return pack(RdE_du, RdE_da, RdE_dV, RdE_db)",
            "return (loss_gradient(params + 1e-4 * v, X, y) - loss_gradient(params, X, y)) / 1e-4",
            "H v",
        ),
        Planted("a Newton step without damping", "solve(H + mu * np.eye(17)", "solve(H", "Newton step"),
        Planted(
            "a step with the wrong sign",
            "return params - np.linalg.solve",
            "return params + np.linalg.solve",
            "Newton step",
        ),
    ],
    "forward_mode": [
        Planted("the sigmoid passes G on in place of G (1 - G)", "G * (1 - G) * t.slope", "G * t.slope", "E'"),
        Planted(
            "the sigmoid's slope is taken at G in place of q",
            "G * (1 - G) * t.slope",
            "phi(G) * (1 - phi(G)) * t.slope",
            "E'",
        ),
        Planted(
            "the direction is normalized",
            "zip(unpack(params), unpack(v),",
            "zip(unpack(params), unpack(v / np.linalg.norm(v)),",
            "E'",
        ),
        Planted(
            "one pass along all directions for the gradient",
            "np.array([jvp(params, X, y, direction)[1] for direction in np.eye(17)])",
            "np.full(17, jvp(params, X, y, np.ones(17))[1])",
            "gradient",
        ),
        Planted(
            "a difference of two losses for a derivative",
            "return E.value.sum(), E.slope.sum()",
            "return E.value.sum(), 1e4 * (jvp(params + 1e-4 * v, X, y, 0 * v)[0] - E.value.sum()) if v.any() else 0.0",
            "E'",
        ),
    ],
    "gradient_checking": [
        Planted("the central difference is divided by h, not 2h", "/ (2 * h) for", "/ h for", "central"),
        Planted(
            "a one-sided difference for the central one",
            "loss(params - step, X, y)) / (2 * h)",
            "loss(params, X, y)) / h",
            "central",
        ),
        Planted(
            "an absolute value in the loss, which drops what is imaginary",
            "return np.log1p(np.exp((1 - 2 * y) * z)).sum()",
            "s = (1 - 2 * y) * z\n    return (np.where(s.real > 0, s, 0) + np.log1p(np.exp(-np.abs(s)))).sum()",
            "complex step",
        ),
        Planted(
            "the gradient is checked against itself",
            "central(params, X, y, h), rtol",
            "loss_gradient(params, X, y), rtol",
            "checked",
        ),
        Planted("a square root for the cube root", "np.cbrt(", "np.sqrt(", "theory's h"),
        Planted("the rounding error of float32", "2**-53 *", "2**-24 *", "the least error is there"),
    ],
    "checkpointing": [
        Planted(
            "the segments are walked back from the first to the last",
            "for x in reversed(kept):\n        segment",
            "for x in kept:\n        segment",
            "checkpointed",
        ),
        Planted(
            "what a segment computes again is kept as well",
            "sum(x.nbytes for x in kept)",
            "24 * L * x.size",
            "bytes kept",
        ),
        Planted(
            "a unit is given its neighbour's x on the way back",
            "kept.append((x, G))\n        x = x - h * V.T @ G",
            "x = x - h * V.T @ G\n        kept.append((x, G))",
            "gradient",
        ),
        Planted(
            "the chain does not learn: its output was detached", "dphi, z), V.T @ dE_dq", "dphi, z), 0 * x", "gradient"
        ),
        Planted(
            "V is differentiated where it stands first only", "dE_dq @ x.T - h * G @ dE_dx.T", "dE_dq @ x.T", "gradient"
        ),
    ],
    "precision": [
        Planted(
            "digits are cut off instead of rounded",
            "(bits + 0x7FFF + odd) & 0xFFFF0000",
            "bits & 0xFFFF0000",
            "rounded",
        ),
        Planted("halves are rounded upwards, not to even", "bits + 0x7FFF + odd", "bits + 0x8000", "rounded"),
        Planted("the parameters stay in float32", "unpack(rounded(params, form))", "unpack(params)", "q"),
        Planted("the scale of the loss is not taken out again", '"float16") / np.float32(S)', '"float16")', "dE/dz"),
        Planted(
            "the scale comes after float16, when the digits are lost",
            'rounded(np.float32(S) * dE_dz, "float16") / np.float32(S)',
            'rounded(dE_dz, "float16")',
            "dE/dz",
        ),
        Planted(
            "what a sum lost is not carried on",
            "c = rounded(rounded(total - p, form) - d, form)",
            "",
            "compensated, bfloat16",
        ),
        Planted(
            "the parameters are kept in float32",
            "p = rounded(p - rounded(np.float32(eta) * rounded(g, form), form), form)",
            "p = p - np.float32(eta) * g",
            "descend, bfloat16",
        ),
    ],
    "fusion": [
        Planted(
            "the last block, which is not full, is dropped",
            "range(0, len(y), BLOCK)",
            "range(0, len(y) - BLOCK, BLOCK)",
            "E, fused",
        ),
        Planted(
            "each block's gradient is written over that of the one before",
            "gradient += gradient_block",
            "gradient = gradient_block",
            "dE/dp, fused",
        ),
        Planted("blocks are averaged", "E += E_block", "E += E_block / 4", "E, fused"),
    ],
    "data_parallel": [
        Planted("the gradients are added up, not averaged", "(g + pipe.recv()) / RANKS", "g + pipe.recv()", "g", 0),
        Planted("a rank descends by its own gradient", "(g + pipe.recv()) / RANKS", "(g + 0 * pipe.recv())", "p", 1),
        Planted(
            "the ranks deal the points out differently",
            "return X[rank::RANKS], y[rank::RANKS]",
            "return (X[:250], y[:250]) if rank == 0 else (X[rank::RANKS], y[rank::RANKS])",
            "p",
            1,
        ),
    ],
    "resuming": [
        Planted(
            "the velocity is not restored",
            "_load(file, generator)\n",
            '{**_load(file, generator), "v": np.zeros(17)}\n',
            "changed",
            15,
        ),
        Planted(
            "the schedule begins anew",
            "0.5 ** (k // HALVED_EVERY)",
            "0.5 ** ((k - int(state['step'])) // HALVED_EVERY)",
            "changed",
            15,
        ),
        Planted("the generator is not restored", "generator.set_state(", "str(", "point, resumed", 20),
        Planted(
            "the epoch is shuffled anew", "if first == 0:", "if first == 0 or k == state['step']:", "point, resumed", 15
        ),
        Planted(
            "parameters are saved in float32", '_save(file, {"p": p,', '_save(file, {"p": np.float32(p),', "changed", 15
        ),
        Planted(
            "points are drawn with replacement",
            "order = permutation(generator, len(y))",
            "order = generator.randint(0, len(y), size=len(y))",
            "point",
            0,
        ),
    ],
}
