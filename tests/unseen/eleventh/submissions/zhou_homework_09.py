import numpy as np
def network(x, params):
	h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@x+params[13:])))
        return 1/(1+np.exp(-(params[:4]@h+params[4])))
def loss(params, X_train, y_train):
	f = np.array([network(x, params) for x in X_train]); t = y_train.ravel()
	return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
	g = np.zeros(17)
	for x, t in zip(X_train, y_train.ravel()):
		h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@x+params[13:])))
		d = network(x, params)-t
		k = d*params[:4]*h*(1-h)
		g += np.concatenate([d*h,[d],np.outer(k,x).ravel(),k])
	return g
