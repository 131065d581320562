import numpy as np
def network(x, params):
    h = [0.5 + 0.5*np.tanh((params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j])/2) for j in range(4)]
    z = sum(h[j]*params[j] for j in range(4)) + params[4]
    return 0.5 + 0.5*np.tanh(z/2)

def loss(params, X_train, y_train):
    E = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        E -= y_train[i, 0]*np.log(f)+(1-y_train[i, 0])*np.log(1-f)
    return E

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for i in range(len(X_train)):
        hidden = 1/(1+np.exp(-(params[5:13].reshape(4,2)@X_train[i]+params[13:])))
        res = network(X_train[i], params)-y_train[i, 0]
        e = res * params[:4] * hidden * (1-hidden)
        g += np.concatenate([res * hidden, [res], np.outer(e, X_train[i]).flatten(), e])
    return g
