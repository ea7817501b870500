"""The queue: what is open, and what is due first."""
