package io.opentrade.server.venue.bybit;

import io.opentrade.server.venue.AccountNews;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.ApiKey;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.SignedRest;
import io.opentrade.server.venue.rest.UnexpectedAnswer;
import io.opentrade.server.venue.stream.StreamDialect;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// An account's own events: its orders, executions and wallet. Subscribed once the key is accepted.
///
/// @param address of the private stream; the key is told to nobody else
/// @param rest knows the exchange's clock
record BybitUserStream(HttpUrl address, ApiKey key, SignedRest rest, InstantSource clock)
    implements StreamDialect {
  /// How long the exchange may take to look at the key.
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private static final String TOPICS =
      "{\"op\":\"subscribe\",\"args\":[\"order\",\"execution\",\"wallet\"]}";

  @Override
  public List<String> subscribe(Set<Topic> topics) {
    Duration ahead =
        rest.clockAhead() instanceof Answer.Value<Duration>(Duration known) ? known : Duration.ZERO;
    long expires = clock.millis() - ahead.toMillis() + WINDOW.toMillis();
    String signature = key.sign("GET/realtime" + expires).hex();
    return List.of(
        Json.write(Map.of("op", "auth", "args", List.of(key.key(), expires, signature))));
  }

  @Override
  public String heartbeat() {
    return "{\"op\":\"ping\"}";
  }

  @Override
  public @Nullable String reply(Json message) {
    return message.text("op", "").equals("auth") && message.flag("success") ? TOPICS : null;
  }

  @Override
  public List<StreamEvent> read(Json message) {
    String answered = message.text("op", "");
    if (answered.equals("auth") || answered.equals("subscribe")) {
      if (!message.flag("success")) {
        throw new UnexpectedAnswer(
            answered.equals("auth") ? "a refusal of the key" : "a refused subscription");
      }
      return answered.equals("subscribe")
          ? List.of(new StreamEvent.Own(new AccountNews.Listening()))
          : List.of();
    }
    return switch (message.text("topic", "")) {
      case "order" ->
          own(
              rows(message)
                  .map(row -> new AccountNews.OrderChanged(BybitReports.order(row), null)));
      case "execution" ->
          own(
              rows(message)
                  .filter(BybitUserStream::isWhole)
                  .map(row -> new AccountNews.Executed(BybitReports.fill(row))));
      case "wallet" ->
          own(
              rows(message)
                  .map(
                      account ->
                          new AccountNews.WalletChanged(
                              account.list("coin").stream().map(BybitReports::balance).toList())));
      default -> List.of();
    };
  }

  private static Stream<Json> rows(Json message) {
    return message.list("data").stream();
  }

  private static List<StreamEvent> own(Stream<? extends AccountNews> news) {
    return news.<StreamEvent>map(StreamEvent.Own::new).toList();
  }

  /// A fee of spot is in one currency or the other: an execution that does not say in which is
  /// asked for.
  private static boolean isWhole(Json row) {
    boolean spot = row.text("category", "").equals("spot");
    return BybitReports.isTrade(row) && !(spot && row.text("feeCurrency", "").isEmpty());
  }
}
