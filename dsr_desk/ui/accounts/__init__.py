"""Who works here: accounts are added, changed and ended."""
