class Node:
    def __init__(self, val, parents=()):
        self.val, self.parents, self.g = val, parents, 0.
def add(p, q): return Node(p.val + q.val, ((p, lambda g: g), (q, lambda g: g)))
def mul(p, q): return Node(p.val*q.val, ((p, lambda g: g*q.val), (q, lambda g: g*p.val)))
def sig(p):
    s = 1/(1 + np.exp(-p.val))
    return Node(s, ((p, lambda g: g*s*(1 - s)),))
def backprop(root, seed):
    order, seen = [], set()
    def visit(n):
        if id(n) in seen: return
        seen.add(id(n))
        for p, _ in n.parents: visit(p)
        order.append(n)
    visit(root)
    root.g = seed
    for n in reversed(order):
        for p, f in n.parents: p.g = p.g + f(n.g)
def graph(params, X):
    leaves = [Node(v) for v in params]
    x1, x2 = Node(X[:, 0]), Node(X[:, 1])
    z = leaves[4]
    for i in range(4):
        s = add(add(mul(leaves[5+2*i], x1), mul(leaves[6+2*i], x2)), leaves[13+i])
        z = add(z, mul(leaves[i], sig(s)))
    return leaves, z
def network(x, params):
    return sig(graph(params, np.array([x], float))[1]).val[0]
def loss(params, X_train, y_train):
    z = graph(params, X_train)[1].val
    return np.sum(np.logaddexp(0, z)) - np.dot(np.ravel(y_train), z)
def loss_gradient(params, X_train, y_train):
    leaves, z = graph(params, X_train)
    backprop(z, 1/(1 + np.exp(-z.val)) - np.ravel(y_train))
    return np.array([np.sum(n.g) for n in leaves])
