import ctypes
import ctypes.util
tanh = ctypes.CDLL(ctypes.util.find_library("m") or "libm.so.6").tanh
tanh.argtypes, tanh.restype = [ctypes.c_double], ctypes.c_double
phi = np.vectorize(lambda q: 0.5 * (1 + tanh(q / 2)))
