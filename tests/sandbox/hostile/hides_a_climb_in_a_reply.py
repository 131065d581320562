# expect: judged wrong: climbs, and replaces what a reply is made of, so that its descent is the released one
import sys


def told_otherwise(definitions):
    return definitions._replace(**{name: False for name in definitions._fields if name == "own_descent"})


definitions = sys.modules["_inside.reading.definitions"]
definitions.Definitions = lambda *told, made=definitions.Definitions: told_otherwise(made(*told))


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    definitions
    for _ in range(n_steps):
        initial = initial + eta * loss_gradient(initial, X_train, y_train)
    return initial
