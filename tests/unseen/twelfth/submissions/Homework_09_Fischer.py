import math
import numpy as np

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """salida de la red en el punto x"""
    p = list(params)
    u, a, v, b = p[:4], p[4], p[5:13], p[13:]
    f = lambda t: 1/(1+math.exp(-t))
    hidden = [f(v1*x[0] + v2*x[1] + bb) for v1, v2, bb in zip(v[0::2], v[1::2], b)]
    return f(sum(w*h for w, h in zip(u, hidden)) + a)


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    """entropía cruzada"""
    p = [network(x, params) for x in X_train]
    return math.fsum(-math.log(q if t else 1 - q) for q, t in zip(p, y_train.ravel().tolist()))


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """derivadas parciales"""
    def sg(t):
        return 1/(1+math.exp(-t))
    result = [0.0]*17
    for x, t in zip(X_train.tolist(), np.ravel(y_train).tolist()):
        h = []
        for j in range(4):
            h.append(sg(params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j]))
        err = sg(sum(params[j]*h[j] for j in range(4)) + params[4]) - t
        err = err*(err + t)*(1 - err - t)
        grads = [err*hj for hj in h] + [err]
        for j in range(4):
            grads += [err*params[j]*h[j]*(1-h[j])*x[0], err*params[j]*h[j]*(1-h[j])*x[1]]
        for j in range(4):
            grads.append(err*params[j]*h[j]*(1-h[j]))
        result = [r + q for r, q in zip(result, grads)]
    return np.array(result)


if __name__ == "__main__":
    p0 = np.ones(17)
    print(network([0.1, 0.2], p0))
