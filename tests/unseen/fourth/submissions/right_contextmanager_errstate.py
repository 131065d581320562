import operator as op
from contextlib import contextmanager
@contextmanager
def weights(params):
    with np.errstate(over='ignore'):
        yield params[0:4], params[4], np.array([params[5:7], params[7:9], params[9:11], params[11:13]]), params[13:17]
def sg(t): return op.truediv(1, op.add(1, np.exp(op.neg(t))))
def network(x, params):
    with weights(params) as (u, a, V, b):
        return sg(op.matmul(u, sg(op.matmul(V, np.array(x)) + b)) + a)
def loss(params, X_train, y_train):
    with weights(params) as (u, a, V, b):
        return sum((-np.log(f) if t else -np.log(1-f)) for x, t in zip(X_train, np.ravel(y_train)) if (f := network(x, params)) is not None)
def loss_gradient(params, X_train, y_train):
    with weights(params) as (u, a, V, b):
        d = sg((H := sg(X_train @ V.T + b)) @ u + a) - np.ravel(y_train)
        return np.concatenate([d @ H, [d.sum()], ((Q := (H-H*H)*u*d[:, None]).T @ X_train).ravel(), Q.sum(0)])
