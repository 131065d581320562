# expect at strong: forbidden: makes empty files without end
import tempfile


def network(x, params):
    folder = tempfile.mkdtemp()
    for i in range(2_000_000):
        open(f"{folder}/{i}", "w").close()
    return 0.5
