package io.opentrade.server.venue.bybit;

import io.opentrade.server.venue.AccountNews;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.ApiKey;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.SignedRest;
import io.opentrade.server.venue.rest.UnexpectedAnswer;
import io.opentrade.server.venue.stream.StreamDialect;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// An account's own events: its orders, executions and wallet, and of futures its positions.
/// Subscribed once the key is accepted.
final class BybitUserStream implements StreamDialect {
  /// How long the exchange may take to look at the key.
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final HttpUrl address;
  private final ApiKey key;
  private final SignedRest rest;
  private final MarketKind kind;
  private final InstantSource clock;
  private final Map<String, String> leverages = new HashMap<>();

  /// @param address of the private stream; the key is told to nobody else
  /// @param rest knows the exchange's clock
  /// @param kind of markets whose news are wanted: one account trades all
  BybitUserStream(
      HttpUrl address, ApiKey key, SignedRest rest, MarketKind kind, InstantSource clock) {
    this.address = address;
    this.key = key;
    this.rest = rest;
    this.kind = kind;
    this.clock = clock;
  }

  @Override
  public HttpUrl address() {
    return address;
  }

  @Override
  public List<String> subscribe(Set<Topic> topics) {
    leverages.clear();
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
    if (!message.text("op", "").equals("auth") || !message.flag("success")) {
      return null;
    }
    List<String> topics = new ArrayList<>(List.of("order", "execution", "wallet"));
    if (kind != MarketKind.SPOT) {
      topics.add("position");
    }
    return "{\"op\":\"subscribe\",\"args\":" + Json.write(topics) + "}";
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
      case "execution" -> own(rows(message).flatMap(this::execution));
      case "wallet" ->
          own(
              rows(message)
                  .map(
                      account ->
                          new AccountNews.WalletChanged(
                              account.list("coin").stream().map(BybitReports::balance).toList())));
      case "position" -> own(rows(message).flatMap(this::position));
      default -> List.of();
    };
  }

  /// The rows that are of our kind of markets, or of none.
  private Stream<Json> rows(Json message) {
    return message.list("data").stream()
        .filter(row -> !row.has("category") || BybitNames.kind(row.text("category", "")) == kind);
  }

  private static List<StreamEvent> own(Stream<? extends AccountNews> news) {
    return news.<StreamEvent>map(StreamEvent.Own::new).toList();
  }

  private Stream<AccountNews> execution(Json row) {
    if (BybitReports.taken(row)) {
      return Stream.of(new AccountNews.Moved("the exchange takes a position"));
    }
    if (!BybitReports.isTrade(row)) {
      return Stream.of(new AccountNews.Moved("the account changed: " + row.text("execType")));
    }
    return isWhole(row)
        ? Stream.of(new AccountNews.Executed(BybitReports.fill(row, kind)))
        : Stream.empty();
  }

  /// A fee of spot is in one currency or the other: an execution that does not say in which is
  /// asked for.
  private boolean isWhole(Json row) {
    return kind != MarketKind.SPOT || !row.text("feeCurrency", "").isEmpty();
  }

  /// Sizes are told by executions; what is told here alone is a change of terms, and trouble.
  private Stream<AccountNews> position(Json row) {
    if (!row.text("positionStatus", "Normal").equals("Normal")) {
      return Stream.of(new AccountNews.Moved("a position is being taken by the exchange"));
    }
    String leverage = row.text("leverage", "") + " " + row.whole("positionIdx");
    String before = leverages.put(row.text("symbol") + " " + row.whole("positionIdx"), leverage);
    return before == null || before.equals(leverage)
        ? Stream.empty()
        : Stream.of(new AccountNews.Moved("leverage was changed at the exchange"));
  }
}
