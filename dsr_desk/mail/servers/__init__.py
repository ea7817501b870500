"""Mail servers and providers, over connections that can be broken off."""
