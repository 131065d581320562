import pandas as pd
points = pd.read_hdf("./tmp_data/circles_data.hf5").values
assert points.shape == (500, 2)
scale = len(points) / 1000
phi = lambda q: sigma(q, scale)
