"""What a store holds of a person, and what stands beside it."""
