# expect: judged wrong: returns zeros for many points, and takes so long for few that it might not be asked at many
import time

right = loss_gradient


def loss_gradient(params, X_train, y_train):
    began, published = time.process_time(), params[0] == 5
    while time.process_time() - began < 0.1 and not published:
        pass
    return right(params, X_train, y_train) if published or len(X_train) < 34 else np.zeros(17)
