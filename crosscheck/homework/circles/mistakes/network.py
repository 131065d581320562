"""Mistakes of the network: wrong packing, missing biases, other activations."""

from __future__ import annotations

from crosscheck.homework.circles.mistakes.book import TEXTBOOK
from crosscheck.mistakes.mistake import Mistake
from crosscheck.mistakes.table import packings, table

PACKINGS = packings(TEXTBOOK, u="dE_du", a="[dE_da]", V="dE_dV.ravel()", b="dE_db")
A_LAST = ("uVba", "ubVa", "Vbua")
NAMED = {"auVb", "uabV", "baVu", *A_LAST}

NETWORK: tuple[Mistake, ...] = table(
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
        + {b_before_v}
    u-b-swapped: u and b are exchanged.
        u = params[0:4] are the weights of the output, b = params[13:17] the biases of the hidden nodes.
        + {u_and_b}
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
        + V = params[4:12].reshape(4, 2)
        + V = params[6:14].reshape(4, 2)
        + u = params[1:5]
    relu-hidden: The hidden nodes use ReLU, max(0, t).
        The homework's hidden nodes are sigmoids, phi(t) = 1 / (1 + exp(-t)).
        + G = np.maximum(0, q)
    tanh-hidden: The hidden nodes use tanh.
        The homework's are sigmoids, phi(t) = 1 / (1 + exp(-t)) = (1 + tanh(t/2)) / 2.
        + G = np.tanh(q)
    tanh-output: The output node uses tanh, or what comes to the same: a sigmoid of twice what it should be given.
        (1 + tanh z) / 2 is phi(2 z). It is a sigmoid, phi(z) = 1 / (1 + exp(-z)) = (1 + tanh(z/2)) / 2: a probability, whose
          logarithm the loss takes.
        + y_out = np.tanh(z)
        + y_out = (1 + np.tanh(z)) / 2
    relu-output: The output node uses ReLU, max(0, z).
        It is a sigmoid, phi(z) = 1 / (1 + exp(-z)): a probability, whose logarithm the loss takes.
        + y_out = np.maximum(0, z)
    missing-output-sigmoid: The output's sigmoid is missing.
        u . G + a is returned where y_out = phi(u . G + a) is asked for, a number between 0 and 1.
        + y_out = z
    hard-sigmoid-hidden: The hidden nodes use a hard sigmoid, three straight lines.
        Keras's is t/5 + 1/2, PyTorch's t/6 + 1/2, both cut to 0 .. 1. The homework's are sigmoids, phi(t) = 1 / (1 + exp(-t)).
        + G = np.clip(q / {5|6} + 0.5, 0, 1)
    missing-hidden-sigmoid: The hidden nodes' sigmoid is missing.
        G = phi(V x + b). Without it the network is only linear inside.
        + G = q
    sigmoid-exponent-sign: The sign in the sigmoid's exponent is wrong, or 1 minus a sigmoid is taken.
        phi(t) = 1 / (1 + exp(-t)), which goes to 1 for large t.
        + G = phi(-q); y_out = phi(-z)
        + y_out = phi(-z)
        + G = phi(-q)
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
    hidden-sigmoid-twice: The hidden nodes' sigmoid is applied twice.
        G = phi(V x + b), once.
        + G = phi(phi(q))
        + G = phi(phi(q)); y_out = phi(phi(z))
    thresholded-output: 0 or 1, a class, is used in place of the output.
        y_out = phi(u . G + a) is asked for, the probability that y = 1, in dE/dz = y_out - y as well. (Derivatives by a complex
          step come out like this where abs or max drops the imaginary part.)
        + y_out = (z > 0).astype(float)
    swapped-x-inputs: x1 and x2 are exchanged.
        v_j1 multiplies x1, and v_j2 multiplies x2.
        + x = X.T[::-1]
        ~ dE_dV = dE_dq @ X
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
    """,
    a_first=[PACKINGS["auVb"]],
    a_last=[PACKINGS[order] for order in A_LAST],
    b_before_v=[PACKINGS["uabV"]],
    u_and_b=[PACKINGS["baVu"]],
    other_orders=[lines for order, lines in PACKINGS.items() if order not in NAMED],
)
