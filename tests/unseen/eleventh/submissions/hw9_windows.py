import numpy as np

def f(z):
	return 1/(1+np.exp(-z))

def network(x, params):
	x = np.array(x)
	z = f(np.matmul(params[5:13].reshape(4,2), x) + params[13:17])
	return f(np.matmul(z, params[0:4]) + params[4])

def loss(params, X_train, y_train):
	L = 0
	for i in range(X_train.shape[0]):
		if y_train[i] > 0.5:
			L -= np.log(network(X_train[i], params))
		else:
			L -= np.log(1 - network(X_train[i], params))
	return L

def loss_gradient(params, X_train, y_train):
	z = f(X_train @ params[5:13].reshape(4,2).T + params[13:17])
	o = f(z @ params[0:4] + params[4])
	y = y_train.reshape(o.shape)
	dz = (o - y)[:,None] * params[0:4]
	ds = dz * z * (1 - z)
	grad = np.zeros(17)
	grad[0:4] = ((o - y)[:,None] * z).sum(axis=0)
	grad[4] = (o - y).sum()
	grad[5:13:2] = (ds * X_train[:,[0]]).sum(axis=0)
	grad[6:13:2] = (ds * X_train[:,[1]]).sum(axis=0)
	grad[13:17] = ds.sum(axis=0)
	return grad