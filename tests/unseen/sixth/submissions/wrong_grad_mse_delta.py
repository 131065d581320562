import numpy as np

def sg(v): return 1/(1+np.exp(-v))

def feedforward(x, p):
    h = sg(np.dot(x, p[5:13].reshape(4, 2).T)+p[13:])
    return h, sg(np.dot(h, p[:4])+p[4])

def network(x, params): return feedforward(x, params)[1]

def loss(params, X_train, y_train):
    f = feedforward(X_train, params)[1]; y = y_train.reshape(len(f))
    return float(-np.dot(y, np.log(f))-np.dot(1-y, np.log(1-f)))

def loss_gradient(params, X_train, y_train):
    h, f = feedforward(X_train, params)
    delta_out = (f-y_train.reshape(len(f)))*f*(1-f)
    delta_hid = delta_out[:, None]*params[:4]*h*(1-h)
    return np.concatenate([delta_out @ h, [delta_out.sum()], (delta_hid.T @ X_train).ravel(), delta_hid.sum(0)])
