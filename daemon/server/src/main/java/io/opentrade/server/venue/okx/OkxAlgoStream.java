package io.opentrade.server.venue.okx;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.server.venue.AccountNews;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.rest.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/// An account's orders that wait for a trigger, and those that follow a price, which OKX tells
// apart
/// from them.
final class OkxAlgoStream extends OkxOwnStream {
  OkxAlgoStream(HttpUrl address, OkxLogin login) {
    super(
        address,
        login,
        List.of(
            Map.of("channel", "orders-algo", "instType", "ANY"),
            Map.of("channel", "algo-advance", "instType", "ANY")));
  }

  /// One that was triggered has placed another one, which must be asked for.
  @Override
  Stream<? extends AccountNews> news(String channel, Json row) {
    OrderReport report = OkxReports.algo(row);
    OrderId ours = report.ours();
    if (ours == null) {
      return Stream.empty();
    }
    return report.status() == OrderReport.Status.UNTRIGGERED
        ? Stream.of(new AccountNews.OrderChanged(report, null))
        : Stream.of(new AccountNews.Stirred(ours));
  }
}
