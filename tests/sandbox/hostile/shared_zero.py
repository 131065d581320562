# expect: error|forbidden|memory: holds shared pages of /dev/zero that its page table no longer shows
import mmap
import os
import time


def network(x, params):
    kept = []
    zero = os.open("/dev/zero", os.O_RDWR)
    for _ in range(60):
        pages = mmap.mmap(zero, 20 * 1024**2)
        for start in range(0, len(pages), 4096):
            pages[start] = 1
        pages.madvise(mmap.MADV_DONTNEED)
        kept.append(pages)
    time.sleep(1000)
