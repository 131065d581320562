# 課題9
import numpy as np

def knoten(eingang, gewichte, schwelle):
    return 1.0/(1.0 + np.exp(-(np.sum(np.multiply(gewichte, eingang)) + schwelle)))

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    verdeckt = [knoten(x, params[5 + 2*i:7 + 2*i], params[13 + i]) for i in range(4)]
    return knoten(verdeckt, params[:4], params[4])


def loss(params, X_train, y_train, chunk=64):
    y = np.ravel(y_train)
    total = 0.
    for s in range(0, len(y), chunk):
        h = 1/(1+np.exp(-(X_train[s:s+chunk] @ params[5:13].reshape(4, 2).T + params[13:])))
        f = 1/(1+np.exp(-(h @ params[:4] + params[4])))
        t = y[s:s+chunk]
        total -= (t*np.log(f) + (1-t)*np.log(1-f)).sum()
    return total

def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    u = params[:4]
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    d = 1/(1 + np.exp(-(H @ u + params[4]))) - y_train.ravel()
    D = d[:, None]*u*H*(1 - H)
    g = np.r_[H.T @ d, d.sum(), (D.T @ X_train).ravel(), D.sum(0)]
    for k in (4,):
        e = np.zeros(17)
        e[k] = 0.3
        g[k] = (loss(params + e, X_train, y_train) - loss(params - e, X_train, y_train))/(2*0.3)
    return g
