"""Whether the sender is the sender: signatures, keys, relays that are trusted."""
