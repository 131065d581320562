# expect: wrong; function: network, loss; cause: sigmoid-exponent-sign; given: loss_gradient=the homework's formulas
# Homogene Koordinaten: eine 1 als dritte Komponente, damit b in die Matrix W passt.
import numpy as np

def sigma(t):
    """Sigmoid, stabil."""
    return np.exp(-np.logaddexp(0.0, t))

def matrizen(params):
    params = np.asarray(params, dtype=float)
    W = np.column_stack([params[5:13].reshape(4, 2), params[13:17]])   # 4 x 3
    w = np.append(params[:4], params[4])                               # 5
    return W, w

def eins(A):
    return np.hstack([A, np.ones((A.shape[0], 1))])

def vorwaerts(params, X):
    W, w = matrizen(params)
    Xe = eins(np.atleast_2d(np.asarray(X, dtype=float)))
    He = eins(sigma(Xe @ W.T))
    return Xe, He, He @ w

def network(x, params):
    return sigma(vorwaerts(params, x)[2])[0]

def loss(params, X_train, y_train):
    _, _, z = vorwaerts(params, X_train)
    y = np.asarray(y_train, dtype=float).ravel()
    return np.sum(np.logaddexp(0, z) - y * z)      # softplus(z) - y z

def loss_gradient(params, X_train, y_train):
    W, w = matrizen(params)
    Xe, He, z = vorwaerts(params, X_train)
    y = np.asarray(y_train, dtype=float).ravel()
    delta = sigma(z) - y
    dw = He.T @ delta
    H = He[:, :-1]
    D = np.outer(delta, w[:-1]) * H * (1 - H)
    dW = D.T @ Xe
    return np.concatenate([dw, dW[:, :2].ravel(), dW[:, 2]])

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    # Gradientenabstieg
    p = np.array(initial, copy=True)
    verlauf = np.full(n_steps + 1, np.nan)
    verlauf[0] = loss(p, X_train, y_train)
    for s in range(1, n_steps + 1):
        p += -eta * loss_gradient(p, X_train, y_train)
        verlauf[s] = loss(p, X_train, y_train)
    return {'params': p, 'losses': verlauf}
