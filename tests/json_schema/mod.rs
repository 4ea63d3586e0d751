//! JSON Schema, as much of it as the schema of a trace uses. A keyword that is not known here is an error, so that
//! nothing counts as valid because it was not looked at.

use serde_json::Value;

/// Keywords that constrain nothing.
const REMARKS: [&str; 6] = ["$schema", "$defs", "title", "description", "format", "default"];

/// Every place where `value` breaks `schema`, with what is wrong there.
pub fn violations(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    Validator { root: schema, found: &mut found }.visit(schema, value, "");
    found
}

struct Validator<'a> {
    root: &'a Value,
    found: &'a mut Vec<String>,
}

impl Validator<'_> {
    fn visit(&mut self, schema: &Value, value: &Value, place: &str) {
        let Some(keywords) = schema.as_object() else {
            if schema != &Value::Bool(true) {
                self.found.push(format!("{place}: nothing may stand here"));
            }
            return;
        };
        for (keyword, wanted) in keywords {
            let is_kept = match keyword.as_str() {
                "type" => is_of_type(wanted, value),
                "const" => wanted == value,
                "enum" => wanted.as_array().unwrap().contains(value),
                "minimum" => value.as_f64().is_none_or(|number| number >= wanted.as_f64().unwrap()),
                "anyOf" => self.fitting(wanted, value) > 0,
                "oneOf" => self.fitting(wanted, value) == 1,
                "required" => {
                    let names = wanted.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
                    value.as_object().is_none_or(|object| names.into_iter().all(|name| object.contains_key(name)))
                }
                "additionalProperties" => {
                    assert_eq!(wanted, &Value::Bool(false), "only its simplest form is known here");
                    value
                        .as_object()
                        .is_none_or(|object| object.keys().all(|key| keywords["properties"].get(key).is_some()))
                }
                "$ref" => {
                    let target = self.root.pointer(wanted.as_str().unwrap().trim_start_matches('#')).unwrap();
                    self.visit(target, value, place);
                    true
                }
                "properties" => {
                    for (key, of_key) in wanted.as_object().unwrap() {
                        if let Some(part) = value.get(key) {
                            self.visit(of_key, part, &format!("{place}/{key}"));
                        }
                    }
                    true
                }
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.visit(wanted, item, &format!("{place}/{index}"));
                    }
                    true
                }
                remark if REMARKS.contains(&remark) => true,
                unknown => panic!("{unknown} at {place} is a keyword that this validator does not know"),
            };
            if !is_kept {
                self.found.push(format!("{place}: {keyword} is {wanted}, and here is {value}"));
            }
        }
    }

    /// How many of these schemas the value keeps to.
    fn fitting(&self, schemas: &Value, value: &Value) -> usize {
        let keeps = |schema: &&Value| {
            let mut found = Vec::new();
            Validator { root: self.root, found: &mut found }.visit(schema, value, "");
            found.is_empty()
        };
        schemas.as_array().unwrap().iter().filter(keeps).count()
    }
}

fn is_of_type(wanted: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        unknown => panic!("{unknown} is no type"),
    };
    wanted.as_array().map_or_else(|| is(wanted), |names| names.iter().any(is))
}
