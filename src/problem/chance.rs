//! Chance that can be repeated: every draw has a key, and what is drawn depends on its key alone.
//!
//! So path 17 draws the same whether 20 or 2,000 paths are walked, in whatever order and on however many threads.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A source of draws with a key of its own.
///
/// ```
/// use polya::problem::Chance;
/// let draw = |path| Chance::new(1, path).about("gcd(48, 18)").below(1_000);
/// assert_eq!(draw(17), draw(17));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance {
    key: [u64; 4],
}

impl Chance {
    /// The chance of one path of a run.
    pub fn new(seed: u64, path: u64) -> Self {
        Self { key: [seed, path, 0, 0] }
    }

    /// The same for something in particular: a goal, an approach of it.
    #[must_use]
    pub fn about(self, what: &str) -> Self {
        self.about_hash(content_hash(what))
    }

    /// The same, where the hash of the content is known already.
    #[must_use]
    pub fn about_hash(self, what: u64) -> Self {
        let [seed, path, about, at] = self.key;
        // Multiplying before each addition keeps "a, then b" apart from "b, then a".
        Self { key: [seed, path, about.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(what), at] }
    }

    /// The same for the step of this number.
    #[must_use]
    pub fn at(self, step: u64) -> Self {
        let [seed, path, about, _] = self.key;
        Self { key: [seed, path, about, step + 1] }
    }

    fn generator(self) -> ChaCha8Rng {
        let mut seed = [0; 32];
        for (bytes, word) in seed.chunks_exact_mut(8).zip(self.key) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
        ChaCha8Rng::from_seed(seed)
    }

    /// The first draw: any 64 bits, all equally likely.
    pub fn bits(self) -> u64 {
        self.generator().next_u64()
    }

    /// The first two draws, for "whether" and "which".
    pub fn two(self) -> (u64, u64) {
        let mut generator = self.generator();
        (generator.next_u64(), generator.next_u64())
    }

    /// Any number of numbers from 0 up to but not including `bound`.
    pub fn stream_below(self, bound: u64) -> impl Iterator<Item = u64> {
        let mut generator = self.generator();
        std::iter::repeat_with(move || scaled(generator.next_u64(), bound))
    }

    /// A number from 0 up to but not including `bound`; 0 when the bound is 0. The bias is below 2^-32 for bounds that a
    /// plan can have.
    pub fn below(self, bound: u64) -> u64 {
        scaled(self.bits(), bound)
    }
}

/// 64 equally likely bits, brought down to 0 up to but not including `bound`.
pub(super) fn scaled(bits: u64, bound: u64) -> u64 {
    ((u128::from(bits) * u128::from(bound)) >> 64) as u64
}

/// Fowler, Noll and Vo's hash 1a of 64 bits: the same on every machine and in every version.
pub fn content_hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_depend_on_their_key_alone() {
        let one = Chance::new(1, 2).about("gcd(4, 6)").at(3);
        assert_eq!(one.bits(), one.bits());
        let others = [
            Chance::new(2, 2).about("gcd(4, 6)").at(3),
            Chance::new(1, 3).about("gcd(4, 6)").at(3),
            Chance::new(1, 2).about("gcd(6, 4)").at(3),
            Chance::new(1, 2).about("gcd(4, 6)").at(4),
            Chance::new(1, 2).about("gcd(4, 6)").about("euclid").at(3),
        ];
        assert!(others.iter().all(|other| other.bits() != one.bits()));
    }

    #[test]
    fn draws_never_change() {
        // Stored traces rely on these.
        assert_eq!(Chance::new(1, 2).about("gcd(4, 6)").at(3).bits(), 8_937_428_405_181_535_627);
    }

    #[test]
    fn small_draws_are_spread_evenly() {
        let mut seen = [0; 6];
        (0..6_000).for_each(|path| seen[usize::try_from(Chance::new(7, path).below(6)).unwrap()] += 1);
        assert!(seen.iter().all(|count| (850..1_150).contains(count)), "{seen:?}");
    }
}
