"""The right-hand side: one case in its five steps, each a page with the same small interface."""
