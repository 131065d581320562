class NeuralNetworkParameterHolder(object):
    def __init__(self): self._u = None; self._a = None; self._v = None; self._b = None
    def setAll(self, arr):
        self._u = [arr[i] for i in range(4)]; self._a = arr[4]
        self._v = [[arr[5], arr[6]], [arr[7], arr[8]], [arr[9], arr[10]], [arr[11], arr[12]]]
        self._b = [arr[13], arr[14], arr[15], arr[16]]
        return self
    def getU(self, i): return self._u[i]
    def getA(self): return self._a
    def getV(self, i, j): return self._v[i][j]
    def getB(self, i): return self._b[i]
class MathUtils:
    @staticmethod
    def sigmoid(t): return 1.0/(1.0+np.exp(-t))
class NeuralNetworkFactory:
    @staticmethod
    def create(arr): return NeuralNetwork(NeuralNetworkParameterHolder().setAll(arr))
class NeuralNetwork:
    def __init__(self, holder): self.holder = holder
    def hidden(self, i, x): return MathUtils.sigmoid(self.holder.getV(i, 0)*x[0]+self.holder.getV(i, 1)*x[1]+self.holder.getB(i))
    def evaluate(self, x):
        s = self.holder.getA()
        for i in range(4): s += self.holder.getU(i)*self.hidden(i, x)
        return MathUtils.sigmoid(s)
def network(x, params): return NeuralNetworkFactory.create(params).evaluate(x)
def loss(params, X_train, y_train):
    nn = NeuralNetworkFactory.create(params); result = 0.0
    for i in range(len(y_train)):
        f = nn.evaluate(X_train[i]); t = float(np.ravel(y_train)[i])
        result -= t*np.log(f)+(1.0-t)*np.log(1.0-f)
    return result
def loss_gradient(params, X_train, y_train):
    nn = NeuralNetworkFactory.create(params); labels = np.ravel(y_train)
    du, da, dv, db = np.zeros(4), 0.0, np.zeros((4, 2)), np.zeros(4)
    for n in range(len(labels)):
        diff = nn.evaluate(X_train[n])-labels[n]; da += diff
        for i in range(4):
            h = nn.hidden(i, X_train[n]); du[i] += diff*h; c = diff*nn.holder.getU(i)*h*(1-h)
            db[i] += c
            for j in range(2): dv[i, j] += c*X_train[n, j]
    return np.concatenate((du, np.array([da]), dv.flatten(), db))
