"""The audit: whether it is whole, and what it has of a case and of what was found for it."""
