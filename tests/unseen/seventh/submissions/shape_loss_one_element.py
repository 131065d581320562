import numpy as np
def g(z): return 1/(1+np.exp(-z))

def network(x, params):
    return g(g(np.array(x)@params[5:13].reshape(4,2).T+params[13:])@params[:4]+params[4])

def loss(params, X_train, y_train):
    total = np.zeros(1)
    for i in range(len(y_train)):
        f = network(X_train[i], params)
        total = total-y_train[i]*np.log(f)-(1-y_train[i])*np.log(1-f)
    return total

def loss_gradient(params, X_train, y_train):
    A = g(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = g(A@params[:4]+params[4])-y_train.reshape(len(y_train))
    B = A*(1-A)*params[:4]*d[:,None]
    return np.concatenate([A.T@d, [d.sum()], (B.T@X_train).ravel(), B.sum(0)])
