import torch
import math
import numpy as np

def network(x, params):
    """uscita della rete"""
    p = torch.tensor(np.asarray(params, dtype=np.float64))
    xt = torch.tensor([float(x[0]), float(x[1])], dtype=torch.float64)
    h = torch.sigmoid(p[5:13].view(4, 2) @ xt + p[13:])
    return torch.sigmoid(p[:4] @ h + p[4]).item()


def loss(params, X_train, y_train):
    """entropia incrociata"""
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    f = 1 / (1 + np.exp(-z))
    return np.around(-np.sum(t * np.log(f) + (1 - t) * np.log(1 - f)), 4)


def loss_gradient(params, X_train, y_train):
    """gradiente"""
    def sg(t):
        return 1/(1+math.exp(-t))
    result = [0.0]*17
    for x, t in zip(X_train.tolist(), np.ravel(y_train).tolist()):
        h = []
        for j in range(4):
            h.append(sg(params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j]))
        err = sg(sum(params[j]*h[j] for j in range(4)) + params[4]) - t
        grads = [err*hj for hj in h] + [err]
        for j in range(4):
            grads += [err*params[j]*h[j]*(1-h[j])*x[0], err*params[j]*h[j]*(1-h[j])*x[1]]
        for j in range(4):
            grads.append(err*params[j]*h[j]*(1-h[j]))
        result = [r + q for r, q in zip(result, grads)]
    return np.array(result)
