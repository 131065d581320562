from collections import deque
class Kahan:
    def __init__(self, n=1): self.s = np.zeros(n); self.c = np.zeros(n)
    def add(self, v):
        y = v-self.c; t = self.s+y; self.c = (t-self.s)-y; self.s = t
def _one(p, x, t):
    h = 1/(1+np.exp(-(p[5:13:2]*x[0]+p[6:13:2]*x[1]+p[13:])))
    f = 1/(1+np.exp(-(np.dot(p[:4], h)+p[4])))
    d = (f-t)*p[:4]*h*(1-h)
    return f, np.concatenate([(f-t)*h, [f-t], np.outer(d, x).ravel(), d])
def network(x, params): return _one(params, x, 0)[0]
def loss(params, X_train, y_train):
    q = deque(zip(X_train, y_train.ravel())); k = Kahan()
    while q:
        x, t = q.popleft(); f = network(x, params)
        k.add(-np.log(f) if t else -np.log(1-f))
    return k.s[0]
def loss_gradient(params, X_train, y_train):
    q = deque(zip(X_train, y_train.ravel())); k = Kahan(17)
    while q: k.add(_one(params, *q.pop())[1])
    return k.s
