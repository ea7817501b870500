"""What is wished for, and in which channels."""
