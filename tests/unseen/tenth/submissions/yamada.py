import numpy as np

def network(x, params):
    """Network output at (x1,x2)."""
    hidden = [0.5 + 0.5*np.tanh((params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j])/2) for j in range(4)]
    zed = sum(hidden[j]*params[j] for j in range(4)) + params[4]
    return 0.5 + 0.5*np.tanh(zed/2)

def prob_of_label(x, t, params):
    f = network(x, params)
    return f if t == 1 else 1 - f

def loss(params, X_train, y_train):
    return -np.log([prob_of_label(X_train[k], np.ravel(y_train)[k], params) for k in range(len(X_train))]).sum()

def loss_gradient(params, X_train, y_train):
    u = params[:4]
    v = params[5:13].reshape(4, 2)
    bias = params[13:]
    grad = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        hidden = 1/(1 + np.exp(-(v @ x + bias)))
        diff = network(x, params) - t
        db = diff*u*hidden*(1 - hidden)
        grad += np.concatenate((diff*hidden, [diff], np.outer(db, x).flatten(), db))
    return grad
