# expect at strong: harmless: destroys a file that lies outside its folder


def network(x, params):
    try:
        with open("CANARY_FILE", "w") as file:
            file.write("destroyed")
    except OSError:
        return 0.0
    return 1.0
