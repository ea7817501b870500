"""What an extract says, in the three forms that a package carries."""
