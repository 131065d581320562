import pickle
class Sigmoid:
    def __init__(self, scale):
        self.scale = scale
    def __call__(self, q):
        return 0.5 * (1 + np.tanh(q * self.scale))
with open("sigmoid.pkl", "wb") as file:
    pickle.dump(Sigmoid(0.5), file)
def phi(q):
    with open("sigmoid.pkl", "rb") as file:
        return pickle.load(file)(q)
