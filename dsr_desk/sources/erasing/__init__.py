"""Erasing in a store, and looking whether anything is left."""
