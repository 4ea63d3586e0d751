//! Pictures of the pages, to be looked at: `cargo test --test browser pictures -- --ignored` writes them to `target/pictures`.

use crate::driver::{Look, PROJECTOR, with_page};
use crate::house::House;
use crate::scenes::{APPLES, ask, vote};

/// The pages that are looked at: a name, and what is asked.
const PAGES: &[(&str, &str)] = &[
    ("small", "What is 2 + 3?"),
    ("usual", APPLES),
    ("large", "What is the lcm of the numbers from 1 to 30?"),
    ("unread", "What is the remaindr when 7^222 is divded by 12?"),
];

pub fn pictures() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/pictures");
    std::fs::create_dir_all(folder).unwrap();
    for (size, width, height) in [("phone", 390, 844), ("projector", 1280, 720), ("wide", 1920, 1080)] {
        for theme in ["light", "dark"] {
            let house = House::open();
            with_page(Look { width, height, theme, ..PROJECTOR }, async |page| {
                for (name, prompt) in PAGES {
                    ask(&page, &house, prompt).await;
                    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
                    std::fs::write(format!("{folder}/{size}-{theme}-{name}.png"), page.picture().await).unwrap();
                }
                vote(&page, &house).await;
                page.click("[role=tab][data-panel=paths]").await;
                tokio::time::sleep(std::time::Duration::from_millis(600)).await;
                std::fs::write(format!("{folder}/{size}-{theme}-paths.png"), page.picture().await).unwrap();
                page.click("#beside").await;
                page.until("document.querySelectorAll('.stage').length === 2").await;
                tokio::time::sleep(std::time::Duration::from_millis(600)).await;
                std::fs::write(format!("{folder}/{size}-{theme}-two.png"), page.picture().await).unwrap();
            });
        }
    }
    println!("pictures are in {folder}");
}
