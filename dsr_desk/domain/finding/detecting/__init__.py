"""What in a text may tell who somebody is: one owner of the shapes, whoever asks.

An extract's reader asks for other people, an anonymised text is asked for what is left of the
person: both hear the same detectors (``detectors.py``).
"""
