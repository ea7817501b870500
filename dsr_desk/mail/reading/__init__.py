"""From bytes to a read mail, whatever the bytes are."""
