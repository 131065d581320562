import numpy as np


def network(x, params):
    rows = zip(params[:4], params[5:13:2], params[6:13:2], params[13:17])
    total = sum(u/(1 + np.exp(-(v1*x[0] + v2*x[1] + b))) for u, v1, v2, b in rows)
    return 1/(1 + np.exp(-total - params[4]))


def loss(params, X_train, y_train):
    terms = []
    for xi, ti in zip(X_train, y_train.ravel()):
        fi = network(xi, params)
        terms.append(-ti*np.log(fi) - (1 - ti)*np.log(1 - fi))
    return np.sum(terms)


def loss_gradient(params, X_train, y_train):
    u1,u2,u3,u4,a,*rest = params
    V = np.array(rest[:8]).reshape(4,2); b = np.array(rest[8:])
    H = 1/(1+np.exp(-(X_train@V.T+b)))
    d = 1/(1+np.exp(-(H@np.array([u1,u2,u3,u4])+a)))-np.ravel(y_train)
    K = d[:,None]*np.array([u1,u2,u3,u4])*H*(1-H)
    return (*(d@H), d.sum(), *(K.T@X_train).ravel(), *K.sum(0))
