import joblib
def phi(q):
    return np.array(joblib.Parallel(n_jobs=2, prefer="threads")(joblib.delayed(sigma)(each) for each in q))
