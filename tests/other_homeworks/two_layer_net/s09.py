import numpy as np


class Value:
    """An array that remembers how it was made, so that the gradients come by themselves."""

    def __init__(self, data, parents=()):
        self.data = np.asarray(data)
        self.parents = parents  # pairs (parent, function from my gradient to the parent's)
        self.grad = np.zeros(self.data.shape)

    @staticmethod
    def unbroadcast(g, shape):
        while g.ndim > len(shape):
            g = g.sum(axis=0)
        return g

    def __add__(self, other):
        return Value(
            self.data + other.data,
            [(v, lambda g, s=v.data.shape: Value.unbroadcast(g, s)) for v in (self, other)],
        )

    def __matmul__(self, other):
        return Value(
            self.data @ other.data,
            [(self, lambda g: g @ other.data.T), (other, lambda g: self.data.T @ g)],
        )

    def scale(self, c):
        return Value(self.data * c, [(self, lambda g: g * c)])

    def relu(self):
        on = self.data > 0
        return Value(np.where(on, self.data, 0.0), [(self, lambda g: g * on)])

    def sumsq(self):
        return Value(np.sum(self.data**2), [(self, lambda g: 2 * g * self.data)])

    def cross_entropy(self, y):
        rows = np.arange(len(y))
        s = self.data - self.data.max(axis=1, keepdims=True)
        logp = s - np.log(np.exp(s).sum(axis=1, keepdims=True))

        def back(g):
            d = np.exp(logp)
            d[rows, y] -= 1
            return g * d / len(y)

        return Value(-logp[rows, y].mean(), [(self, back)])

    def backward(self):
        order, seen = [], set()

        def visit(v):
            if id(v) not in seen:
                seen.add(id(v))
                for p, _ in v.parents:
                    visit(p)
                order.append(v)

        visit(self)
        self.grad = np.ones(self.data.shape)
        for v in reversed(order):
            for p, f in v.parents:
                p.grad = p.grad + f(v.grad)


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, std=1e-4):
        self.params = {
            "W1": std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def loss(self, X, y=None, reg=0.0):
        v = {name: Value(p) for name, p in self.params.items()}
        scores = (Value(X) @ v["W1"] + v["b1"]).relu() @ v["W2"] + v["b2"]
        if y is None:
            return scores.data
        total = scores.cross_entropy(y) + (v["W1"].sumsq() + v["W2"].sumsq()).scale(reg)
        total.backward()
        return float(total.data), {name: a.grad for name, a in v.items()}
