import numpy as np
def sig(t): return 1/(1+np.exp(-t))
def network(x, params):
    return sig(np.dot(params[:4], sig(np.dot(params[5:13].reshape(4,2), x)+params[13:]))+params[4])
def loss(params, X_train, y_train):
    y1 = y_train.ravel()
    return -sum(y1[i]*np.log(network(X_train[i],params))+(1-y1[i])*np.log(1-network(X_train[i],params)) for i in range(len(y1)))
def loss_gradient(params, X_train, y_train, step_size=1e-3):
    dp = np.linspace(-step_size, step_size, 3)
    grid = np.meshgrid(*[p+dp for p in params], indexing='ij')
    L = np.empty_like(grid[0])
    for index in np.ndindex(L.shape):
        L[index] = loss(np.array([g[index] for g in grid]), X_train, y_train)
    return np.array([np.gradient(L, dp, axis=i)[(1,)*17] for i in range(17)])
