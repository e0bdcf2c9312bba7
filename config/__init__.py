"""Settings, addresses and the console command; it may import rooms, no room imports it."""
