import time
total, begun = 0, time.process_time()
while time.process_time() < begun + 7:
    total += 1
scale = 0.5
for _ in range(3):
    scale = total / total / 2
phi = lambda q: sigma(q, scale)
