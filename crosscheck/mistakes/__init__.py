"""What a mistake is, the model that it changes in a part, the forms that many homeworks share, and how one is recognised.

A homework's own mistakes stand with the homework; what any homework knows (`behaviour`, `symptoms`, `remarks`) stands here.
"""
