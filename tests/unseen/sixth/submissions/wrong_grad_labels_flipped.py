import numpy as np

def sigmoid(z): return 1/(1+np.exp(-z))

def network(x, params):
    u, a, v, b = params[0:4], params[4], params[5:13].reshape(4, -1), params[13:]
    return sigmoid(np.dot(sigmoid(np.dot(v, x)+b), u)+a)

def loss(params, X_train, y_train):
    tot = 0.
    for xi, yi in zip(X_train, y_train.reshape(-1)):
        fi = network(xi, params)
        tot += -np.log(fi**yi)-np.log((1-fi)**(1-yi))
    return tot

def loss_gradient(params, X_train, y_train):
    u, a, v, b = params[0:4], params[4], params[5:13].reshape(4, -1), params[13:]
    target = np.where(y_train.reshape(-1) == 0, 1.0, 0.0)
    H = sigmoid(np.dot(X_train, v.T)+b)
    r = sigmoid(np.dot(H, u)+a)-target
    back = r[:, None]*u[None, :]*H*(1-H)
    return np.concatenate((np.dot(r, H), np.array([r.sum()]), np.dot(back.T, X_train).ravel(), back.sum(0)))
