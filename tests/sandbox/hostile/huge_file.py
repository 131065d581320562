# expect: forbidden: a file without end
def network(x, params):
    with open("huge", "wb") as file:
        while True:
            file.write(b"x" * 10_000_000)
