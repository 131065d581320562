import numpy as np


def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def sigma(z):
    return (1 + np.tanh(z / 2)) / 2


def unpack(v, *shapes):
    parts, at = [], 0
    for rows, cols in shapes:
        T = v[at : at + rows * cols].reshape(rows, cols)
        parts.append((T[:, 0], T[:, 1:]))  # bias, weights
        at += rows * cols
    return parts


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    (b, V), (c, W) = unpack(
        nn_params, (hidden_layer_size, input_layer_size + 1), (num_labels, hidden_layer_size + 1)
    )
    m = y.size
    T = (y[:, None] == np.arange(1, num_labels + 1)) * 1.0
    h = sigma(X @ V.T + b)
    z = h @ W.T + c
    # -t log s(z) - (1 - t) log(1 - s(z)) = softplus(z) - t z
    J = (softplus(z) - T * z).sum() / m + 0.5 * lambda_ / m * ((V * V).sum() + (W * W).sum())
    dz = (sigma(z) - T) / m
    dq = (dz @ W) * (h - h**2)
    dV = dq.T @ X + lambda_ * V / m
    dW = dz.T @ h + lambda_ * W / m
    g1 = np.column_stack([dq.sum(axis=0), dV])
    g2 = np.column_stack([dz.sum(axis=0), dW])
    return J, np.r_[g1.ravel(), g2.ravel()]
