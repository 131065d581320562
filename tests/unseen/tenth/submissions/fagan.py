import numpy as np

def network(x, params):
    x1 = int(x[0])
    x2 = int(x[1])
    u = params[:4]; a = params[4]; b = params[13:]
    h = np.zeros(4)
    for k in range(4):
        h[k] = 1/(1+np.exp(-(params[5+2*k]*x1+params[6+2*k]*x2+b[k])))
    return 1/(1+np.exp(-(np.sum(u*h)+a)))

def loss(params, X_train, y_train):
    fx = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(fx) + (1 - yy)*np.log(1 - fx))

def loss_gradient(params, X_train, y_train):
    u = params[:4]
    W1 = params[5:13].reshape(4, 2)
    bias = params[13:]
    dL = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = 1/(1 + np.exp(-(W1 @ x + bias)))
        d = network(x, params) - t
        db = d*u*h*(1 - h)
        dL += np.concatenate((d*h, [d], np.outer(db, x).flatten(), db))
    return dL
