package io.opentrade.server.venue.binance;

import io.opentrade.engine.domain.Side;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.PublicTrade;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.StreamEvent.TextLevel;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.UnexpectedAnswer;
import io.opentrade.server.venue.stream.StreamDialect;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Binance's combined streams. A book comes as changes only, ten times a second; spot numbers them
/// without holes, futures name the number before (`pu`).
final class BinanceStream implements StreamDialect {
  private final HttpUrl base;
  private final MarketKind kind;
  private final Map<String, Market> markets = new HashMap<>();

  BinanceStream(HttpUrl base, MarketKind kind, Set<Topic> topics) {
    this.base = base;
    this.kind = kind;
    topics.forEach(topic -> markets.put(topic.market().code(), topic.market()));
  }

  @Override
  public HttpUrl address() {
    return base.newBuilder().addPathSegment("stream").build();
  }

  @Override
  public List<String> subscribe(Set<Topic> topics) {
    StringBuilder names = new StringBuilder();
    for (Topic topic : topics) {
      names
          .append(names.isEmpty() ? "\"" : ",\"")
          .append(topic.market().code().toLowerCase(Locale.ROOT))
          .append(
              switch (topic.kind()) {
                // Futures have no stream of single trades that is documented.
                case TRADES -> kind == MarketKind.SPOT ? "@trade" : "@aggTrade";
                case BOOK -> "@depth@100ms";
              })
          .append('"');
    }
    return List.of("{\"method\":\"SUBSCRIBE\",\"params\":[" + names + "],\"id\":1}");
  }

  @Override
  public @Nullable String heartbeat() {
    return null;
  }

  @Override
  public List<StreamEvent> read(Json message) {
    if (message.has("error")) {
      throw new UnexpectedAnswer("a refused subscription");
    }
    if (!message.has("data")) {
      return List.of();
    }
    Json data = message.at("data");
    Market market = markets.get(data.text("s", ""));
    if (market == null) {
      return List.of();
    }
    return switch (data.text("e", "")) {
      case "trade", "aggTrade" -> List.of(new StreamEvent.Trades(market, List.of(trade(data))));
      case "depthUpdate" -> List.of(change(data, market));
      default -> List.of();
    };
  }

  private static PublicTrade trade(Json data) {
    return new PublicTrade(
        data.text(data.has("t") ? "t" : "a"),
        data.price("p"),
        data.quantity("q"),
        data.flag("m") ? Side.SELL : Side.BUY,
        data.whole("T"));
  }

  private static StreamEvent change(Json data, Market market) {
    return new StreamEvent.Change(
        market,
        levels(data.list("b")),
        levels(data.list("a")),
        data.whole("U"),
        data.whole("u"),
        data.has("pu") ? data.whole("pu") : StreamEvent.NONE,
        StreamEvent.NONE,
        data.has("E") ? data.whole("E") : StreamEvent.NONE);
  }

  private static List<TextLevel> levels(List<Json> rows) {
    return rows.stream().map(row -> new TextLevel(row.at(0).digits(), row.at(1).digits())).toList();
  }
}
