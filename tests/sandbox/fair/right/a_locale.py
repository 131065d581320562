import locale
locale.setlocale(locale.LC_ALL, "")
for name in ("de_DE.UTF-8", "C.UTF-8"):
    try:
        locale.setlocale(locale.LC_ALL, name)
        break
    except locale.Error:
        pass
def phi(q):
    return locale.atof("1") / 2 * (1 + np.tanh(q / 2))
