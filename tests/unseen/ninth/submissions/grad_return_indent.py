import numpy as np

def network(x, params):
    from scipy.special import expit
    weights = np.reshape(params[5:13], (-1, 2))
    return expit(np.vdot(params[:4], expit(np.dot(weights, x) + params[-4:])) + params[4])

def loss(params, X_train, y_train):
    terms = []
    for xi, ti in zip(X_train, y_train.ravel()):
        fi = network(xi, params)
        terms.append(-ti*np.log(fi) - (1 - ti)*np.log(1 - fi))
    return np.sum(terms)

def loss_gradient(params, X_train, y_train):
    lab = y_train.ravel()
    du = np.zeros(4); da = 0; dv = np.zeros((4,2)); db = np.zeros(4)
    for k in range(len(lab)):
        h = 1/(1+np.exp(-(params[5:13].reshape(4,2).dot(X_train[k])+params[13:])))
        e = network(X_train[k], params) - lab[k]
        du += e*h; da += e
        db += e*params[:4]*h*(1-h)
        dv += np.outer(e*params[:4]*h*(1-h), X_train[k])
        return np.append(np.append(du, da), np.append(dv, db))
