//! A file of results: JSON lines in the order of the problems, each written whole before the next problem's. A run that was
//! stopped goes on where it stopped, and gives the same file as one that was not.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::marker::PhantomData;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Problem;

/// What came of one problem, as a line. It begins with the id.
pub trait Line: Serialize + DeserializeOwned {
    /// The id of its problem.
    fn id(&self) -> &str;
}

/// What must be the same in a run that is gone on with.
pub struct Same<'a, L> {
    /// The first line, which tells about all.
    pub head: Option<&'a Value>,
    /// Whether a line is about this problem as it would be solved now.
    pub is_own: &'a dyn Fn(&Problem, &L) -> bool,
}

/// Why a file of results cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LinesError {
    #[error("cannot write {path}: {source}")]
    Unwritable { path: String, source: std::io::Error },
    #[error("{path} holds answers already; go on with --resume, or name another file")]
    InTheWay { path: String },
    #[error("{path} cannot be resumed: line {line} {why}; it belongs to other problems, so name another file")]
    Foreign { path: String, line: usize, why: String },
    #[error(
        "{path} cannot be resumed: it was begun with other settings, problems or another version; name another file, or give the same"
    )]
    OtherSettings { path: String },
}

/// A file to which results are added.
#[derive(Debug)]
pub struct LinesFile<L> {
    file: File,
    path: String,
    lines: PhantomData<L>,
}

impl<L: Line> LinesFile<L> {
    /// Opens a file of results of these problems. When resuming, the results that it holds are given back, and a last line
    /// that was cut short by a kill is taken away.
    ///
    /// Errors: it cannot be written, or holds what is not to be gone on with; then it is left as it is.
    pub fn open(
        path: &Path,
        problems: &[&Problem],
        same: &Same<'_, L>,
        resume: bool,
    ) -> Result<(Self, Vec<L>), LinesError> {
        let name = path.display().to_string();
        let unwritable = |source| LinesError::Unwritable { path: name.clone(), source };
        let mut options = OpenOptions::new();
        let mut file = options.read(true).write(true).create(true).truncate(false).open(path).map_err(unwritable)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(unwritable)?;
        if !bytes.is_empty() && !resume {
            return Err(LinesError::InTheWay { path: name });
        }
        let whole = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |last| last + 1);
        let done = held(&name, &bytes, whole, problems, same)?;
        file.set_len(whole as u64).map_err(unwritable)?;
        file.seek(SeekFrom::End(0)).map_err(unwritable)?;
        let mut opened = Self { file, path: name, lines: PhantomData };
        if let (Some(head), 0) = (same.head, whole) {
            opened.write_text(head.to_string())?;
        }
        Ok((opened, done))
    }

    /// Adds a line in one write, so that a kill cuts at most the last one short.
    pub fn write(&mut self, line: &L) -> Result<(), LinesError> {
        self.write_text(serde_json::to_string(line).expect("a line of plain fields"))
    }

    fn write_text(&mut self, mut text: String) -> Result<(), LinesError> {
        text.push('\n');
        let written = self.file.write_all(text.as_bytes()).and_then(|()| self.file.flush());
        written.map_err(|source| LinesError::Unwritable { path: self.path.clone(), source })
    }
}

/// The results that a file holds, whose whole lines are so many bytes.
fn held<L: Line>(
    name: &str,
    bytes: &[u8],
    whole: usize,
    problems: &[&Problem],
    same: &Same<'_, L>,
) -> Result<Vec<L>, LinesError> {
    let foreign = |line: usize, why: String| LinesError::Foreign { path: name.to_owned(), line, why };
    let other = || LinesError::OtherSettings { path: name.to_owned() };
    let mut lines = bytes[..whole].split(|&byte| byte == b'\n').enumerate().filter(|(_, line)| !line.is_empty());
    if let (Some(head), true) = (same.head, whole > 0) {
        let found = lines.next().and_then(|(_, line)| serde_json::from_slice::<Value>(line).ok());
        if found.as_ref() != Some(head) {
            return Err(other());
        }
    }
    let mut done: Vec<L> = Vec::new();
    for (index, line) in lines {
        let line: L =
            serde_json::from_slice(line).map_err(|error| foreign(index + 1, format!("is no answer ({error})")))?;
        match problems.get(done.len()) {
            Some(problem) if problem.id != line.id() => {
                return Err(foreign(index + 1, format!("answers {} and not {}", line.id(), problem.id)));
            }
            Some(problem) if !(same.is_own)(problem, &line) => return Err(other()),
            Some(_) => done.push(line),
            None => return Err(foreign(index + 1, "is one more than there are problems".to_owned())),
        }
    }
    // A kill leaves the beginning of the line that comes next; whatever else lies there is somebody else's.
    let begins = match (same.head, problems.get(done.len())) {
        (Some(head), _) if whole == 0 => head.to_string(),
        (_, Some(next)) => format!("{{\"id\":{},", Value::from(next.id.as_str())),
        (_, None) => String::new(),
    };
    let (cut, begins) = (&bytes[whole..], begins.as_bytes());
    let known = cut.len().min(begins.len());
    let is_whole = serde_json::from_slice::<Value>(cut).is_ok();
    match cut.is_empty() || !begins.is_empty() && cut[..known] == begins[..known] && !is_whole {
        true => Ok(done),
        false => {
            let line = bytes[..whole].split(|&byte| byte == b'\n').count();
            Err(foreign(line, "is no answer".to_owned()))
        }
    }
}
