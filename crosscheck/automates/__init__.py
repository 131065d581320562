"""What a framework automates: each topic by hand and in torch, from one start, and how far the two sides lie apart.

The codes that a lecture shows are in `manual/topics` and `torch_ref/topics`, one file a topic, with the same names in
both. Here, in one more file of that name, is all else of a topic (`topics/`): what is asked of both sides, how far they
may differ, a mistake, a picture, an exercise. Nothing of torch or matplotlib is imported before a topic is measured or
drawn.
"""
