import numpy as np

def network(x, params):
    vx = params[5:13:2]
    vy = params[6:13:2]
    node_in = vx*x[0] + vy*x[1] + params[13:]
    node_out = (1 + np.exp(-node_in))**-1
    return (1 + np.exp(-(np.sum(params[:4]*node_out) + params[4])))**-1

def loss(params, X_train, y_train):
    np.random.shuffle(X_train)    # SGD needs random order
    f = np.array([network(x, params) for x in X_train])
    t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    resid = 1 / (1 + np.exp(-(H @ params[:4] + params[4]))) - np.ravel(y_train)
    back = params[:4] * H * (1 - H)
    # matrix with d(net input)/d(param) in the columns, one row per point
    J = np.column_stack([H, np.ones(len(H)), *(back[:, i] * X_train[:, j] for i in range(4) for j in range(2)), back])
    return resid @ J
