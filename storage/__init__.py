"""The transaction, both databases, the migrations, and one module a capability."""
