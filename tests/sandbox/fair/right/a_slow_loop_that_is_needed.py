import time
table, begun = [], time.process_time()
for i in range(8):
    while time.process_time() < begun + i:
        pass
    table.append(0.5 / 8)
phi = lambda q: sigma(q, sum(table))
