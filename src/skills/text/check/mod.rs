//! Looking back at texts: starts from the letters that are given.

pub mod ciphers;
pub mod counting;
pub mod legs;
pub mod spelling;
pub mod words;
