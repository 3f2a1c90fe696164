//! The line at the bottom of the chat: channels, commands and what they are given.

use fantoccini::Locator;
use serde_json::json;

use crate::chromium::Window;

impl Window {
    /// Opens a channel by its name.
    pub async fn go_to(&self, channel: &str) {
        self.click(&format!("[data-channel-name='{channel}']")).await;
        self.until(
            channel,
            "return document.querySelector('.topbar__name').textContent === arguments[0]",
            json!([channel]),
        )
        .await;
    }

    /// Picks a command by typing it in full; its required options then wait to be filled in.
    pub async fn command(&self, typed: &str) {
        self.click("#composer-input").await;
        self.keys(&format!("/{typed}")).await;
        self.see(".composer__popup:not([hidden]) [role=option]").await;
        self.enter().await;
        self.see("[data-action=send-command]").await;
    }

    /// Sends the command that is filled in.
    pub async fn send(&self) {
        self.click("[data-action=send-command]").await;
    }

    /// Types into one of the command's options; one that may be left out is brought out first.
    pub async fn option(&self, name: &str, text: &str) {
        let field = format!(".chip[data-option={name}] .chip__field");
        if self.client.find(Locator::Css(&field)).await.is_err() {
            self.click("#more-options").await;
            self.click(&format!(".menu [data-key={name}]")).await;
        }
        self.click(&field).await;
        self.keys(text).await;
    }

    /// Takes the only suggestion left for what was typed.
    pub async fn take_suggestion(&self) {
        const ONE: &str =
            "return document.querySelectorAll('.composer__popup:not([hidden]) [role=option]').length === 1";
        self.until("one suggestion", ONE, json!([])).await;
        self.enter().await;
    }

    /// Gives a file to the command's file option.
    pub async fn attach(&self, path: &std::path::Path) {
        let input = self
            .client
            .find(Locator::Css(".chip__file"))
            .await
            .expect("the command takes a file");
        input
            .send_keys(&path.to_string_lossy())
            .await
            .expect("the file is taken");
    }
}
