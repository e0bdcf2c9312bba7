"""Forms of offers of support."""
