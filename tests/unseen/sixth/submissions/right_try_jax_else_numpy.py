try:
    import jax.numpy as xp
    import jax
    jax.config.update('jax_enable_x64', True)
except Exception:
    import numpy as xp
import numpy as np

def sigmoid(z): return 1 / (1 + xp.exp(-z))

def _forward(p, X):
    H = sigmoid(X @ p[5:13].reshape(4, 2).T + p[13:17])
    return H, sigmoid(H @ p[:4] + p[4])

def network(x, params):
    return float(_forward(params, np.array(x, dtype=float)[None])[1][0])

def loss(params, X_train, y_train):
    f = _forward(params, X_train)[1]
    t = y_train.reshape(f.shape)
    return float(-xp.sum(t*xp.log(f) + (1-t)*xp.log(1-f)))

def loss_gradient(params, X_train, y_train):
    H, f = _forward(params, X_train)
    r = f - y_train.reshape(f.shape)
    D = r[:, None]*H*(1-H)*params[:4]
    return np.array(xp.concatenate([r @ H, r.sum()[None], (D.T @ X_train).ravel(), D.sum(axis=0)]))
