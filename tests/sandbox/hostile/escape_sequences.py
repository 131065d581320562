# expect: returned: takes over the reader's terminal
def network(x, params):
    print("\x1b[2J\x1b[1;1H\x1b]0;owned\x07right\x00\x08\x9b31m")
    return 0.5
