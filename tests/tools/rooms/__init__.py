"""What is run where there is no room: the commands, and what they begin with."""
