# expect at strong: harmless: looks at the processes outside
import os


def network(x, params):
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    return float(max(pids, default=0) > 1000)
