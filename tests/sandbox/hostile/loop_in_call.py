# expect: timeout: a call that never finishes, and swallows every exception
def network(x, params):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
