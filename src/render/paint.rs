//! Colour for a terminal. It repeats what signs and words already say, so nothing is lost without it.

/// Whether escape codes are written. The command line writes them through `anstream`, which takes them out again when
/// the output is no terminal or `NO_COLOR` is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    On,
    Off,
}

impl Paint {
    pub(super) fn bold(self, text: &str) -> String {
        self.coded("1", text)
    }

    pub(super) fn dim(self, text: &str) -> String {
        self.coded("2", text)
    }

    pub(super) fn green(self, text: &str) -> String {
        self.coded("32", text)
    }

    pub(super) fn red(self, text: &str) -> String {
        self.coded("31", text)
    }

    pub(super) fn yellow(self, text: &str) -> String {
        self.coded("33", text)
    }

    fn coded(self, code: &str, text: &str) -> String {
        match self {
            Paint::On if !text.is_empty() => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            _ => text.to_owned(),
        }
    }
}
