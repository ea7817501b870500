"""The two clocks of a case, and the steps that change them."""
