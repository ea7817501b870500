"""The benchmark: ``python3 bootstrap.py bench``, or ``python -m tests.tools.bench``.

Each row is the product beside its floor (the same question in bare ``sqlite3``, an empty window, a
plain loop) or beside a peer (``notmuch``, ``mu``) on the same content, the two in turn, as medians.
It judges nothing: a machine that is busy with something else is no slower program, so only the
ratio of two figures of one run says anything.
"""
