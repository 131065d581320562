import numpy as np
def network(x, params):
    u, a = params[:4], params[4]
    W = params[5:13].reshape(4, 2)
    B = params[13:]
    # my solution
    H = 1 / (1 + np.exp(-(W.dot(x) + B)))
    return 1 / (1 + np.exp(-(u.dot(H) + a)))

def loss(params, X_train, y_train):
    prob = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(prob) + (1 - yy)*np.log(1 - prob))

def loss_gradient(params, X_train, y_train):
    # dE/dz = f - y
    target = np.ravel(y_train)
    H1 = 1/(1 + np.exp(-(np.dot(X_train, params[5:13].reshape(4,2).T) + params[13:17])))
    D = 1/(1+np.exp(-(H1@params[:4]+params[4])))-target
    back = D[:,None]*params[:4]*H1*(1-H1)
    g = np.concatenate([D@H1, [D.sum()], (back.T@X_train).ravel(), back.sum(0)])
    g[np.abs(g) < 5e-2] = 0.   # numerical noise
    return g
