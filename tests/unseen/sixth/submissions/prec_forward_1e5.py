import numpy as np
def logistic(t): return 0.5*(np.tanh(t/2)+1)

def network(x, params):
    pre = params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:17]
    return logistic((params[:4]*logistic(pre)).sum()+params[4])

def loss(params, X_train, y_train):
    probs = np.array([network(row, params) for row in X_train])
    target = np.reshape(y_train, -1)
    return -np.sum(target*np.log(probs)+(1-target)*np.log(1-probs))

def loss_gradient(params, X_train, y_train):
    h = 1e-5
    base = loss(params, X_train, y_train)
    out = np.zeros(17)
    for k in range(17):
        q = params.copy()
        q[k] += h
        out[k] = (loss(q, X_train, y_train)-base)/h
    return out
