import numpy as np
def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))

def network(x, params):
    x1, x2 = x
    total = params[4]
    for j in range(4):
        total = total + params[j] * sigmoid(params[5 + 2*j]*x1 + params[6 + 2*j]*x2 + params[13 + j])
    return sigmoid(total)
def loss(params, X_train, y_train):
    total = 0
    for xi, yi in zip(X_train, np.ravel(y_train)):
        p = network(xi, params)
        total -= yi * np.log(p) + (1 - yi) * np.log(1 - p)
    return total
def loss_gradient(params, X_train, y_train):
    X1, X2 = X_train[:, 0], X_train[:, 1]
    diff = np.array([network(x, params) for x in X_train]) - np.ravel(y_train)
    out = []
    for i in range(17):
        if i < 4:
            out.append(np.sum(diff*sigmoid(params[5+2*i]*X1 + params[6+2*i]*X2 + params[13+i])))
        elif i == 4:
            out.append(np.sum(diff))
        else:
            j = (i-5)//2 if i < 13 else i-13
            s = sigmoid(params[5+2*j]*X1 + params[6+2*j]*X2 + params[13+j])
            c = 1 if i >= 13 else (X1 if (i-5) % 2 == 0 else X2)
            out.append(np.sum(diff*params[j]*s*(1-s)*c))
    return np.array(out)
