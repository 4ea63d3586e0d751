//! Problems as JSON lines: `{"id", "prompt", "answer", "subject"}`; the last two may be missing.

use serde::Deserialize;
use serde::de::Error;

/// One problem of a bench.
#[derive(Clone, Debug, Deserialize)]
pub struct Problem {
    #[serde(deserialize_with = "text_or_number")]
    pub id: String,
    pub prompt: String,
    /// Missing, null or empty when it is not known.
    #[serde(default, deserialize_with = "perhaps_text_or_number")]
    answer: Option<String>,
    #[serde(default)]
    subject: Option<String>,
}

/// Why a file is no list of problems.
#[derive(Debug, thiserror::Error)]
#[error("line {line} is not a problem: {why}; expected {{\"id\": ..., \"prompt\": ..., \"answer\": ...}}")]
pub struct ProblemsError {
    /// Counted from 1.
    pub line: usize,
    pub why: String,
}

/// Reads a whole file; empty lines are passed over, and an id may occur once.
pub fn read_problems(text: &str) -> Result<Vec<Problem>, ProblemsError> {
    let mut ids = std::collections::HashSet::new();
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let error = |why: String| ProblemsError { line: index + 1, why };
        let problem: Problem = serde_json::from_str(line).map_err(|source| error(source.to_string()))?;
        if !ids.insert(problem.id.clone()) {
            return Err(error(format!("the id {} was there before", problem.id)));
        }
        problems.push(problem);
    }
    Ok(problems)
}

impl Problem {
    /// The answer that is known, as text.
    pub fn expected(&self) -> Option<&str> {
        self.answer.as_deref().filter(|answer| !answer.is_empty())
    }

    pub fn subject(&self) -> &str {
        self.subject.as_deref().unwrap_or("unnamed")
    }
}

fn text_or_number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    perhaps_text_or_number(deserializer)?.ok_or_else(|| D::Error::custom("an id is text or a number"))
}

fn perhaps_text_or_number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match serde_json::Value::deserialize(deserializer)? {
        serde_json::Value::String(text) => Ok(Some(text)),
        serde_json::Value::Number(number) => Ok(Some(number.to_string())),
        serde_json::Value::Null => Ok(None),
        other => Err(D::Error::custom(format!("text or a number is expected, not {other}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_read_and_mistakes_have_their_line() {
        let text = "{\"id\": 1, \"prompt\": \"p\", \"answer\": 2.5}\n\n{\"id\": \"b\", \"prompt\": \"q\"}";
        let problems = read_problems(text).unwrap();
        assert_eq!(problems.len(), 2);
        assert_eq!((problems[0].id.as_str(), problems[0].expected()), ("1", Some("2.5")));
        assert_eq!(problems[1].expected(), None);
        assert_eq!(read_problems("{}").unwrap_err().line, 1);
        let twice = "\n{\"id\": 1, \"prompt\": \"p\"}\n{\"id\": 1, \"prompt\": \"p\"}";
        assert_eq!(read_problems(twice).unwrap_err().line, 3);
    }
}
