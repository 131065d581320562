import autograd.numpy as anp
from autograd import grad
def core(u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4, x1=0., x2=0.):
    s = lambda t: 0.5+0.5*anp.tanh(0.5*t)
    return s(a+u1*s(v11*x1+v12*x2+b1)+u2*s(v21*x1+v22*x2+b2)+u3*s(v31*x1+v32*x2+b3)+u4*s(v41*x1+v42*x2+b4))
def network(x, params): return core(*params, *x)
def _E(*q, X=None, t=None):
    f = core(*q, X[:, 0], X[:, 1])
    return -anp.dot(t, anp.log(f))-anp.dot(1-t, anp.log(1-f))
def loss(params, X_train, y_train): return _E(*params, X=X_train, t=y_train.ravel())
def loss_gradient(params, X_train, y_train):
    return np.array(grad(_E, tuple(range(17)))(*map(float, params), X=X_train, t=y_train.ravel()))
