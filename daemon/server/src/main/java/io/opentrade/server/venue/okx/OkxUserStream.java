package io.opentrade.server.venue.okx;

import io.opentrade.server.venue.AccountNews;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.server.venue.rest.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// An account's orders with their executions, its wallet, and what happens to its positions. What
/// an order that waited for its trigger has placed is told here, too.
final class OkxUserStream extends OkxOwnStream {
  private static final Map<String, String> ACCOUNT = Map.of("channel", "account");
  private static final Map<String, String> ORDERS = Map.of("channel", "orders", "instType", "ANY");
  private static final Map<String, String> POSITIONS = Map.of("channel", "balance_and_position");
  private static final Map<String, String> WARNINGS =
      Map.of("channel", "liquidation-warning", "instType", "ANY");

  /// @param kind of the markets that the account trades
  OkxUserStream(HttpUrl address, OkxLogin login, MarketKind kind) {
    super(
        address,
        login,
        kind == MarketKind.SPOT
            ? List.of(ACCOUNT, ORDERS)
            : List.of(ACCOUNT, POSITIONS, WARNINGS, ORDERS));
  }

  @Override
  Stream<? extends AccountNews> news(String channel, Json row) {
    return switch (channel) {
      case "orders" -> order(row);
      case "account" ->
          Stream.of(
              new AccountNews.WalletChanged(
                  row.list("details").stream().map(OkxReports::balance).toList()));
      case "balance_and_position" -> position(row.text("eventType", ""));
      case "liquidation-warning" ->
          Stream.of(new AccountNews.Moved("a margin call: a liquidation is near"));
      default -> Stream.empty();
    };
  }

  /// The order of a liquidation is nobody's; it is found among the executions.
  private static Stream<? extends AccountNews> order(Json row) {
    OkxPair pair = OkxPair.read(row.text("algoClOrdId", ""));
    if (pair != null) {
      return pair.stirred(); // which of the two it is must be asked for
    }
    return OkxReports.takes(row)
        ? Stream.of(new AccountNews.Moved("the exchange takes a position"))
        : Stream.of(new AccountNews.OrderChanged(OkxReports.order(row), fill(row)));
  }

  /// Executions and transfers are told elsewhere.
  private static Stream<AccountNews> position(String event) {
    return switch (event) {
      case "snapshot", "filled", "transferred", "" -> Stream.empty();
      default -> Stream.of(new AccountNews.Moved("the account changed: " + event));
    };
  }

  /// The execution that a row tells; null where it tells none, or not in which currency its fee is.
  private static @Nullable VenueFill fill(Json row) {
    BigDecimal filled = row.decimalOrNull("fillSz");
    boolean none = filled == null || filled.signum() == 0 || row.text("tradeId", "").isEmpty();
    return none || row.text("fillFeeCcy", "").isEmpty() ? null : OkxReports.streamed(row);
  }
}
