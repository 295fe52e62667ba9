package io.opentrade.server.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.server.vault.Secret;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.telegram.telegrambots.meta.TelegramUrl;

/// A bot's token and the one place it may go to, as the vault keeps them: who could change the
/// address alone could read the token. Shows nothing.
///
/// @param token such as `123456:AA…`
/// @param at the address of the Bot API
record BotKey(String token, String at) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The first part is the bot's number; it is in the address of each request, so nothing else may
  /// be in it.
  private static final Pattern TOKEN = Pattern.compile("([0-9]{1,20}):[A-Za-z0-9_-]{20,128}");

  BotKey {
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException("that is no token of a bot");
    }
    HttpUrl url = HttpUrl.get(at);
    if (!url.isHttps() && !isLoopback(url.host())) {
      throw new IllegalArgumentException("a token goes over https only, or stays on this machine");
    }
    if (!url.encodedPath().equals("/")) {
      throw new IllegalArgumentException("the address of the Bot API has no path");
    }
  }

  private static boolean isLoopback(String host) {
    return host.equals("127.0.0.1") || host.equals("localhost") || host.equals("::1");
  }

  /// @throws IllegalArgumentException where it is none
  static BotKey read(Secret secret) {
    try {
      return JSON.readValue(secret.reveal(), BotKey.class);
    } catch (JsonProcessingException _) {
      // Without its cause: that quotes the text.
      throw new IllegalArgumentException("the vault holds something that is no token");
    }
  }

  Secret secretText() {
    try {
      return Secret.of(JSON.writeValueAsString(this));
    } catch (JsonProcessingException _) {
      throw new IllegalStateException("a token cannot be written");
    }
  }

  /// Telegram's number of the bot.
  long bot() {
    return Long.parseLong(token.substring(0, token.indexOf(':')));
  }

  TelegramUrl url() {
    HttpUrl url = HttpUrl.get(at);
    return new TelegramUrl(url.scheme(), url.host(), url.port(), false);
  }

  @Override
  public String toString() {
    return "a token";
  }
}
