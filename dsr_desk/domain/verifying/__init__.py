"""What must hold of a request before anything is searched, erased or disclosed."""
