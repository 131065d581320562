"""Mini-batches: each epoch shuffles the points and takes one step for every n of them; the last step has the rest.

    epoch:   order = a permutation of 0 .. N − 1
             for batch = order[0:n], order[n:2n], ..:     w ← w − η Σ dE_i/dw over i in batch

Source: PyTorch's `torch.utils.data`. Its loader draws an integer before each permutation. Its sampler draws another
permutation after it, for calls with more than N points, and takes N mod N = 0 points of it.
"""

import numpy as np

from manual.by_hand import loss_gradient
from manual.topics.randomness import generator, integers, permutation


def train(w, X, y, eta, n, epochs, seed):
    """Return the order of the points in each epoch, (epochs, N), and w after each step, (steps, 17)."""
    g = generator(seed)
    orders, path = [], []
    for _ in range(epochs):
        integers(g, 1)  # torch's seed for loading processes
        order = permutation(g, len(y))
        for batch in np.split(order, range(n, len(y), n)):
            w = w - eta * loss_gradient(w, X[batch], y[batch])
            path.append(w)
        permutation(g, len(y))  # thrown away, as torch does: see above
        orders.append(order)
    return np.array(orders), np.array(path)
