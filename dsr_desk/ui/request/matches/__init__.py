"""Rows of matches, painted, whoever lists them; letters are keys only while in it."""
