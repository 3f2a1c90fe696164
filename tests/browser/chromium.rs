//! A real Chromium, driven over WebDriver: opens the chat page and does what a person does, by what a person sees.

use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use reqwest::{Method, Url};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::driver::{Driver, capabilities, start_driver};

/// What a seeing person reads: all but the line that is only for screen readers.
const TEXT: &str = "const text = () => [...document.body.children].filter((part) => part.id !== 'announcer') \
                    .map((part) => part.innerText).join('\\n');";

/// How long something that a person waits for may take, generous for a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The size and colours of a window.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Whether the person prefers dark colours.
    pub dark: bool,
}

/// A desktop window.
pub const DESKTOP: Look = Look {
    width: 1280,
    height: 800,
    dark: false,
};
/// A window for the documents' pictures.
pub const DOCUMENT: Look = Look {
    width: 1040,
    height: 720,
    dark: false,
};
/// A phone.
pub const PHONE: Look = Look {
    width: 390,
    height: 844,
    dark: true,
};

/// An open browser window. Chromedriver and Chromium end with it.
pub struct Window {
    pub client: Client,
    _driver: Driver,
    _profile: TempDir,
}

/// A command of Chromium's own protocol, for what WebDriver has no words for.
#[derive(Debug)]
struct Chromium(&'static str, Value);

impl WebDriverCompatibleCommand for Chromium {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as std::str::FromStr>::Err> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (
            Method::POST,
            Some(json!({ "cmd": self.0, "params": self.1 }).to_string()),
        )
    }
}

impl Window {
    /// Starts chromedriver on a free port of its own choice and opens a window.
    pub async fn open(look: Look) -> Self {
        let (driver, port) = start_driver().await;
        let profile = TempDir::new().expect("a folder for the profile");
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(&profile, look))
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("chromedriver opens Chromium");
        let window = Self {
            client,
            _driver: driver,
            _profile: profile,
        };
        window.look(look).await;
        window
    }

    /// Everything that can be used with the keyboard has a name that a screen reader says.
    pub async fn names_everything(&self) {
        const USABLE: [&str; 9] = [
            "button", "textbox", "combobox", "switch", "tab", "link", "listbox", "option", "dialog",
        ];
        let tree = self
            .client
            .issue_cmd(Chromium("Accessibility.getFullAXTree", json!({})))
            .await;
        let tree = tree.expect("Chromium tells what it tells screen readers");
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        assert!(nodes.len() > 20, "the page has parts");
        let nameless = nodes.iter().filter(|node| {
            let role = node["role"]["value"].as_str().unwrap_or_default();
            node["ignored"] != true
                && USABLE.contains(&role)
                && node["name"]["value"].as_str().unwrap_or_default().is_empty()
        });
        let nameless: Vec<String> = nameless.map(ToString::to_string).collect();
        assert!(nameless.is_empty(), "without a name: {nameless:#?}");
    }

    /// Changes size and colours.
    pub async fn look(&self, look: Look) {
        let metrics =
            json!({ "width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": look.width < 500 });
        let scheme = if look.dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        for command in [
            // As if it were the window in front.
            Chromium("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })),
            Chromium("Emulation.setDeviceMetricsOverride", metrics),
            Chromium("Emulation.setEmulatedMedia", media),
        ] {
            self.client.issue_cmd(command).await.expect("Chromium takes the look");
        }
    }

    /// Goes to the page and waits until it is ready, as somebody who has been led around before.
    pub async fn visit(&self, url: &str) {
        self.client
            .goto(&format!("{url}/icon.svg"))
            .await
            .expect("the page's picture opens");
        let been_here = "localStorage.setItem('sandbox-tour', 'true')";
        self.client
            .execute(been_here, Vec::new())
            .await
            .expect("the browser remembers");
        self.visit_first(url).await;
    }

    /// Goes to the page for the first time, or again.
    pub async fn visit_first(&self, url: &str) {
        self.client.goto(url).await.expect("the page opens");
        self.see("#app[data-ready=true]").await;
    }

    /// Waits until something is there.
    pub async fn see(&self, css: &str) -> Element {
        self.see_within(PATIENCE, css).await
    }

    /// Waits until something is there that may take longer than a person likes.
    pub async fn see_within(&self, patience: Duration, css: &str) -> Element {
        let found = self
            .client
            .wait()
            .at_most(patience)
            .for_element(Locator::Css(css))
            .await;
        match found {
            Ok(element) => element,
            Err(error) => panic!("{css} did not appear: {error}\n{}", self.text().await),
        }
    }

    /// Waits until the chat (or a window above it) shows these words.
    pub async fn read(&self, words: &str) {
        self.until(
            &format!("the words {words:?}"),
            &format!("{TEXT} return text().includes(arguments[0])"),
            json!([words]),
        )
        .await;
    }

    /// Waits until nothing on the page shows these words.
    pub async fn read_no_more(&self, words: &str) {
        self.until(
            &format!("an end of {words:?}"),
            &format!("{TEXT} return !text().includes(arguments[0])"),
            json!([words]),
        )
        .await;
    }

    /// Waits until a script of the page's own says yes.
    pub async fn until(&self, what: &str, script: &str, arguments: Value) {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        let asked = tokio::time::timeout(PATIENCE, async {
            let mut pace = tokio::time::interval(Duration::from_millis(40));
            loop {
                pace.tick().await;
                if self
                    .client
                    .execute(script, arguments.clone())
                    .await
                    .expect("the script runs")
                    == json!(true)
                {
                    break;
                }
            }
        });
        if asked.await.is_err() {
            panic!("waited in vain for {what}; the page shows:\n{}", self.text().await);
        }
    }

    /// What the page makes of a text in Discord's markdown.
    pub async fn markup(&self, text: &str) -> String {
        const RENDER: &str = "return import('/markdown.js').then(({ markdown }) => { \
            const box = document.createElement('div'); box.append(...markdown(arguments[0])); return box.innerHTML; })";
        let html = self
            .client
            .execute(RENDER, vec![json!(text)])
            .await
            .expect("the text is rendered");
        html.as_str().unwrap_or_default().to_owned()
    }

    /// What the page shows, as text.
    pub async fn text(&self) -> String {
        let text = self
            .client
            .execute(&format!("{TEXT} return text()"), Vec::new())
            .await
            .expect("the page has text");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The texts of all of these, from the top.
    pub async fn all(&self, css: &str) -> Vec<String> {
        const TEXTS: &str =
            "return [...document.querySelectorAll(arguments[0])].map((part) => part.textContent.trim())";
        let texts = self.client.execute(TEXTS, vec![json!(css)]).await;
        serde_json::from_value(texts.expect("the script runs")).expect("texts")
    }

    /// Clicks something, once it is there and nothing covers it.
    pub async fn click(&self, css: &str) {
        self.hit(css, Locator::Css(css)).await;
    }

    /// Clicks the last of these as a hand does: where it stands, and again when the page was just being repainted.
    async fn hit(&self, what: &str, which: Locator<'_>) {
        let clicked = tokio::time::timeout(PATIENCE, async {
            let mut pace = tokio::time::interval(Duration::from_millis(40));
            loop {
                pace.tick().await;
                let found = self.client.find_all(which).await.unwrap_or_default();
                if let Some(last) = found.last()
                    && last.click().await.is_ok()
                {
                    break;
                }
            }
        });
        if clicked.await.is_err() {
            panic!("{what} cannot be clicked; the page shows:\n{}", self.text().await);
        }
    }

    /// Presses the last button of the chat (or of an open window) with this label, once it can be pressed.
    pub async fn press(&self, label: &str) {
        let button = format!(
            "//button[not(@disabled)][.//span[@class='btn__label'][normalize-space()='{label}'] or normalize-space()='{label}']"
        );
        self.hit(&format!("a button {label:?}"), Locator::XPath(&button)).await;
    }

    /// Opens the last select that shows these words and picks rows by their place; answers with what they say.
    pub async fn choose(&self, shown: &str, rows: &[usize]) -> Vec<String> {
        let select = format!(
            "//*[@id='messages']//button[contains(@class, 'select')][not(@disabled)][normalize-space()='{shown}']"
        );
        self.hit(&format!("a select {shown:?}"), Locator::XPath(&select)).await;
        let mut said = Vec::new();
        for row in rows {
            let option = format!("(//*[@class='menu']//*[@role='option'])[{}]", row + 1);
            let label = format!("{option}//*[contains(@class, 'list__label')]");
            let label = self
                .client
                .wait()
                .at_most(PATIENCE)
                .for_element(Locator::XPath(&label))
                .await;
            said.push(label.expect("the row is there").text().await.expect("it has words"));
            self.hit("the row", Locator::XPath(&option)).await;
        }
        if rows.len() > 1 {
            self.click("[data-menu=done]").await;
        }
        self.until("the menu's end", "return !document.querySelector('.menu')", json!([]))
            .await;
        said
    }

    /// Types into whatever has the keyboard.
    pub async fn keys(&self, text: &str) {
        let active = self.client.active_element().await.expect("something has the keyboard");
        active.send_keys(text).await.expect("it takes the keys");
    }

    /// Presses Enter.
    pub async fn enter(&self) {
        self.keys(&Key::Enter.to_string()).await;
    }

    /// Goes on to what has the keyboard next.
    pub async fn tab(&self) {
        self.keys(&Key::Tab.to_string()).await;
    }

    /// Goes on with Tab alone until the keyboard is there.
    pub async fn tab_to(&self, css: &str) {
        const THERE: &str = "return document.activeElement?.matches(arguments[0]) ?? false";
        for _ in 0..80 {
            if self
                .client
                .execute(THERE, vec![json!(css)])
                .await
                .expect("the script runs")
                == json!(true)
            {
                return;
            }
            self.tab().await;
        }
        panic!("{css} cannot be reached with Tab");
    }

    /// Presses Escape.
    pub async fn escape(&self) {
        self.keys(&Key::Escape.to_string()).await;
    }

    /// Becomes another person by the switcher, where a name or a role is searched for.
    pub async fn be(&self, searched: &str, name: &str) {
        self.click("#whoami").await;
        self.see("#person-search").await;
        self.keys(searched).await;
        self.enter().await;
        let there = "return document.querySelector('#whoami .whoami__name')?.textContent === arguments[0] \
            && !document.querySelector('#switcher') && document.querySelector('#composer-input') !== null";
        self.until(&format!("being {name}"), there, json!([name])).await;
    }

    /// Writes into a field of the open modal, in place of what it held.
    pub async fn write(&self, input: &str, text: &str) {
        let field = self.see(&format!("[data-input='{input}']")).await;
        field.clear().await.expect("it can be emptied");
        field.send_keys(text).await.expect("it takes text");
    }

    /// Keeps a picture of the window under the target folder, to be looked at.
    pub async fn picture(&self, name: &str) {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
        self.draw(&folder, name).await;
    }

    /// A picture for the documents: kept in the folder named by `KOLEGA_PICTURES` when there is one.
    pub async fn illustration(&self, name: &str) {
        self.picture(name).await;
        if let Some(folder) = std::env::var_os("KOLEGA_PICTURES") {
            self.draw(std::path::Path::new(&folder), name).await;
        }
    }

    async fn draw(&self, folder: &std::path::Path, name: &str) {
        let png = self.client.screenshot().await.expect("a picture");
        std::fs::create_dir_all(folder).expect("a folder for pictures");
        std::fs::write(folder.join(format!("{name}.png")), png).expect("the picture is kept");
    }

    /// Closes the window.
    pub async fn close(self) {
        self.client.close().await.expect("the window closes");
    }
}
