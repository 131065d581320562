"""The tape: each operation is recorded when it is done, and the backward pass reads the record from its end.

    forward     c = f(a, b)             writes c, and how it changes with a and b: dc/da and dc/db
    backward    dE/dE = 1               and from the last number to the first: dE/da ← dE/da + dE/dc dc/da

Each use of a number adds a term to its derivative: fan-out adds up. Here z is used twice, in log(1 + exp z) and in y z, so that
dE/dz = φ(z) − y is a sum; and every parameter is used once for each point. All uses of c are behind c on the tape.
So, read from the end, dE/dc is complete before it is passed on.

Sources: Wengert, "A simple automatic derivative evaluation program", 1964; Griewank and Walther, "Evaluating Derivatives", 3.2.
"""

import numpy as np

from manual.by_hand import phi


class _Number:
    """A number, and its derivatives by the numbers that it was computed from."""

    def __init__(self, tape, value, *inputs):
        self.tape, self.value, self.inputs = tape, value, inputs
        self.slope = 0.0  # dE/d(this number)
        tape.append(self)

    def __add__(self, other):
        both = (self, 1.0), (other, 1.0)
        return _Number(self.tape, self.value + other.value, *both)

    def __mul__(self, other):
        both = (self, other.value), (other, self.value)
        return _Number(self.tape, self.value * other.value, *both)


def _sigmoid(t):
    G = phi(t.value)
    return _Number(t.tape, G, (t, G * (1 - G)))


def _softplus(t):
    return _Number(t.tape, np.logaddexp(0, t.value), (t, phi(t.value)))


def _backward(tape):
    """Read the tape from its end."""
    tape[-1].slope = 1.0
    for c in reversed(tape):
        for a, slope in c.inputs:
            a.slope += c.slope * slope


def gradient(params, X, y):
    """Evaluate the loss and its gradient, number by number; and how often the last point's z is used."""
    tape = []
    w = [_Number(tape, each) for each in params]
    E = _Number(tape, 0.0)
    for (x1, x2), label in zip(X, y, strict=True):
        x1, x2 = _Number(tape, x1), _Number(tape, x2)
        z = w[4]
        for j in range(4):
            q = w[5 + 2 * j] * x1 + w[6 + 2 * j] * x2 + w[13 + j]
            z = z + w[j] * _sigmoid(q)
        E = E + _softplus(z) + _Number(tape, -label) * z
    uses_of_z = sum(a is z for c in tape for a, _ in c.inputs)
    _backward(tape)
    return E.value, np.array([each.slope for each in w]), uses_of_z
