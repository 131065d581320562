"""Mistakes of the gradient: a wrong line of the chain rule. Mistakes in two different lines are also tried together."""

import numpy as np

from crosscheck.homework.circles.mistakes.book import TEXTBOOK
from crosscheck.homework.circles.mistakes.network import OTHER_POINTS, PACKINGS
from crosscheck.mistakes.fitting import linear, read_off
from crosscheck.mistakes.table import table

NO_SLOPE = 1e-6  # a smaller slope counts as 0, as if the derivatives were left out
PACKED = [lines.rpartition("; ")[2] for lines in PACKINGS.values()]  # packing in another order than the parameters'
#: Wrong arguments of the hidden nodes' sigmoids in a gradient whose y_out is right.
HIDDEN = {
    "the biases b are missing": "V @ x",
    "the biases b are subtracted": "V @ x - b",
    "b begins one entry too early": "V @ x + params[12:16].reshape(4, 1)",
    "V begins one entry too early": "params[4:12].reshape(4, 2) @ x + b",
    "V is unpacked the other way round": "params[5:13].reshape(2, 4).T @ x + b",
}

GRADIENT = (*_, WRONG_ORDER) = table(
    TEXTBOOK,
    "loss_gradient",
    """
    sign-error-y-minus-p: The whole gradient has the wrong sign.
        dE/dz = y_out - y, not y - y_out. Descent with it climbs.
        + dE_dz = -(..)
    gradient-of-mean: The gradient is divided by the number of points, as that of a mean.
        The loss is a sum, so is its gradient.
        + gradient = 1 / len(y) * ..
    gradient-scaled-by-eta: The gradient already has the learning rate, or minus it, as a factor.
        optimize does that: params -= eta * gradient.
        + gradient = {0.001|-0.001} * ..
    returns-updated-params: What comes back are parameters after a step, not the gradient.
        loss_gradient returns the 17 derivatives; optimize subtracts eta times these.
        + gradient = params - {0.001|0.01|0.1|1.0} * ..
    tanh-slope-at-the-output: The slope of tanh is a factor of dE/dz, where the chain begins.
        dE/dz = y_out - y: the output is a sigmoid, whose slope cancels in the derivative of the cross-entropy.
        + dE_dz = -(y - y_out) * (1 - y_out**2)
    extra-output-sigma-prime: The derivative of the output's sigmoid is one factor too many.
        The cross-entropy's dE/dy_out has y_out (1 - y_out) in the denominator, so that it cancels: dE/dz = y_out - y. (It stays
          for a squared error.)
        + dE_dz = (..) * y_out * (1 - y_out)
    missing-output-sigma-prime: The chain lacks the derivative of the output's sigmoid.
        It stops at dE/dy_out = (y_out - y) / (y_out (1 - y_out)). The factor phi'(z) = y_out (1 - y_out) of the output's
          sigmoid is missing. With it, dE/dz = y_out - y.
        + dE_dz = {(..)|-(y - y_out)} / (y_out * (1 - y_out))
    missing-hidden-sigma-prime: The derivative of the hidden sigmoid is missing.
        The chain rule gives dE/dv_jk = sum_i (y_out - y) u_j G_j (1 - G_j) x_k; the factor phi'(V x + b) = G (1 - G) is not
          there.
        + dE_dq = dE_dG
    sigma-prime-at-activation: phi' is evaluated at an activation, that of the hidden nodes or of the output, instead of the
          pre-activation.
        With G = phi(q), phi'(q) = G (1 - G), and with y_out = phi(z), phi'(z) = y_out (1 - y_out); phi(G) (1 - phi(G)), or
          phi(y_out) (1 - phi(y_out)), takes the sigmoid twice.
        + dE_dq = dE_dG * phi(G) * (1 - phi(G))
        + dE_dq = dE_dG * phi(G) * (1 - phi(G)); dE_dz = (..){| / (y_out * (1 - y_out))} * phi(y_out) * (1 - phi(y_out))
        + dE_dz = (..) / (y_out * (1 - y_out)) * phi(y_out) * (1 - phi(y_out))
    slope-of-another-activation: The slope of the hidden nodes is not that of the forward pass's activation, so the
          chain is broken there.
        G (1 - G) belongs to the sigmoid, 1 - G^2 to tanh, a step (q > 0) to ReLU.
        + dE_dq = dE_dG * {(1 - G**2)|(q > 0)|G * (1 - G)|phi(q) * (1 - phi(q))}
        + dE_dq = dE_dG * G * (1 - G); dE_dz = y_out - y
    sigma-prime-without-one-minus: The derivative of the hidden sigmoid lacks a factor.
        phi'(q) = G (1 - G): it has both factors.
        + dE_dq = dE_dG * {G|(1 - G)}
    slope-with-a-constant: The slope of the hidden nodes is {what}.
        phi'(q) = G (1 - G), however small it is.
        + dE_dq = dE_dG * (G * (1 - G) + {slope}) # what: {slope} too large
        + dE_dq = {slope} * dE_dG # what: {slope} everywhere
    slopes-summed-first: The slopes of the hidden nodes are added up before they are multiplied by what comes from the output.
        phi'(q_ij) = G_ij (1 - G_ij), which is a factor at each point, before the sum over the points.
        + dE_dq = dE_dG * (G * (1 - G)).{sum|mean}({axis=1, keepdims=True|axis=0})
    missing-u-in-hidden-delta: The weight u_j is missing on the way back to the hidden layer.
        dE/dq_j = (y_out - y) u_j phi'(q_j), since z depends on G_j through u_j G_j.
        + dE_dG = np.outer(np.ones(4), dE_dz)
    shared-u1-hidden-delta: One u is used for all hidden nodes on the way back.
        dE/dq_j = (y_out - y) u_j phi'(q_j), with its own u_j. At `initial` all u are 5, which hides it.
        + dE_dG = np.outer(u[{0|1|2|3}] * np.ones(4), dE_dz)
    another-vector-than-u: The way back to the hidden layer takes other numbers than u.
        dE/dq_j = (y_out - y) u_j phi'(q_j), since z depends on G_j through u_j G_j.
        + dE_dG = np.outer({b.ravel()|params[1:5]|params[12:16]|V[:, 0]|V[:, 1]|u / np.abs(u)|u / np.linalg.norm(u)}, dE_dz)
    u-updated-before-backprop: u is updated before the hidden derivatives are computed with it.
        u -= eta dE/du comes too early. All 17 belong to the same parameters: compute all first, then update.
        + dE_dG = np.outer(u - {0.001|0.01|0.1|1.0} * G @ dE_dz, dE_dz)
    hidden-values-of-the-gradient: The hidden nodes have other values in the gradient than in the network: {hidden}.
        G = phi(V x + b), with the same V, x and b in both.
        + dE_du = phi({hidden}) @ dE_dz; dE_dq = dE_dG * phi({hidden}) * (1 - phi({hidden}))
        + dE_dq = dE_dG * phi({hidden}) * (1 - phi({hidden}))
        + dE_dq = dE_dG * G * (1 - phi({hidden}))
        + dE_du = phi(V @ x[::-1] + b) @ dE_dz; dE_dq = dE_dG * phi(V @ x[::-1] + b) * (1 - phi(V @ x[::-1] + b));
          dE_dV = dE_dq @ x[::-1].T # hidden: x1 and x2 are exchanged
    u-grad-uses-preactivation: dE/du uses the hidden nodes' sums before the sigmoid.
        dE/du_j = sum_i (y_out - y) G_j, since z = u . G + a.
        + dE_du = q @ dE_dz
    u-grad-uses-slope: dE/du uses the slopes of the hidden nodes, not their values.
        dE/du_j = sum_i (y_out - y) G_j, since z = u . G + a. After G *= 1 - G, for example, G is lost.
        + dE_du = G * (1 - G) @ dE_dz
    u-grad-without-hidden: dE/du lacks a factor, and is the same for all four nodes.
        dE/du_j = sum_i (y_out - y) G_j, since z = u . G + a.
        + dE_du = dE_dz.sum() * np.ones(4)
    v-grad-x-swapped: x1 and x2 are exchanged in dE/dV.
        dE/dv_j1 has the factor x1, dE/dv_j2 has x2.
        + dE_dV = dE_dq @ x[::-1].T
    v-grad-x1-for-both: Both columns of dE/dV use the same coordinate.
        dE/dv_j1 has the factor x1, dE/dv_j2 has x2.
        + dE_dV = dE_dq @ x[[{0, 0|1, 1}]].T
    v-grad-sign-of-x: One coordinate has the wrong sign in dE/dV.
        dE/dv_jk = sum_i (y_out - y) u_j G_j (1 - G_j) x_k, with x_k as it is.
        + dE_dV = dE_dq @ x.T * [{-1, 1|1, -1}]
    v-grad-other-points: dE/dV is computed with other points than the rest.
        dE/dv_jk = sum_i (y_out_i - y_i) u_j G_ij (1 - G_ij) x_ik: in every term all factors are those of the i-th point.
        + dE_dV = dE_dq @ ({other_points}).T
        + dE_dV = dE_dq @ {x[:, ::-1]|np.abs(x)}.T
    v-grad-transposed-flatten: dE/dV is flattened column by column (v11, v21, v31, ..).
        The packing is row by row: v11, v12, v21, v22, .., so dV of shape (4, 2) has to be flattened with ravel().
        + gradient = pack(dE_du, dE_da, dE_dV.T, dE_db)
    b-grad-zero: The derivatives with respect to b are zero.
        dE/db_j = sum_i (y_out - y) u_j G_j (1 - G_j).
        + dE_db = np.zeros(4)
    b-grad-times-x: dE/db carries a factor x that belongs to dE/dV only.
        b is added, so its factor is 1.
        + dE_db = dE_dq @ {x[0]|x[1]|(x[0] + x[1])|(x[0] * x[1])}
    b-grad-is-delta: dE/db is taken to be dE/da.
        dE/da is sum_i (y_out - y). For the hidden biases the chain goes on: dE/db_j = sum_i (y_out - y) u_j G_j (1 - G_j).
        + dE_db = dE_da * np.ones(4)
    last-point-of-a-block: With respect to {block}, only the last point is counted.
        The loop overwrites these entries (= instead of +=). Sum over all N points.
        + dE_du = G[:, -1] * dE_dz[-1] # block: u
        + dE_da = dE_dz[-1] # block: a
        + dE_dV = np.outer(dE_dq[:, -1], x[:, -1]) # block: v
        + dE_db = dE_dq[:, -1] # block: b
    sum-over-the-nodes: With respect to {block}, all entries are one number, their sum.
        Each hidden node has its own: sum only over the points, as with axis=0 or axis=1.
        + dE_du = (G @ dE_dz).sum() * np.ones(4) # block: u
        + dE_db = dE_dq.sum() * np.ones(4) # block: b
    output-delta-without-label: The chain starts without the label or the output, or with another number for one of them.
        dE/dz = y_out - y, so not y_out alone, nor -y, nor y_out - 1, nor log(y_out) - y; no mean is subtracted.
        + dE_dz = {y_out|-y|y_out - 1|np.log(y_out) - y|(..) - (y_out - y).mean()}
    delta-overwritten: The factors of one hidden node stay for the next, as if delta were overwritten in the loop.
        dE/dq_j = (y_out - y) u_j phi'(q_j), so each node begins with y_out - y.
        + dE_dq = dE_dz * np.cumprod(u[:, None] * G * (1 - G), axis=0)
        + dE_du = np.sum(G * dE_dz * np.cumprod(np.vstack([dE_dz**0, (u[:, None] * G * (1 - G))[:3]]), axis=0), axis=1);
          dE_dq = dE_dz * np.cumprod(u[:, None] * G * (1 - G), axis=0)
    a-grad-is-another-sum: dE/da is made from the derivatives with respect to u or b.
        dE/da = sum_i (y_out_i - y_i), since z = u . G + a.
        + dE_da = {dE_du|(np.outer(u, dE_dz) * G * (1 - G))}.{sum|mean}()
    gradient-clipping: The gradient is {how}.
        Return the derivatives as they are, however large: only the descent may change a step.
        + gradient = shortened(.., {shorter}) # how: shortened to a length of {shorter} where it is longer
        + gradient = np.clip(.., -{most}, {most}) # how: clipped to -{most} .. {most}, entry by entry
        + gradient = shortened(.., {length}, always=True) # how: normalised: its length is {length} whatever it should be
        + gradient = .. / np.abs(..).max() # how: divided by its largest entry
        + gradient = np.abs(..) # how: without the signs of its entries
        + gradient = {one} * np.sign(..) # how: reduced to the signs of its entries
    gradient-wrong-order: The entries are not in the order of params.
        The order is u1..u4, a, v11, v12, v21, .., v42, b1..b4.
        + {orders}
        + gradient = {pack(dE_du[::-1], dE_da, dE_dV[::-1], dE_db[::-1])|pack(dE_du, dE_da, dE_dV, dE_db)[::-1]}
    """,
    hidden=HIDDEN,
    other_points=[points.replace("X.T", "x") for points in OTHER_POINTS.values()],
    slope=linear(1, where=lambda k: abs(k) > NO_SLOPE),
    shorter=read_off(np.linalg.norm, smaller=True),
    most=read_off(lambda gradient: np.abs(gradient).max(), smaller=True),
    length=read_off(np.linalg.norm),
    one=[1.0, -1.0],
    orders=[packed.replace("dE_dV", V) for V in ("dE_dV", "dE_dV.T") for packed in PACKED],
)
