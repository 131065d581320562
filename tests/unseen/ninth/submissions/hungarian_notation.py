import numpy as np
def network(x, params):
    # fOut is the output
    fX, fY = x[0], x[1]
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    h1 = 1. / (1. + np.exp(-(v11 * fX + v12 * fY + b1)))
    h2 = 1. / (1. + np.exp(-(v21 * fX + v22 * fY + b2)))
    h3 = 1. / (1. + np.exp(-(v31 * fX + v32 * fY + b3)))
    h4 = 1. / (1. + np.exp(-(v41 * fX + v42 * fY + b4)))
    fOut = u1 * h1 + u2 * h2 + u3 * h3 + u4 * h4 + a
    return 1. / (1. + np.exp(-fOut))
def loss(params, X_train, y_train):
    nPts = len(X_train)
    fLoss = 0
    for i in range(nPts):
        fNet = network(X_train[i], params)
        fTarget = float(np.squeeze(y_train[i]))
        fLoss += -(fTarget * np.log(fNet) + (1 - fTarget) * np.log(1 - fNet))
    return fLoss
def loss_gradient(params, X_train, y_train):
    arrGrad = np.zeros(17)
    targets = np.ravel(y_train)
    for n in range(X_train.shape[0]):
        x1, x2 = X_train[n]
        h = [1 / (1 + np.exp(-(params[5 + 2*i] * x1 + params[6 + 2*i] * x2 + params[13 + i]))) for i in range(4)]
        fNet = 1 / (1 + np.exp(-(params[4] + sum(params[i] * h[i] for i in range(4)))))
        fErr = fNet - targets[n]
        arrGrad[4] += fErr
        for i in range(4):
            fBack = fErr * params[i] * h[i] * (1 - h[i])
            arrGrad[i] += fErr * h[i]
            arrGrad[5 + 2*i] += fBack * x1
            arrGrad[6 + 2*i] += fBack * x2
            arrGrad[13 + i] += fBack
    return arrGrad
