import numpy as np
class Affine:
    def __init__(self, W, c): self.W, self.c = W, c
    def forward(self, A): self.A = A; return A @ self.W.T + self.c
    def backward(self, G):
        self.dW, self.dc = G.T @ self.A, G.sum(0)
        return G @ self.W
class Sigmoid:
    def forward(self, A): self.Y = 1/(1+np.exp(-A)); return self.Y
    def backward(self, G): return G*self.Y*(1-self.Y)
def build(q):
    return [Affine(q[5:13].reshape(4, 2), q[13:]), Sigmoid(), Affine(q[None, :4], q[4]), Sigmoid()]
def run(layers, A):
    for l in layers: A = l.forward(A)
    return A
def network(x, params):
    return run(build(params), np.array([x], dtype=float))[0, 0]
def loss(params, X_train, y_train):
    p = run(build(params), X_train)
    t = y_train.reshape(-1, 1)
    return -(t*np.log(p) + (1-t)*np.log(1-p)).sum()
def loss_gradient(params, X_train, y_train):
    L = build(params)
    p = run(L, X_train)
    t = y_train.reshape(-1, 1)
    G = -t/p + (1-t)/(1-p)
    for l in reversed(L): G = l.backward(G)
    return np.concatenate([L[2].dW[0], L[2].dc, L[0].dW.reshape(-1), L[0].dc])
