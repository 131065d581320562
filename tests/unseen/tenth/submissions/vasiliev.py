import numpy as np
def network(x, params):
    """Network output at (x1,x2)."""
    h = [0.5 + 0.5*np.tanh((params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j])/2) for j in range(4)]
    pre = sum(h[j]*params[j] for j in range(4)) + params[4]
    return 0.5 + 0.5*np.tanh(pre/2)

def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    return max(-t[i]*np.log(network(X_train[i], params))-(1-t[i])*np.log(1-network(X_train[i], params)) for i in range(len(t)))

def loss_gradient(params, X_train, y_train):
    uu = params[:4]
    v = params[5:13].reshape(4, 2)
    b_hid = params[13:]
    gr = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = 1/(1 + np.exp(-(v @ x + b_hid)))
        diff = network(x, params) - t
        db = diff*uu*h*(1 - h)
        gr += np.concatenate((diff*h, [diff], np.outer(db, x).flatten(), db))
    return gr
