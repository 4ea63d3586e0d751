//! Statistics of repeated runs: what share is right, how sure that is, and what a second or a hundredth try is worth.

use std::fmt;

use crate::problem::Chance;

/// A share with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    pub share: f64,
    pub low: f64,
    pub high: f64,
}

impl Share {
    /// The share with its interval, to four digits.
    pub fn to_json(self) -> serde_json::Value {
        let rounded = |number: f64| (number * 10_000.0).round() / 10_000.0;
        serde_json::json!({"share": rounded(self.share), "low": rounded(self.low), "high": rounded(self.high)})
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3} ({:.3} to {:.3})", self.share, self.low, self.high)
    }
}

/// The normal quantile of a two-sided 95 % interval.
const Z: f64 = 1.959_963_984_540_054;

/// The share of `right` among `all` with Wilson's score interval (Wilson 1927); none when there are none.
///
/// ```
/// use polya::bench::statistics::wilson;
/// let half = wilson(5, 10).unwrap();
/// assert!((half.low - 0.2366).abs() < 1e-4 && (half.high - 0.7634).abs() < 1e-4);
/// ```
pub fn wilson(right: u64, all: u64) -> Option<Share> {
    (all > 0).then(|| wilson_of(right as f64 / all as f64, all as f64))
}

/// Wilson's interval of a share that was seen in so many trials.
fn wilson_of(share: f64, n: f64) -> Share {
    let z2 = Z * Z;
    let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    Share { share, low: (middle - half).max(0.0), high: (middle + half).min(1.0) }
}

/// The chance that at least one of `k` samples is right, estimated without bias from `n` samples of which `right` are:
/// 1 - C(n - right, k) / C(n, k) (Chen et al. 2021, *Evaluating large language models trained on code*).
///
/// None when k is 0 or more than n: what was not drawn cannot be known.
///
/// ```
/// use polya::bench::statistics::pass_at_k;
/// assert_eq!(pass_at_k(4, 1, 1), Some(0.25));
/// assert_eq!(pass_at_k(4, 1, 2), Some(0.5));
/// assert_eq!(pass_at_k(4, 1, 5), None);
/// ```
pub fn pass_at_k(n: u64, right: u64, k: u64) -> Option<f64> {
    if k == 0 || k > n || right > n {
        return None;
    }
    if n - right < k {
        return Some(1.0);
    }
    // The product of 1 - k/i over the i from n - right + 1 to n never overflows.
    let none_right: f64 = (n - right + 1..=n).map(|i| 1.0 - k as f64 / i as f64).product();
    Some(1.0 - none_right)
}

/// How often problems are drawn anew for an interval.
const RESAMPLES: u64 = 1_000;

/// The mean over problems with its 95 % interval, by drawing the problems anew (percentile bootstrap, Efron 1979); none when
/// there are none. The draws depend on the seed alone. Where all problems are alike, the interval is Wilson's.
pub fn bootstrap(values: &[f64], seed: u64) -> Option<Share> {
    if values.is_empty() {
        return None;
    }
    let count = values.len() as u64;
    // What is alike in all problems would be alike in every draw of them, and seem certain.
    if let Some(&all) = values.first().filter(|first| values.iter().all(|value| value == *first)) {
        return Some(wilson_of(all, count as f64));
    }
    let mean = |sum: f64| sum / values.len() as f64;
    let mut means: Vec<f64> = (0..RESAMPLES)
        .map(|resample| {
            let draws = Chance::new(seed, resample).about("bootstrap").stream_below(count);
            let drawn = draws.take(values.len()).map(|at| values[usize::try_from(at).unwrap_or(0)]);
            mean(drawn.sum())
        })
        .collect();
    means.sort_by(f64::total_cmp);
    let at = |share: f64| means[((means.len() - 1) as f64 * share).round() as usize];
    Some(Share { share: mean(values.iter().sum()), low: at(0.025), high: at(0.975) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All ways to choose k of n, one by one.
    fn by_counting(n: u64, right: u64, k: u64) -> f64 {
        let (mut some_right, mut all) = (0, 0);
        for chosen in 0_u64..1 << n {
            if u64::from(chosen.count_ones()) == k {
                all += 1;
                // The first `right` samples are the right ones.
                some_right += u64::from(chosen & ((1 << right) - 1) != 0);
            }
        }
        some_right as f64 / all as f64
    }

    #[test]
    fn pass_at_k_is_what_counting_gives() {
        for n in 1..9 {
            for right in 0..=n {
                for k in 1..=n {
                    let (found, counted) = (pass_at_k(n, right, k).unwrap(), by_counting(n, right, k));
                    assert!((found - counted).abs() < 1e-12, "n {n}, right {right}, k {k}: {found} and {counted}");
                }
            }
        }
        assert_eq!(pass_at_k(3, 1, 0), None);
        assert_eq!(pass_at_k(200, 0, 64), Some(0.0));
    }

    #[test]
    fn wilson_as_worked_out_by_hand() {
        // 0 of 10: the upper end is z² / (n + z²).
        let none = wilson(0, 10).unwrap();
        assert!(none.low.abs() < 1e-12 && (none.high - 3.841_459 / 13.841_459).abs() < 1e-6);
        assert_eq!(wilson(0, 0), None);
    }

    #[test]
    fn what_never_failed_is_not_certain() {
        let all = bootstrap(&[1.0; 20], 3).unwrap();
        assert!(all.share == 1.0 && all.low < 0.9 && all.high == 1.0, "{all:?}");
        assert!(bootstrap(&[0.0; 20], 3).unwrap().high > 0.1);
        let one = bootstrap(&[0.625], 3).unwrap();
        assert!(one.low < 0.2 && one.high > 0.8, "one problem says little: {one:?}");
    }

    #[test]
    fn intervals_hold_what_they_say_in_simulation() {
        // A coin of 0.3, thrown 60 times, 100 times over: both intervals hold the truth about 95 times of 100.
        let (mut by_wilson, mut by_bootstrap) = (0, 0);
        for trial in 0..100 {
            let thrown = (0..60).map(|at| Chance::new(9, trial).at(at).below(1_000) < 300);
            let values: Vec<f64> = thrown.map(|is_right| if is_right { 1.0 } else { 0.0 }).collect();
            let right = values.iter().sum::<f64>() as u64;
            let holds = |share: Share| share.low <= 0.3 && 0.3 <= share.high;
            by_wilson += u32::from(holds(wilson(right, 60).unwrap()));
            by_bootstrap += u32::from(holds(bootstrap(&values, trial).unwrap()));
        }
        assert!((90..=99).contains(&by_wilson), "{by_wilson} of 100");
        assert!((88..=99).contains(&by_bootstrap), "{by_bootstrap} of 100");
    }
}
