"""Forms of indicators, values and loadings."""
