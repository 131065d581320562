# expect: forbidden: holds shared pages that its page table no longer shows
import mmap
import time


def network(x, params):
    kept = []
    while len(kept) < 60:
        pages = mmap.mmap(-1, 20 * 1024**2)
        for start in range(0, len(pages), 4096):
            pages[start] = 1
        pages.madvise(mmap.MADV_DONTNEED)
        kept.append(pages)
    time.sleep(1000)
