"""What is read of other sites: their export files, and pictures handed in beside them."""
