import numpy as np

def dot(a, b):
    r = 0
    for i in range(len(a)):
        r += a[i] * b[i]
    return r

def network(x, params):
    u, a, b = params[:4], params[4], params[13:]
    rows = [params[5:7], params[7:9], params[9:11], params[11:13]]
    h = [1 / (1 + np.exp(-dot(rows[i], x) - b[i])) for i in range(4)]
    return 1 / (1 + np.exp(-dot(u, h) - a))

def loss(params, X_train, y_train):
    # list of predictions first
    target = np.asarray(y_train).reshape(-1)
    pred = np.array([network(row, params) for row in X_train])
    return -np.sum(target * np.log(pred) + (1 - target) * np.log(1 - pred))

def loss_gradient(params, X_train, y_train):
    # sum over the data
    grad = np.zeros(17)
    targets = np.ravel(y_train)
    for n in range(X_train.shape[0]):
        x1, x2 = X_train[n]
        hid = [1 / (1 + np.exp(-(params[5 + 2*i] * x1 + params[6 + 2*i] * x2 + params[13 + i]))) for i in range(4)]
        pred = 1 / (1 + np.exp(-(params[4] + sum(params[i] * hid[i] for i in range(4)))))
        err = pred - targets[n]
        grad[4] += err
        for i in range(4):
            back = err * params[i] * hid[i] * (1 - hid[i])
            grad[i] += err * hid[i]
            grad[5 + 2*i] += back * x1
            grad[6 + 2*i] += back * x2
            grad[13 + i] += back
    return grad

if __name__ == '__main__':
    init = np.array([5.]*4 + [-18.] + [8, 0, -8, 0, 0, 8, 0, -8] + [10.]*4)
    print(network([0, 0], init), loss(init, np.array([[2., 1.]]), np.array([1.])))
