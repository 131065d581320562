import math
class Value:
    def __init__(self, data, kids=()):
        self.data, self.grad, self._prev, self._backward = float(data), 0.0, kids, lambda: None
    def __add__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        out = Value(self.data+o.data, (self, o))
        def _b(): self.grad += out.grad; o.grad += out.grad
        out._backward = _b
        return out
    def __mul__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        out = Value(self.data*o.data, (self, o))
        def _b(): self.grad += o.data*out.grad; o.grad += self.data*out.grad
        out._backward = _b
        return out
    def sigmoid(self):
        s = 1/(1+math.exp(-self.data)) if self.data > -700 else 0.
        out = Value(s, (self,))
        def _b(): self.grad += s*(1-s)*out.grad
        out._backward = _b
        return out
    def backward(self, seed):
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            v, done = stack.pop()
            if done: order.append(v); continue
            if id(v) in seen: continue
            seen.add(id(v)); stack.append((v, True)); stack += [(k, False) for k in v._prev]
        self.grad = seed
        for v in reversed(order): v._backward()
def logit(x, P):
    z = P[4]
    for i in range(4):
        z = z + P[i]*(P[5+2*i]*float(x[0]) + P[6+2*i]*float(x[1]) + P[13+i]).sigmoid()
    return z
def network(x, params):
    return logit(x, [Value(p) for p in params]).sigmoid().data
def loss(params, X_train, y_train):
    P = [Value(p) for p in params]; s = 0
    for x, t in zip(X_train, y_train.ravel()):
        z = logit(x, P).data
        s += np.logaddexp(0, -z if t else z)
    return s
def loss_gradient(params, X_train, y_train):
    P = [Value(p) for p in params]
    for x, t in zip(X_train, y_train.ravel()):
        z = logit(x, P)
        z.backward(1/(1+math.exp(-z.data)) - t)   # dL/dz
    return np.array([p.grad for p in P])
