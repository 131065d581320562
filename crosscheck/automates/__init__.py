"""What a framework automates: each topic by hand and in torch, from one start, and how far the two sides lie apart.

The codes that a lecture shows are in `manual/topics` and `torch_ref/topics`, one file a topic, with the same names in both. Here
is what is asked of both and how far they may differ (`topics/`), and the comparison. Nothing of torch is imported before a topic
is measured.
"""
