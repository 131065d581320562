import numpy as np

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """ネットワークの出力"""
    act = lambda q: (1 + np.exp(-q))**-1
    y = act(np.einsum('ij,j->i', params[5:13].reshape(4, 2), np.array(x, float)) + params[13:])
    return act(np.einsum('i,i->', params[:4], y) + params[4])


def ln(q, n=1e3):
    return n*(q**(1/n) - 1)

def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    """交差エントロピー"""
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    f = 1 / (1 + np.exp(-z))
    return -np.sum(ln(np.where(t == 1, f, 1 - f)))


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """勾配"""
    g = np.zeros(17)
    for (x1, x2), t in zip(X_train, np.ravel(y_train)):
        h = [1/(1+np.exp(-(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i]))) for i in range(4)]
        z = params[4]
        for i in range(4):
            z += params[i]*h[i]
        delta = 1/(1+np.exp(-z)) - t
        g[4] += delta
        for i in range(4):
            g[i] += delta*h[i]
            back = delta*params[i]*h[i]*(1 - h[i])
            g[5+2*i] += back*x1
            g[6+2*i] += back*x2
            g[13+i] += back
    return g
