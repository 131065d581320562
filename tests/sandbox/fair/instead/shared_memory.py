from multiprocessing import shared_memory
memory = shared_memory.SharedMemory(create=True, size=8)
scale = np.ndarray(1, buffer=memory.buf)
scale[0] = 0.5
phi = lambda q: sigma(q, scale[0])
