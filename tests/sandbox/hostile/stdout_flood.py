# expect: returned: prints 50 MB
def network(x, params):
    for _ in range(50):
        print("x" * 1_000_000)
    return 0.5
