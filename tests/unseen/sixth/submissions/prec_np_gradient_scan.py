import numpy as np
act = lambda s: np.reciprocal(1+np.exp(-s))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hidden = act(np.dot(V, x)+b)
    return act(np.dot(u, hidden)+a)

def loss(params, X_train, y_train):
    ce = [target*np.log(network(row, params))+(1-target)*np.log(1-network(row, params)) for row, target in zip(X_train, np.ravel(y_train))]
    return -sum(ce)

def loss_gradient(params, X_train, y_train, step_size=0.5, n=3):
    grid = np.linspace(-step_size, step_size, 2*n+1)
    out = []
    for i, p0 in enumerate(params):
        scan = params.copy()
        L = np.empty_like(grid)
        for j, dp in enumerate(grid):
            scan[i] = p0+dp
            L[j] = loss(scan, X_train, y_train)
        out.append(np.gradient(L, grid)[n])
    return np.array(out)
