package io.opentrade.server.venue.binance;

import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.server.venue.AccountNews;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.ApiKey;
import io.opentrade.server.venue.Balance;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.SignedRest;
import io.opentrade.server.venue.rest.UnexpectedAnswer;
import io.opentrade.server.venue.stream.StreamDialect;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// A spot account's own events over the WebSocket interface. Listen keys, the older way, are being
/// taken out of service.
///
/// @param address of the interface; the key is told to nobody else
/// @param rest knows the exchange's clock
record BinanceUserStream(HttpUrl address, ApiKey key, SignedRest rest, InstantSource clock)
    implements StreamDialect {
  private static final int AVERAGE_SCALE = 12;

  @Override
  public List<String> subscribe(Set<Topic> topics) {
    Duration ahead =
        rest.clockAhead() instanceof Answer.Value<Duration>(Duration known) ? known : Duration.ZERO;
    long timestamp = clock.millis() - ahead.toMillis();
    String signature = key.sign("apiKey=" + key.key() + "&timestamp=" + timestamp).hex();
    return List.of(
        Json.write(
            Map.of(
                "id",
                "listen",
                "method",
                "userDataStream.subscribe.signature",
                "params",
                Map.of("apiKey", key.key(), "timestamp", timestamp, "signature", signature))));
  }

  /// An account may have nothing to tell for hours: an answer to this shows that it lives.
  @Override
  public String heartbeat() {
    return "{\"id\":\"beat\",\"method\":\"ping\"}";
  }

  @Override
  public List<StreamEvent> read(Json message) {
    if (message.has("status")) {
      if (message.whole("status") != 200) {
        throw new UnexpectedAnswer("a refused subscription");
      }
      return message.text("id", "").equals("listen")
          ? List.of(new StreamEvent.Own(new AccountNews.Listening()))
          : List.of();
    }
    if (!message.has("event")) {
      return List.of();
    }
    Json event = message.at("event");
    return switch (event.text("e", "")) {
      case "executionReport" ->
          List.of(new StreamEvent.Own(new AccountNews.OrderChanged(order(event), fill(event))));
      case "outboundAccountPosition" ->
          List.of(
              new StreamEvent.Own(
                  new AccountNews.WalletChanged(
                      event.list("B").stream().map(BinanceUserStream::balance).toList())));
      case "eventStreamTerminated" -> throw new UnexpectedAnswer("the end of the subscription");
      default -> List.of();
    };
  }

  private static Balance balance(Json row) {
    return new Balance(row.text("a"), row.decimal("f"), row.decimal("l"));
  }

  private static OrderReport order(Json event) {
    Quantity filled = event.quantity("z");
    return new OrderReport(
        BinanceReports.id(name(event)),
        event.text("i"),
        event.text("s"),
        BinanceReports.side(event.text("S")),
        event.quantity("q"),
        filled,
        average(event, filled),
        event.priceOrNull("p"),
        event.priceOrNull("P"),
        BinanceReports.status(event.text("X"), !event.flag("w")),
        event.whole("T"));
  }

  /// A cancellation has a name of its own; the order's is beside it then.
  private static String name(Json event) {
    String before = event.text("C", "");
    return before.isEmpty() ? event.text("c", "") : before;
  }

  private static @Nullable Price average(Json event, Quantity filled) {
    BigDecimal paid = event.decimal("Z");
    return filled.signum() == 0 || paid.signum() <= 0
        ? null
        : new Price(
            paid.divide(filled.value(), MathContext.DECIMAL128)
                .setScale(AVERAGE_SCALE, RoundingMode.HALF_EVEN));
  }

  private static @Nullable VenueFill fill(Json event) {
    if (!event.text("x").equals("TRADE")) {
      return null;
    }
    return new VenueFill(
        event.text("t"),
        event.text("i"),
        BinanceReports.id(name(event)),
        event.text("s"),
        BinanceReports.side(event.text("S")),
        event.quantity("l"),
        event.price("L"),
        event.decimal("n"),
        event.text("N", ""),
        event.flag("m"),
        event.whole("T"));
  }
}
