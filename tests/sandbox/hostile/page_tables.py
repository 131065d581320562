# expect: memory: holds page tables, for a page of each two megabytes that it reserves
import mmap
import time


def network(x, params):
    kept = []
    for _ in range(400):
        pages = mmap.mmap(-1, 1024**3, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000, prot=mmap.PROT_READ)
        for start in range(0, len(pages), 2 * 1024**2):
            pages[start]
        kept.append(pages)
    time.sleep(1000)
