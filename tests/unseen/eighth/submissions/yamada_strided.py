import numpy as np

def sgm(z):
    out = np.empty_like(z, dtype=float)
    up = z >= 0
    out[up] = 1/(1+np.exp(-z[up]))
    ez = np.exp(z[~up])
    out[~up] = ez/(1+ez)
    return out

def hidden(params, X): return sgm(np.asarray(X, dtype=float) @ params[5:13].reshape(4,2).T + params[13:])

def network(x, params):
    return sgm(np.array([hidden(params, [x])[0] @ params[:4] + params[4]]))[0]

def loss(params, X_train, y_train):
    f = sgm(hidden(params, X_train) @ params[:4] + params[4])
    t = np.ravel(y_train)
    return np.select([t == 0, t == 1], [-np.log(1-f), -np.log(f)]).sum()

def design(params, X):
    H = hidden(params, X)
    T = H*(1-H)*params[:4]
    return np.column_stack([H, np.ones(len(X)), (T[:,:,None]*X[:,None,:]).reshape(len(X), 8), T]), sgm(H @ params[:4] + params[4])

def loss_gradient(params, X_train, y_train):
    D, f = design(params, X_train)
    return D.T @ (f - np.ravel(y_train))
