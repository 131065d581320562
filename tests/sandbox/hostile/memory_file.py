# expect at strong: forbidden: fills the private folder, which lies in memory
def network(x, params):
    for index in range(20):
        with open(f"part{index}", "wb") as file:
            file.write(b"x" * 30_000_000)
    return 1.0
