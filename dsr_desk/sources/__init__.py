"""Stores of content behind one port: found, shown and erased as a mapping says."""
