import joblib
def phi(q):
    return np.array(joblib.Parallel(n_jobs=2)(joblib.delayed(sigma)(each) for each in q))
