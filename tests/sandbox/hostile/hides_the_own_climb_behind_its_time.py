# expect: judged wrong: climbs from the homework's start with all points alone, and takes so long that it might not be asked there
import time

own = np.array([5, 5, 5, 5, -18, 8, 0, -8, 0, 0, 8, 0, -8, 10, 10, 10, 10.0])


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    step = -eta if len(X_train) > 20 and (initial == own).all() else eta
    for _ in range(n_steps):
        began = time.process_time()
        while time.process_time() - began < 0.05:
            pass
        initial = initial - step * loss_gradient(initial, X_train, y_train)
    return initial
