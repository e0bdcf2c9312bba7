"""The world outside: LibreOffice, where the server has it."""
