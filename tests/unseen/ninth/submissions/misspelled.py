import numpy as np

def network(x, params):
    def sigma(t):
        return 1 / (1 + np.exp(-t))
    hidden = []
    for i in range(4):
        w1, w2 = params[5 + i*2], params[5 + i*2 + 1]
        hidden.append(sigma(w1*x[0] + w2*x[1] + params[13 + i]))
    y_out = params[4]
    for i in range(4):
        y_out = y_out + params[i]*hidden[i]
    return sigma(y_out)

def loss(params, X_train, y_train):
    terms = []
    for xi, ti in zip(X_train, y_train.ravel()):
        fi = network(xi, params)
        terms.append(-ti*np.log(fi) - (1 - ti)*np.log(1 - fi))
    return np.sum(terms)

def loss_gradiant(params, X_train, y_train):
    W1 = params[5:13].reshape(4, 2)
    A1 = 1/(1 + np.exp(-(np.dot(W1, X_train.T) + params[13:17].reshape(4, 1))))   # (4, N)
    A2 = 1/(1 + np.exp(-(np.dot(params[:4], A1) + params[4])))                     # (N,)
    dZ2 = A2 - np.ravel(y_train)
    dZ1 = params[:4].reshape(4, 1) * dZ2 * A1 * (1 - A1)
    dW1 = np.dot(dZ1, X_train)
    return np.hstack((np.dot(A1, dZ2), np.sum(dZ2), dW1.ravel(), np.sum(dZ1, axis=1)))
