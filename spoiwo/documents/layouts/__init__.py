"""Layouts of an office: DOCX files with fields, looked through on arrival, filled for each paper."""
