"""What a person has written: imported, found, listed, shown, and what stands beside it."""
