//! The file of answers: JSON lines in the order of the problems, each written whole before the next problem's.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Problem;
use crate::trace::VerdictWord;

/// What came of one problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerLine {
    pub id: String,
    /// As asked for; null when there is none.
    pub answer: Option<String>,
    /// Null when there is no answer.
    pub verdict: Option<VerdictWord>,
    /// Null when the right answer is not known.
    pub correct: Option<bool>,
}

/// Why a file of answers cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AnswersError {
    #[error("cannot write {path}: {source}")]
    Unwritable { path: String, source: std::io::Error },
    #[error("{path} holds answers already; go on with --resume, or name another file")]
    InTheWay { path: String },
    #[error("{path} cannot be resumed: line {line} {why}; it belongs to other problems, so name another file")]
    Foreign { path: String, line: usize, why: String },
}

/// A file to which answers are added.
#[derive(Debug)]
pub struct AnswersFile {
    file: File,
    path: String,
}

impl AnswersFile {
    /// Opens a file of answers to these problems. When resuming, the answers that it holds are given back, and a last
    /// line that was cut short by a kill is taken away.
    pub fn open(path: &Path, problems: &[Problem], resume: bool) -> Result<(Self, Vec<AnswerLine>), AnswersError> {
        let name = path.display().to_string();
        let unwritable = |source| AnswersError::Unwritable { path: name.clone(), source };
        let mut options = OpenOptions::new();
        let mut file = options.read(true).write(true).create(true).truncate(false).open(path).map_err(unwritable)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(unwritable)?;
        if !bytes.is_empty() && !resume {
            return Err(AnswersError::InTheWay { path: name });
        }
        let whole = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |last| last + 1);
        let mut done = Vec::new();
        for (index, line) in bytes[..whole].split(|&byte| byte == b'\n').enumerate() {
            if line.is_empty() {
                continue;
            }
            let foreign = |why: String| AnswersError::Foreign { path: name.clone(), line: index + 1, why };
            let line: AnswerLine =
                serde_json::from_slice(line).map_err(|error| foreign(format!("is no answer ({error})")))?;
            match problems.get(done.len()) {
                Some(problem) if problem.id == line.id => done.push(line),
                Some(problem) => return Err(foreign(format!("answers {} and not {}", line.id, problem.id))),
                None => return Err(foreign("is one more than there are problems".to_owned())),
            }
        }
        file.set_len(whole as u64).map_err(unwritable)?;
        file.seek(SeekFrom::End(0)).map_err(unwritable)?;
        Ok((Self { file, path: name }, done))
    }

    /// Adds a line in one write, so that a kill cuts at most the last one short.
    pub fn write(&mut self, line: &AnswerLine) -> Result<(), AnswersError> {
        let mut text = serde_json::to_string(line).expect("a line of plain fields");
        text.push('\n');
        let written = self.file.write_all(text.as_bytes()).and_then(|()| self.file.flush());
        written.map_err(|source| AnswersError::Unwritable { path: self.path.clone(), source })
    }
}
