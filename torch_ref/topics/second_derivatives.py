"""Second derivatives: `hessian` is `jacfwd` of `jacrev`, and `jvp` of `grad` is H times a vector."""

import torch
from torch import func
from torch.nn.functional import binary_cross_entropy_with_logits, linear


def _z(params, X):
    u, a, V, b = params.split([4, 1, 8, 4])
    G = torch.sigmoid(linear(X, V.view(4, 2), b))
    return linear(G, u.view(1, 4), a).squeeze(-1)


def _loss(params, X, y):
    z = _z(params, X)
    return binary_cross_entropy_with_logits(z, y, reduction="sum")


def gauss_newton(params, X, y):
    """Evaluate J diag(φ'(z)) Jᵀ, shape (17, 17): H without the curvature of z."""
    J = func.jacrev(_z)(params, X).T  # the Jacobian, by reverse mode
    y_out = torch.sigmoid(_z(params, X))
    return (J * y_out * (1 - y_out)) @ J.T


def hessian(params, X, y):
    """Evaluate H, shape (17, 17)."""
    return func.hessian(_loss)(params, X, y)


def hessian_vector(params, X, y, v):
    """Evaluate H v, shape (17,): the directional derivative of the gradient."""
    # jvp takes tuples of arguments, and returns a value and its slope.
    gradient = func.grad(_loss)
    return func.jvp(lambda p: gradient(p, X, y), (params,), (v,))[1]


def eigenvalues(params, X, y):
    """Evaluate the curvatures along the 17 eigenvectors of H, the least first; below 0 the loss curves downwards."""
    return torch.linalg.eigvalsh(hessian(params, X, y))


def newton_step(params, X, y):
    """Take one damped Newton step."""
    H = hessian(params, X, y)
    mu = 1 - torch.linalg.eigvalsh(H)[0].clamp(max=0)
    damped = H + mu * torch.eye(17, dtype=H.dtype)
    step = torch.linalg.solve(damped, func.grad(_loss)(params, X, y))
    return params - step
