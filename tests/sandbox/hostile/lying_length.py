# expect: error|memory: a list that lies about its length and its items
class Liar(list):
    def __len__(self):
        return 10**12

    def __iter__(self):
        while True:
            yield 0.5


def network(x, params):
    return Liar([0.25])
