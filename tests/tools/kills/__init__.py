"""Runs that are killed or get into trouble: what is done to them, and how they are compared."""
