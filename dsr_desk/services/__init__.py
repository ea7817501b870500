"""Use cases, one module a verb; they take ports and return frozen records."""
