"""Published items of every room alike (BIP-01 to BIP-04): their record, their register, their files."""
