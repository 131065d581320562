import matplotlib.pyplot as plt
import numpy as np

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """sortie du réseau pour un point x"""
    act = lambda q: (1 + np.exp(-q))**-1
    y = act(np.einsum('ij,j->i', params[5:13].reshape(4, 2), np.array(x, float)) + params[13:])
    return act(np.einsum('i,i->', params[:4], y) + params[4])


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    """entropie croisée"""
    f = np.array([network(xi, params) for xi in X_train])
    right = np.where(y_train.ravel() > 0.5, f, 1 - f)
    return -np.sum(np.log(right))


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """dérivées partielles"""
    V = params[5:13].reshape(4, 2)
    y = 1/(1 + np.exp(-(np.einsum('ij,nj->ni', V, X_train) + params[13:])))
    r = 1/(1 + np.exp(-(np.einsum('i,ni->n', params[:4], y) + params[4]))) - y_train.ravel()
    du = np.einsum('n,ni->i', r, y)
    dz = np.einsum('n,i,ni,ni->ni', r, params[:4], y, 1 - y)
    dV = np.einsum('ni,nj->ij', dz, X_train)
    return np.concatenate((du, [np.einsum('n->', r)], dV.reshape(8), np.einsum('ni->i', dz)))


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    def go(p, k):
        L = loss(p, X_train, y_train)
        print(n_steps - k, round(float(L), 2))
        if k == 0:
            return [L]
        return [L] + go(p - eta * loss_gradient(p, X_train, y_train), k - 1)
    history = go(np.array(initial, float), n_steps)
    plt.plot(history, 'o-')
