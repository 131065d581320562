"""Second derivatives: the Hessian H of the loss, H times a vector without H, and a Newton step that points downhill.

    H = J diag(φ'(z)) Jᵀ + Σ dE/dz ∂²z        J = ∂z/∂params, a column for each point
        Gauss–Newton part, never negative      ∂²z/∂u_j∂w = φ'(q_j) x̃         w = (v_j1, v_j2, b_j)
                                               ∂²z/∂w∂w' = u_j φ''(q_j) x̃ x̃ᵀ   x̃ = (x1, x2, 1)
    φ' = φ (1 − φ)       φ'' = φ' (1 − 2φ)

H v is the derivative of the gradient along v. Let R(..) be a derivative along v: R(params) = v, and each line of the forward
and of the backward pass is differentiated once more.
Newton's step −H⁻¹ dE/dparams may point uphill where the loss curves downwards. Damped, with H + μ I in place of H, it points
downhill: μ = 1 − min(λ, 0), where λ is the least eigenvalue of H.
Sources: Bishop, "Pattern Recognition and Machine Learning", 5.4; Pearlmutter, "Fast exact multiplication by the Hessian",
1994; Nocedal and Wright, "Numerical Optimization", 3.4.
"""

import numpy as np

from manual.by_hand import loss_gradient, pack, phi, unpack


def gauss_newton(params, X, y):
    """Evaluate J diag(φ'(z)) Jᵀ, shape (17, 17): H without the curvature of z."""
    u, a, V, b = unpack(params)
    G = phi(V @ X.T + b)
    y_out = phi(u @ G + a)

    dz_dq = u[:, np.newaxis] * G * (1 - G)
    dz_dV = (dz_dq[:, np.newaxis] * X.T).reshape(8, -1)
    J = np.vstack([G, np.ones(len(X)), dz_dV, dz_dq])
    return (J * y_out * (1 - y_out)) @ J.T


def hessian(params, X, y):
    """Evaluate H, shape (17, 17)."""
    u, a, V, b = unpack(params)
    G = phi(V @ X.T + b)
    dphi = G * (1 - G)
    ddphi = dphi * (1 - 2 * G)
    dE_dz = phi(u @ G + a) - y

    x = np.vstack([X.T, np.ones(len(X))])
    H = gauss_newton(params, X, y)
    for j in range(4):
        w = [5 + 2 * j, 6 + 2 * j, 13 + j]  # v_j1, v_j2, b_j
        H[j, w] += x @ (dE_dz * dphi[j])
        H[w, j] += x @ (dE_dz * dphi[j])
        H[np.ix_(w, w)] += (x * dE_dz * u[j] * ddphi[j]) @ x.T
    return H


def hessian_vector(params, X, y, v):
    """Evaluate H v, shape (17,), in about the time of two gradients."""
    u, a, V, b = unpack(params)
    Ru, Ra, RV, Rb = unpack(v)

    G = phi(V @ X.T + b)
    dphi = G * (1 - G)
    ddphi = dphi * (1 - 2 * G)
    y_out = phi(u @ G + a)
    Rq = RV @ X.T + Rb
    RG = dphi * Rq
    Rz = Ru @ G + u @ RG + Ra

    dE_dz = y_out - y
    dE_dG = np.outer(u, dE_dz)
    RdE_dz = y_out * (1 - y_out) * Rz
    RdE_dG = np.outer(Ru, dE_dz) + np.outer(u, RdE_dz)
    RdE_dq = RdE_dG * dphi + dE_dG * ddphi * Rq
    RdE_du = RG @ dE_dz + G @ RdE_dz
    RdE_da = RdE_dz.sum()
    RdE_dV = RdE_dq @ X
    RdE_db = RdE_dq.sum(axis=1)
    return pack(RdE_du, RdE_da, RdE_dV, RdE_db)


def eigenvalues(params, X, y):
    """Evaluate the curvatures along the 17 eigenvectors of H, the least first; below 0 the loss curves downwards."""
    return np.linalg.eigvalsh(hessian(params, X, y))


def newton_step(params, X, y):
    """Take one damped Newton step."""
    H = hessian(params, X, y)
    mu = 1 - min(np.linalg.eigvalsh(H)[0], 0)
    gradient = loss_gradient(params, X, y)
    return params - np.linalg.solve(H + mu * np.eye(17), gradient)
