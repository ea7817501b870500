"""How people phrase things: the small language of the wordings, and the patterns of it."""
