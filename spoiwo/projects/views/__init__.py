"""Pages of projects: their facts, their signs, their poster."""
