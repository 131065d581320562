"""The truth: the homework in ball arithmetic, the committed trajectory, and every party's errors against them.

`arb.network`, `arb.loss` and `arb.loss_gradient` return enclosures. They need python-flint; the homework's own run is
measured without.
"""
