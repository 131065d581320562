"""What a homework is, as an object that is passed in, and the homeworks that there are: `circles`.

All that is true of one homework alone stands here, in that homework's folder; no judging is done here.
"""
