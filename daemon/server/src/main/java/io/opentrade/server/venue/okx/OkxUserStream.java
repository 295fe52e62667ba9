package io.opentrade.server.venue.okx;

import io.opentrade.server.venue.AccountNews;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.ApiKey;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.SignedRest;
import io.opentrade.server.venue.rest.UnexpectedAnswer;
import io.opentrade.server.venue.stream.StreamDialect;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// An account's own events: its orders with their executions, and its wallet. Subscribed once the
/// key is accepted. Orders that wait for a trigger are told elsewhere; what they place is told
/// here.
///
/// @param address of the private stream; the key is told to nobody else
/// @param rest knows the exchange's clock
record OkxUserStream(HttpUrl address, ApiKey key, SignedRest rest, InstantSource clock)
    implements StreamDialect {
  private static final String CHANNELS =
      "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"account\"},"
          + "{\"channel\":\"orders\",\"instType\":\"ANY\"}]}";

  @Override
  public List<String> subscribe(Set<Topic> topics) {
    Duration ahead =
        rest.clockAhead() instanceof Answer.Value<Duration>(Duration known) ? known : Duration.ZERO;
    String seconds = Long.toString((clock.millis() - ahead.toMillis()) / 1_000);
    return List.of(
        Json.write(
            Map.of(
                "op",
                "login",
                "args",
                List.of(
                    Map.of(
                        "apiKey",
                        key.key(),
                        "passphrase",
                        key.passphrase(),
                        "timestamp",
                        seconds,
                        "sign",
                        key.sign(seconds + "GET/users/self/verify").base64())))));
  }

  @Override
  public String heartbeat() {
    return "ping";
  }

  @Override
  public boolean isPulse(String message) {
    return message.equals("pong");
  }

  @Override
  public @Nullable String reply(Json message) {
    boolean in = message.text("event", "").equals("login") && message.text("code", "").equals("0");
    return in ? CHANNELS : null;
  }

  @Override
  public List<StreamEvent> read(Json message) {
    String event = message.text("event", "");
    String channel = message.has("arg") ? message.at("arg").text("channel", "") : "";
    switch (event) {
      case "error" ->
          throw new UnexpectedAnswer("an error " + message.text("code", "without code"));
      case "notice" -> throw new UnexpectedAnswer("notice of the connection's end");
      case "subscribe" -> {
        return channel.equals("orders")
            ? List.of(new StreamEvent.Own(new AccountNews.Listening()))
            : List.of();
      }
      default -> {}
    }
    if (!message.has("data")) {
      return List.of();
    }
    Stream<Json> rows = message.list("data").stream();
    return switch (channel) {
      case "orders" ->
          own(rows.map(row -> new AccountNews.OrderChanged(OkxReports.order(row), fill(row))));
      case "account" ->
          own(
              rows.map(
                  row ->
                      new AccountNews.WalletChanged(
                          row.list("details").stream().map(OkxReports::balance).toList())));
      default -> List.of();
    };
  }

  private static List<StreamEvent> own(Stream<? extends AccountNews> news) {
    return news.<StreamEvent>map(StreamEvent.Own::new).toList();
  }

  /// The execution that a row tells; null where it tells none, or not in which currency its fee is.
  private static @Nullable VenueFill fill(Json row) {
    BigDecimal filled = row.decimalOrNull("fillSz");
    boolean none = filled == null || filled.signum() == 0 || row.text("tradeId", "").isEmpty();
    return none || row.text("fillFeeCcy", "").isEmpty() ? null : OkxReports.streamed(row);
  }
}
