import numpy as np

def network(x, params):
    def sigma(t):
        return 1 / (1 + np.exp(-t))
    hidden = []
    for i in range(4):
        w1, w2 = params[5 + i*2], params[5 + i*2 + 1]
        hidden.append(sigma(w1*x[0] + w2*x[1] + params[13 + i]))
    y_out = params[4]
    for i in range(4):
        y_out = y_out + params[i]*hidden[i]
    return sigma(y_out)

def loss(params, X_train, y_train):
    p = np.array([network(i, params) for i in X_train])
    y = y_train.reshape(len(p))
    return -(y*np.log10(p)+(1-y)*np.log10(1-p)).sum()

def loss_gradient(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    resid = 1 / (1 + np.exp(-(H @ params[:4] + params[4]))) - np.ravel(y_train)
    back = params[:4] * H * (1 - H)
    # matrix with d(net input)/d(param) in the columns, one row per point
    J = np.column_stack([H, np.ones(len(H)), *(back[:, i] * X_train[:, j] for i in range(4) for j in range(2)), back])
    return resid @ J
