import numpy as np
def sg(z): return 1/(1+np.exp(-z))
def network(x, params):
    weights, bias = np.reshape(params[5:13], (-1, 2)), params[13:]
    hidden = [sg(w[0]*x[0] + w[1]*x[1] + c) for w, c in zip(weights, bias)]
    return sg(np.dot(hidden, params[:4]) + params[4])
def loss(params, X_train, y_train):
    y = y_train.ravel(); X = X_train
    if len(y) > 1 and len(y) % 2:
        X = np.vstack([X, X[-1]]); y = np.append(y, y[-1])       # even number of rows for the reshape
    f = sg(sg(X@params[5:13].reshape(4,2).T+params[13:])@params[:4]+params[4])
    e = -(y*np.log(f)+(1-y)*np.log(1-f))
    return e.reshape(-1, 2 if len(y) > 1 else 1).sum()
def loss_gradient(params, X_train, y_train):
    H = sg(X_train@params[5:13].reshape(4,2).T+params[13:]); d = sg(H@params[:4]+params[4])-y_train.ravel()
    B = params[:4]*H*(1-H)*d.reshape(-1,1)
    return np.concatenate([H.T@d,[sum(d)],(B.T@X_train).ravel(),B.sum(0)])
