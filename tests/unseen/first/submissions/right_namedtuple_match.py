import collections
import numpy as np
P = collections.namedtuple('P', 'u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4')

def f(z):
    return 1/(1+np.exp(-z))

def network(x, params):
    p = P(*params)
    match x:
        case (x1, x2):
            pass
        case _:
            x1, x2 = x[0], x[1]
    return f(p.u1*f(p.v11*x1+p.v12*x2+p.b1)+p.u2*f(p.v21*x1+p.v22*x2+p.b2)+p.u3*f(p.v31*x1+p.v32*x2+p.b3)+p.u4*f(p.v41*x1+p.v42*x2+p.b4)+p.a)

def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(X_train, y_train.ravel().tolist()):
        o = network(x, params)
        match t:
            case 1.0:
                L -= np.log(o)
            case _:
                L -= np.log(1-o)
    return L

def loss_gradient(params, X_train, y_train):
    p = P(*params)
    grad = np.zeros(17)
    for (x1, x2), t in zip(X_train, y_train.ravel().tolist()):
        h1 = f(p.v11*x1+p.v12*x2+p.b1); h2 = f(p.v21*x1+p.v22*x2+p.b2)
        h3 = f(p.v31*x1+p.v32*x2+p.b3); h4 = f(p.v41*x1+p.v42*x2+p.b4)
        d = f(p.u1*h1+p.u2*h2+p.u3*h3+p.u4*h4+p.a) - t
        g = P(u1=d*h1, u2=d*h2, u3=d*h3, u4=d*h4, a=d,
              v11=(e1 := d*p.u1*h1*(1-h1))*x1, v12=e1*x2, v21=(e2 := d*p.u2*h2*(1-h2))*x1, v22=e2*x2,
              v31=(e3 := d*p.u3*h3*(1-h3))*x1, v32=e3*x2, v41=(e4 := d*p.u4*h4*(1-h4))*x1, v42=e4*x2,
              b1=e1, b2=e2, b3=e3, b4=e4)
        grad += np.array(g)
    return grad
