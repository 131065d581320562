def to_c(M):
    M = np.asarray(M, dtype=float)
    return M[..., 0] + 1j*M[..., 1]
def logistic(t): return 1/(1 + np.exp(-t))
def split(p): return p[:4], p[4], p[5:13:2] + 1j*p[6:13:2], p[13:]
def network(x, params):
    u, a, w, b = split(params)
    return logistic((u*logistic((np.conj(w)*to_c(x)).real + b)).sum() + a)
def loss(params, X_train, y_train):
    u, a, w, b = split(params)
    z = logistic(np.multiply.outer(to_c(X_train), np.conj(w)).real + b) @ u + a
    t = np.ravel(y_train)
    return np.sum(np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0) - t*z)
def loss_gradient(params, X_train, y_train):
    u, a, w, b = split(params)
    c = to_c(X_train)
    H = logistic(np.multiply.outer(c, np.conj(w)).real + b)
    r = logistic(H @ u + a) - np.ravel(y_train)
    D = r[:, None]*u*H*(1 - H)
    dw = c @ D                       # complex: real part d/dv_i1, imaginary d/dv_i2
    out = np.empty(17)
    out[:4] = r @ H
    out[4] = r.sum()
    out[5:13:2], out[6:13:2] = dw.real, dw.imag
    out[13:] = D.sum(axis=0)
    return out
