//! The studio in a real browser. Where none is found these tests are passed over, and that is said.

#[cfg(feature = "studio")]
mod driver;
#[cfg(feature = "studio")]
#[path = "../studio/house.rs"]
#[allow(dead_code)]
mod house;
#[cfg(feature = "studio")]
#[path = "../large/mod.rs"]
mod large;
#[cfg(feature = "studio")]
mod measured;
#[cfg(feature = "studio")]
mod pictures;
#[cfg(feature = "studio")]
mod scenes;

#[cfg(feature = "studio")]
fn main() {
    let arguments = libtest_mimic::Arguments::from_args();
    let is_passed_over = driver::programs().is_none();
    if is_passed_over {
        eprintln!("passed over: tests in a browser need chromium and chromedriver (Debian: chromium, chromium-driver)");
    }
    let has_axe = scenes::axe().is_some();
    if !has_axe {
        eprintln!("passed over: the test of accessibility needs axe-core (see .ci/run)");
    }
    let trials = scenes::ALL.iter().map(|(name, test)| {
        let needs_axe = name.contains("accessib");
        let test = *test;
        libtest_mimic::Trial::test(*name, move || {
            test();
            Ok(())
        })
        .with_ignored_flag(is_passed_over || (needs_axe && !has_axe))
    });
    let figures = libtest_mimic::Trial::test("figures_of_large_traces", || {
        measured::large_traces();
        Ok(())
    });
    let pictures = libtest_mimic::Trial::test("pictures_to_be_looked_at", || {
        pictures::pictures();
        Ok(())
    });
    let trials = trials.chain([figures, pictures].map(|asked_for| asked_for.with_ignored_flag(true)));
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

#[cfg(not(feature = "studio"))]
fn main() {
    println!("passed over: the studio is left out");
}
