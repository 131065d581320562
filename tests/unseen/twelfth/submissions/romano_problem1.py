import numpy as np

def network(x, params):
    """Ausgabe des Netzes am Punkt x"""
    A = np.column_stack([params[5:13].reshape(4, 2), params[13:]])
    h = 1/(1 + np.exp(-A.dot([x[0], x[1], 1.])))
    w = np.append(params[:4], params[4])
    return 1/(1 + np.exp(-w.dot(np.append(h, 1.))))


def loss(params, X_train, y_train):
    """Kreuzentropie, Summe über alle Punkte"""
    f = np.array([network(xi, params) for xi in X_train])
    right = np.where(y_train.ravel() > 0.5, f, 1 - f)
    return -np.sum(np.log(right))


def loss_gradient(params, X_train, y_train):
    """partielle Ableitungen, Reihenfolge wie params"""
    def E(p):
        H = 1/(1 + np.exp(-(X_train @ p[5:13].reshape(4, 2).T + p[13:])))
        f = 1/(1 + np.exp(-(H @ p[:4] + p[4])))
        t = y_train.ravel()
        return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
    step = 1e-40
    return np.array([E(params + 1j*step*e).real for e in np.eye(17)])
