"""Items: why they were found, what stands beside them, and what was decided."""
