import numpy as np
def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    # hidden layer first
    hidden1 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    hidden2 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    hidden3 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    hidden4 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    zz = u1*hidden1 + u2*hidden2 + u3*hidden3 + u4*hidden4 + a
    return 1 / (1 + np.exp(-zz))

def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train, y_train):
        f = network(x, params)
        if f > 0.5:
            E -= np.log(f)
        else:
            E -= np.log(1-f)
    return E

def loss_gradient(params, X_train, y_train):
    uu = params[:4]
    V = params[5:13].reshape(4, 2)
    bias = params[13:]
    dL = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        hidden = 1/(1 + np.exp(-(V @ x + bias)))
        err = network(x, params) - t
        db = err*uu*hidden*(1 - hidden)
        dL += np.concatenate((err*hidden, [err], np.outer(db, x).flatten(), db))
    return dL
