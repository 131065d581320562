# expect: wrong; function: loss_gradient; cause: constant-factor
import numpy as np

def phi(t):
    return 1 / (1 + np.exp(-t))

def forward(x, p):
    G = phi(np.asarray(x) @ p[5:13].reshape(4, 2).T + p[13:])
    return G, G @ p[:4] + p[4]

def network(x, params):
    return phi(forward(x, params)[1])

def loss(params, X_train, y_train):
    z = forward(X_train, params)[1]
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train) * z)

def loss_gradient(params, X_train, y_train, h=1e-6):
    E = h * np.eye(17)
    return np.array([(loss(params + e, X_train, y_train) - loss(params - e, X_train, y_train)) / h for e in E])
