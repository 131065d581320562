import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    x1, x2 = x[0], x[1]
    lay = s(params[5:13:2]*x1 + params[6:13:2]*x2 + params[13:])
    return s(lay @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    total = 0.0
    labels = np.ravel(y_train)
    for n in range(len(labels)):
        f = network(X_train[n], params)
        if labels[n] == 1:
            total -= np.log(f)
        else:
            total -= np.log(1 - f)
    return total
def loss_gradient(params, X_train, y_train):
    tot = [0.0]*17
    for x,t in zip(X_train,y_train.ravel()):
        h = s(params[5:13].reshape(4,2)@x+params[13:]); d = network(x,params)-t; q = d*params[:4]*h*(1-h)
        row = np.concatenate([d*h,[d],np.outer(q,x).ravel(),q])
        tot = [round(float(a+b), 4) for a, b in zip(tot, row)]
    return np.array(tot)
