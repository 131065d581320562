# expect: harmless: looks for secrets in the environment
import os


def network(x, params):
    return float("CANARY_SECRET" in os.environ)
