import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--scale", type=float, default=0.5)
args, _ = parser.parse_known_args()
phi = lambda q: sigma(q, args.scale)
