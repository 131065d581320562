import numpy as np

def network(x, params):
    rows = zip(params[:4], params[5:13:2], params[6:13:2], params[13:17])
    total = sum(u/(1 + np.exp(-(v1*x[0] + v2*x[1] + b))) for u, v1, v2, b in rows)
    return 1/(1 + np.exp(-total - params[4]))

def loss(params, X_train, y_train):
    z = 1/(1+np.exp(-(X_train@params[5:13].reshape(4,2).T+params[13:])))@params[:4]+params[4]
    y = np.ravel(y_train)
    sp = np.log1p(np.exp(z))
    return (y*sp + (1-y)*sp).sum()

def loss_gradient(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    resid = 1 / (1 + np.exp(-(H @ params[:4] + params[4]))) - np.ravel(y_train)
    back = params[:4] * H * (1 - H)
    # matrix with d(net input)/d(param) in the columns, one row per point
    J = np.column_stack([H, np.ones(len(H)), *(back[:, i] * X_train[:, j] for i in range(4) for j in range(2)), back])
    return resid @ J
