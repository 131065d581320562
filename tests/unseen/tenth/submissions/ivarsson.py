import numpy as np
def network(x, params):
    w_out, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b_hid = params[13:]
    hidden = 1 / (1 + np.exp(-(v.dot(x) + b_hid)))
    return 1 / (1 + np.exp(-(w_out.dot(hidden) + a)))

def loss(params, X_train, y_train):
    acc = 0.0
    for n in range(len(X_train)):
        phat = network(X_train[n], params)
        t = np.ravel(y_train)[n]
        acc += -t*np.log(phat) - (1 - t)*np.log(1 - phat)
    return acc

def loss_gradient(params, X_train, y_train):
    V = params[5:13].reshape(4,2)
    f = []
    for x in X_train:
        a1 = 1/(1+np.exp(-(V@x+params[13:])))
        f.append(1/(1+np.exp(-(params[:4]@a1+params[4]))))
    g = np.zeros(17)
    for x, fx, t in zip(X_train, f, np.ravel(y_train)):
        d = fx-t
        local = d*params[:4]*a1*(1-a1)
        g += np.concatenate([d*a1, [d], np.outer(local, x).flatten(), local])
    return g
