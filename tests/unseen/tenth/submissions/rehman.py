import numpy as np
def network(x, params):
    params = list(params)
    u = [params.pop(0) for _ in range(4)]
    v = [params.pop(0) for _ in range(8)]
    b = [params.pop(0) for _ in range(4)]
    a = params.pop(0)
    h = [1/(1+np.exp(-(v[2*i]*x[0]+v[2*i+1]*x[1]+b[i]))) for i in range(4)]
    return 1/(1+np.exp(-(sum(ui*hi for ui,hi in zip(u,h))+a)))

def loss(params, X_train, y_train):
    acc = 0.0
    for n in range(len(X_train)):
        prob = network(X_train[n], params)
        t = np.ravel(y_train)[n]
        acc += -t*np.log(prob) - (1 - t)*np.log(1 - prob)
    return acc

def loss_gradient(params, X_train, y_train):
    U = params[:4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    gr = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        hid = 1/(1 + np.exp(-(V @ x + b)))
        delta = network(x, params) - t
        db = delta*U*hid*(1 - hid)
        gr += np.concatenate((delta*hid, [delta], np.outer(db, x).flatten(), db))
    return gr
