import numpy as np
def softmax(v):
    e = np.exp(v-np.max(v))
    return e/e.sum()
def network(x, params):
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@np.array(x)+params[13:])))
    z = params[:4]@h+params[4]
    # class probabilities, second one is class 1
    return softmax(np.array([-z, z]))[1]

def loss(params, X_train, y_train):
    ans = 0.0
    for k in range(len(X_train)):
        p = network(X_train[k], params)
        t = np.ravel(y_train)[k]
        ans += -t*np.log(p) - (1 - t)*np.log(1 - p)
    return ans

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    layer1 = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    p = 1/(1 + np.exp(-(layer1 @ params[:4] + params[4])))
    diff = p - t
    back = np.outer(diff, params[:4])*layer1*(1 - layer1)
    return np.hstack([diff @ layer1, diff.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
