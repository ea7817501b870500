"""The two clocks of a case, and their arithmetic in words."""
