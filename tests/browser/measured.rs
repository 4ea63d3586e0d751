//! Figures of a large trace in the browser. They are printed and not judged: `cargo test --test browser -- --ignored --nocapture`.

use std::time::Instant;

use serde_json::json;

use crate::driver::{PROJECTOR, Page, with_page};
use crate::house::House;
use crate::large;

pub fn large_traces() {
    first_events();
    for (name, trace) in [
        ("exhaustive, 10,000 nodes", large::exhaustive(10_000)),
        ("exhaustive, 100,000 nodes", large::exhaustive(100_000)),
        ("64 paths, 100,000 nodes", large::sampled(64, 100_000)),
    ] {
        let (nodes, events) = (trace.plan.nodes.len(), trace.events.len());
        println!("{name}: {nodes} nodes, {events} events");
        let house = House::holding(vec![trace]);
        with_page(PROJECTOR, async |page| measure(&page, &house).await);
    }
}

/// From pressing the button to the first event on the page, a run at a time.
fn first_events() {
    let house = House::open();
    with_page(PROJECTOR, async |page| {
        page.open(&format!("http://{}/", house.address)).await;
        let ask = "window.took = null; const before = performance.now();
            fetch('/api/runs', { method: 'POST', headers: { 'content-type': 'application/json' },
                body: JSON.stringify({ prompt: 'A baker bakes 38 trays of 24 rolls each. He sells 567 rolls. How many rolls are left?' }) })
              .then((response) => response.body.getReader().read()).then(() => { window.took = performance.now() - before; });";
        let mut took = Vec::new();
        for _ in 0..20 {
            page.js(ask).await;
            page.until("window.took !== null").await;
            took.push(page.js("return window.took;").await.as_f64().unwrap());
        }
        took.sort_by(f64::total_cmp);
        println!("first event on the page after {:.1} ms (median of 20), {:.1} ms at most", took[10], took[19]);
    });
}

async fn measure(page: &Page, house: &House) {
    page.devtools("Performance.enable", json!({})).await;
    page.open("about:blank").await;
    let start = Instant::now();
    page.open(&format!("http://{}/#run-1", house.address)).await;
    page.until("document.querySelector('.plan .box')").await;
    println!("  first picture after {} ms", start.elapsed().as_millis());
    page.until("document.querySelector('.stage .sentence')?.textContent").await;
    println!("  its sentence after {} ms", start.elapsed().as_millis());
    // Two hundred places, there and back, as fast as the page follows.
    let scrub = "const it = document.querySelector('.player input'); const took = [];
        for (let at = 0; at <= 400; at += 1) {
            const before = performance.now();
            it.value = Math.round(it.max * (at <= 200 ? at : 400 - at) / 200);
            it.dispatchEvent(new Event('input', { bubbles: true }));
            it.getBoundingClientRect();
            took.push(performance.now() - before);
        }
        took.sort((one, other) => one - other);
        return [took.reduce((sum, one) => sum + one, 0), took[200], took[400]];";
    println!("  a scrub over 401 places, in ms: all, median, longest {}", page.js(scrub).await);
    let jump = Instant::now();
    page.js("document.querySelector('.player .refutation').click();").await;
    page.until("/refuted/i.test(document.querySelector('.sentence').textContent)").await;
    println!("  to the next refutation in {} ms", jump.elapsed().as_millis());
    let find = Instant::now();
    page.js("document.querySelector('[role=tab][data-panel=search]').click();").await;
    page.type_in(".search input", "place 777 ").await;
    page.until("document.querySelectorAll('.hits li').length > 0").await;
    println!("  a text is found in {} ms", find.elapsed().as_millis());
    page.devtools("HeapProfiler.collectGarbage", json!({})).await;
    let metrics = page.devtools("Performance.getMetrics", json!({})).await;
    let of = |name: &str| {
        let all = metrics["metrics"].as_array().into_iter().flatten();
        all.filter(|it| it["name"] == name).map(|it| it["value"].as_f64().unwrap_or(0.0)).sum::<f64>()
    };
    println!("  memory of the page {:.0} MB, {} elements", of("JSHeapUsedSize") / 1e6, of("Nodes"));
}
