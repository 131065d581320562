import numpy as np

def sigmoid(x):
    x = np.clip(x, -500, 500)   # no overflow warning
    return 1/(1+np.exp(-x))

def network(x, params):
    u, v, b = params[:4], params[5:13], params[13:]
    return sigmoid(np.sum([u[i]*sigmoid(v[2*i]*x[0]+v[2*i+1]*x[1]+b[i]) for i in range(4)])+params[4])

def loss(params, X_train, y_train):
    q = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(q) + (1 - yy)*np.log(1 - q))

def loss_gradient(params, X_train, y_train):
    gr = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        d = network(X_train[n_], params) - t[n_]
        gr[4] += d
        for j in range(4):
            H = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            gr[j] += d*H
            c = d*params[j]*H*(1 - H)
            gr[5+2*j] += c*x1
            gr[6+2*j] += c*x2
            gr[13+j] += c
    return gr
