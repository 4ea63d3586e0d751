//! Exact tools.
