"""Broadcasting: torch repeats as NumPy does, and `backward()` adds up the derivatives of the copies."""


def layer(params, X, r):
    """Evaluate q, and of E = Σ r q the derivatives by v1, b and x1; r is any array like q, and dE/dq = r."""
    _, _, V, b = params.split([4, 1, 8, 4])
    parts = [*V.view(4, 2).T, b]
    v1, v2, b = (each.reshape(4, 1).requires_grad_() for each in parts)
    x1, x2 = (each.clone().requires_grad_() for each in X.T)
    q = v1 * x1 + v2 * x2 + b
    (r * q).sum().backward()
    return q, v1.grad, b.grad, x1.grad


def squared_error(z, y):
    """Evaluate the mean of (z - y)² and its derivative by z; z is (N,), and y a column, (N, 1)."""
    z = z.clone().requires_grad_()
    t = y.squeeze(1)
    E = ((z - t) ** 2).mean()
    E.backward()
    return E, z.grad
