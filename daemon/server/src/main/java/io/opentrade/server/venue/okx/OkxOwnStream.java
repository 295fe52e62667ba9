package io.opentrade.server.venue.okx;

import io.opentrade.server.venue.AccountNews;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.UnexpectedAnswer;
import io.opentrade.server.venue.stream.StreamDialect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// A connection that tells an account's own events, subscribed once the key is accepted. It listens
/// when the last of its channels is confirmed.
abstract class OkxOwnStream implements StreamDialect {
  private final HttpUrl address;
  private final OkxLogin login;
  private final List<Map<String, String>> channels;

  /// @param address of the stream; the key is told to nobody else
  /// @param channels as they are subscribed to
  OkxOwnStream(HttpUrl address, OkxLogin login, List<Map<String, String>> channels) {
    this.address = address;
    this.login = login;
    this.channels = List.copyOf(channels);
  }

  @Override
  public final HttpUrl address() {
    return address;
  }

  @Override
  public final List<String> subscribe(Set<Topic> topics) {
    return List.of(login.message());
  }

  @Override
  public final String heartbeat() {
    return "ping";
  }

  @Override
  public final boolean isPulse(String message) {
    return message.equals("pong");
  }

  @Override
  public final @Nullable String reply(Json message) {
    return OkxLogin.accepted(message)
        ? "{\"op\":\"subscribe\",\"args\":" + Json.write(channels) + "}"
        : null;
  }

  @Override
  public final List<StreamEvent> read(Json message) {
    String channel = message.has("arg") ? message.at("arg").text("channel", "") : "";
    switch (message.text("event", "")) {
      case "error" ->
          throw new UnexpectedAnswer("an error " + message.text("code", "without code"));
      case "notice" -> throw new UnexpectedAnswer("notice of the connection's end");
      case "subscribe" -> {
        return channel.equals(channels.getLast().get("channel"))
            ? List.of(new StreamEvent.Own(new AccountNews.Listening()))
            : List.of();
      }
      default -> {}
    }
    return message.has("data")
        ? message.list("data").stream()
            .flatMap(row -> news(channel, row))
            .<StreamEvent>map(StreamEvent.Own::new)
            .toList()
        : List.of();
  }

  /// What a row of a channel tells.
  abstract Stream<? extends AccountNews> news(String channel, Json row);
}
