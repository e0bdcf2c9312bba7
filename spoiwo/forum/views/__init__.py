"""Pages of the forum: two doors, the same rooms behind them."""
