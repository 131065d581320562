from scipy import stats
import numpy as np

def network(x, params):
    A = np.column_stack([params[5:13].reshape(4, 2), params[13:]])
    h = 1/(1 + np.exp(-A.dot([x[0], x[1], 1.])))
    w = np.append(params[:4], params[4])
    return 1/(1 + np.exp(-w.dot(np.append(h, 1.))))


def loss(params, X_train, y_train):
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()

def loss_gradient(params, X_train, y_train):
    Qm, _ = np.linalg.qr(np.vander(np.linspace(-1, 1, 17)))
    h = 1e-1
    slopes = [(loss(params + h*q, X_train, y_train) - loss(params - h*q, X_train, y_train))/(2*h) for q in Qm.T]
    return Qm @ np.array(slopes)
