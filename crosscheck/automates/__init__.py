"""What a framework automates: each topic by hand and in torch, from one start, and how far the two sides lie apart.

The two codes are in `manual/topics` and `torch_ref/topics`; all else of a topic is in a third file of that name, in `topics`.
"""
