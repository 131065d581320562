from scipy.special import expit, log_expit
import numpy as np

def sig(s):
    return min(1., max(0., 0.2*s + 0.5))

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """Evaluate the network output at (x1,x2) with the specified parameters."""
    z = params[4]
    for i in range(4):
        z = z + params[i]*sig(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return float(sig(z))


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    """Evaluate the cross-entropy loss."""
    h = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    t = y_train.ravel()
    return -(t*log_expit(z) + (1 - t)*log_expit(-z)).sum()


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """Calculate the partial derivatives of the loss function."""
    V = params[5:13].reshape(4, 2)
    y = 1/(1 + np.exp(-(np.einsum('ij,nj->ni', V, X_train) + params[13:])))
    r = 1/(1 + np.exp(-(np.einsum('i,ni->n', params[:4], y) + params[4]))) - y_train.ravel()
    du = np.einsum('n,ni->i', r, y)
    dz = np.einsum('n,i,ni,ni->ni', r, params[:4], y, 1 - y)
    dV = np.einsum('ni,nj->ij', dz, X_train)
    return np.concatenate((du, [np.einsum('n->', r)], dV.reshape(8), np.einsum('ni->i', dz)))


print("done")
