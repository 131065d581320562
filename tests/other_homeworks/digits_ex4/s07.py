import numpy as np

# Examples are columns here; weights and biases are kept apart.


def unpack(v, n_in, n_hid, n_out):
    A, B = np.split(v, [n_hid * (n_in + 1)])
    A, B = A.reshape(n_hid, n_in + 1), B.reshape(n_out, n_hid + 1)
    return A[:, 1:], A[:, :1], B[:, 1:], B[:, :1]


def softplus(z):
    return np.logaddexp(0, z)


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    W1, c1, W2, c2 = unpack(nn_params, input_layer_size, hidden_layer_size, num_labels)
    m = X.shape[0]
    T = (np.arange(1, num_labels + 1)[:, None] == y[None, :]) * 1.0

    H = 0.5 + 0.5 * np.tanh((W1 @ X.T + c1) / 2)
    Z = W2 @ H + c2
    # -t log s(z) - (1 - t) log(1 - s(z)) = softplus(z) - t z
    J = (softplus(Z) - T * Z).sum() / m
    J += lambda_ / 2 / m * (np.vdot(W1, W1) + np.vdot(W2, W2))

    dZ = (0.5 + 0.5 * np.tanh(Z / 2) - T) / m
    dA = W2.T @ dZ * (H - H**2)
    gW1, gc1 = dA @ X + lambda_ / m * W1, dA.sum(axis=1, keepdims=True)
    gW2, gc2 = dZ @ H.T + lambda_ / m * W2, dZ.sum(axis=1, keepdims=True)
    return J, np.concatenate([np.hstack([gc1, gW1]).ravel(), np.hstack([gc2, gW2]).ravel()])
