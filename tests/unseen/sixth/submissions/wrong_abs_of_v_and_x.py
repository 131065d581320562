import numpy as np

sgm = lambda t: 1/(1+np.exp(-t))
def stable(t):                       # "stable" sigmoid, but forgets the other half
    return 1/(1+np.exp(-np.abs(t)))

def network(x, params):
    total = params[4]
    for i in range(4):
        total = total+params[i]*sgm(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return sgm(total)

def loss(params, X_train, y_train):
    total = 0.0
    for row, label in zip(X_train, y_train.ravel()):
        prob = network(row, params)
        total += -np.log(prob) if label == 1 else -np.log(1-prob)
    return total

def loss_gradient(params, X_train, y_train):
    H = stable(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = np.array([network(x, params) for x in X_train])-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
