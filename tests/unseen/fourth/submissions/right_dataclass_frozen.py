from dataclasses import dataclass, astuple
@dataclass(frozen=True)
class Theta:
    u: np.ndarray
    a: float
    V: np.ndarray
    b: np.ndarray
    @classmethod
    def from_vector(cls, p): return cls(p[:4], p[4], np.reshape(p[5:13], (4, 2)), p[13:])
    def to_vector(self): return np.concatenate([np.ravel(part) for part in astuple(self)])
def sigma(s): return np.exp(-np.logaddexp(0, -s))
def forward(th, X):
    H = sigma(np.inner(X, th.V) + th.b)
    return H, np.inner(H, th.u) + th.a
def network(x, params):
    return sigma(forward(Theta.from_vector(params), x)[1])
def loss(params, X_train, y_train):
    _, z = forward(Theta.from_vector(params), X_train)
    t = np.asarray(y_train).squeeze() if np.size(y_train) > 1 else np.ravel(y_train)
    return (t*np.logaddexp(0, -z) + (1-t)*np.logaddexp(0, z)).sum()
def loss_gradient(params, X_train, y_train):
    th = Theta.from_vector(params)
    H, z = forward(th, X_train)
    r = sigma(z) - np.ravel(y_train)
    B = r[:, None]*H*(1-H)*th.u[None]
    return Theta(r @ H, r.sum(), B.T @ X_train, B.sum(axis=0)).to_vector()
