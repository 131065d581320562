import numpy as np

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """Ausgabe des Netzes am Punkt x"""
    act = lambda q: (1 + np.exp(-q))**-1
    y = act(np.einsum('ij,j->i', params[5:13].reshape(4, 2), np.array(x, float)) + params[13:])
    return act(np.einsum('i,i->', params[:4], y) + params[4])


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    """Kreuzentropie, Summe über alle Punkte"""
    Z = X_train @ params[5:13].reshape((4, 2)).T + params[13:]
    o = 1/(1+np.exp(-((1/(1+np.exp(-Z))) @ params[:4] + params[4])))
    y = y_train.ravel()
    return -(np.dot(y, np.log(o)) + np.dot(1 - y, np.log(1 - o)))


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """partielle Ableitungen, Reihenfolge wie params"""
    V = params[5:13].reshape(4, 2)
    y = 1/(1 + np.exp(-(np.einsum('ij,nj->ni', V, X_train) + params[13:])))
    r = 1/(1 + np.exp(-(np.einsum('i,ni->n', params[:4], y) + params[4]))) - y_train.ravel()
    du = np.einsum('n,ni->i', r, y)
    dz = np.einsum('n,i,ni,ni->ni', r, params[:4], y, 1 - y)
    dV = np.einsum('ni,nj->ij', dz, X_train)
    return np.concatenate((du, [np.einsum('n->', r)], dV.reshape(8), np.einsum('ni->i', dz)))
