import numpy as np

def σ(z): return 1 / (1 + np.exp(-z))

def parse(params):
    match list(params):
        case [u1, u2, u3, u4, a, *rest] if len(rest) == 12:
            *v, b1, b2, b3, b4 = rest
            return np.array([u1, u2, u3, u4]), a, np.array(v).reshape(4, 2), np.array([b1, b2, b3, b4])
        case _:
            raise ValueError("need 17 parameters")

def network(x, params):
    u, a, V, b = parse(params)
    return σ(u @ (h := σ(V @ x + b)) + a)

def loss(params, X_train, y_train):
    E = 0.0
    for x, t in zip(X_train, y_train.flatten()):
        match int(t):
            case 1: E -= np.log(network(x, params))
            case 0: E -= np.log(1 - network(x, params))
    return E

def loss_gradient(params, X_train, y_train):
    u, a, V, b = parse(params)
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.flatten()):
        δ = σ(u @ (h := σ(V @ x + b)) + a) - t
        g += [*(δ * h), δ, *np.outer(κ := δ * u * h * (1 - h), x).flat, *κ]
    return g
