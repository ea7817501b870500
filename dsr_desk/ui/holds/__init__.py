"""Legal holds: what must stay, listed, set and lifted."""
