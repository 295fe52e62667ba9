package io.opentrade.server.venue.binance;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.server.venue.AccountNews;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Balance;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.UnexpectedAnswer;
import io.opentrade.server.venue.stream.StreamDialect;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// A futures account's own events. The stream has a name that is asked for with the key, is good
/// for an hour and is kept alive; who connects to it is subscribed.
final class BinanceFuturesUserStream implements StreamDialect {
  private static final Duration RENEWAL = Duration.ofMinutes(30);
  private static final String NONE = "-";

  private final HttpUrl base;
  private final BinanceFuturesAccount account;
  private final InstantSource clock;
  private volatile String key = NONE;
  private volatile long renewed;

  /// @param base behind which the stream's name stands
  BinanceFuturesUserStream(HttpUrl base, BinanceFuturesAccount account, InstantSource clock) {
    this.base = base;
    this.account = account;
    this.clock = clock;
  }

  /// Asks for the name anew: an old one may have run out.
  @Override
  public HttpUrl address() {
    key = account.listenKey() instanceof Answer.Value<String>(String fresh) ? fresh : NONE;
    renewed = clock.millis();
    return base.newBuilder().addPathSegment(key).build();
  }

  /// An answer to this shows that the connection stands; without a name there is nothing to hear.
  @Override
  public List<String> subscribe(Set<Topic> topics) {
    return key.equals(NONE) ? List.of() : List.of("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
  }

  @Override
  public @Nullable String heartbeat() {
    if (clock.millis() - renewed > RENEWAL.toMillis()) {
      renewed = clock.millis();
      var _ = account.keepListening(key);
    }
    return "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":2}";
  }

  @Override
  public List<StreamEvent> read(Json message) {
    if (message.has("error")) {
      throw new UnexpectedAnswer("a refused subscription");
    }
    if (message.has("id")) {
      return message.whole("id") == 1 ? own(new AccountNews.Listening()) : List.of();
    }
    return switch (message.text("e", "")) {
      case "ORDER_TRADE_UPDATE" -> own(order(message.at("o")));
      case "ALGO_UPDATE" -> algo(message.at("o"));
      case "ACCOUNT_UPDATE" -> account(message.at("a"));
      case "MARGIN_CALL" -> own(new AccountNews.Moved("a margin call: a liquidation is near"));
      case "ACCOUNT_CONFIG_UPDATE" ->
          own(new AccountNews.Moved("leverage or a mode was changed at the exchange"));
      case "listenKeyExpired" -> throw new UnexpectedAnswer("the end of the subscription");
      default -> List.of();
    };
  }

  private static List<StreamEvent> own(AccountNews news) {
    return List.of(new StreamEvent.Own(news));
  }

  private static List<StreamEvent> algo(Json row) {
    OrderId ours = BinanceReports.id(row.text("caid", ""));
    return ours == null ? List.of() : own(new AccountNews.Stirred(ours));
  }

  /// The order of a liquidation is nobody's; it is found among the executions.
  private static AccountNews order(Json row) {
    if (BinanceLiquidations.takes(row.text("c", ""))) {
      return new AccountNews.Moved("the exchange takes a position");
    }
    Quantity filled = row.quantity("z");
    OrderReport report =
        new OrderReport(
            BinanceReports.id(row.text("c", "")),
            row.text("i"),
            row.text("s"),
            BinanceReports.side(row.text("S")),
            row.quantity("q"),
            filled,
            filled.signum() == 0 ? null : row.priceOrNull("ap"),
            row.priceOrNull("p"),
            row.priceOrNull("sp"),
            BinanceReports.status(row.text("X"), false),
            row.whole("T"));
    return new AccountNews.OrderChanged(report, fill(row));
  }

  private static @Nullable VenueFill fill(Json row) {
    if (!row.text("x").equals("TRADE")) {
      return null;
    }
    return new VenueFill(
        row.text("t"),
        row.text("i"),
        BinanceReports.id(row.text("c", "")),
        row.text("s"),
        BinanceReports.side(row.text("S")),
        row.quantity("l"),
        row.price("L"),
        row.has("n") ? row.decimal("n") : BigDecimal.ZERO,
        row.text("N", ""),
        row.flag("m"),
        row.whole("T"));
  }

  private static List<StreamEvent> account(Json row) {
    String why = row.text("m", "");
    if (!why.equals("ORDER")) {
      return own(new AccountNews.Moved("the account changed: " + why));
    }
    List<Balance> wallet =
        row.list("B").stream()
            .map(each -> new Balance(each.text("a"), each.decimal("wb"), BigDecimal.ZERO))
            .toList();
    return own(new AccountNews.WalletChanged(wallet));
  }
}
