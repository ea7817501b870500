"""What went wrong, as sentences that say what happened and what to do next."""
