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
/// apart from them.
final class OkxAlgoStream extends OkxOwnStream {
  private static final List<String> CHANNELS = List.of("orders-algo", "algo-advance");

  OkxAlgoStream(HttpUrl address, OkxLogin login) {
    super(
        address,
        login,
        CHANNELS.stream().map(channel -> Map.of("channel", channel, "instType", "ANY")).toList());
  }

  /// One that was triggered has placed another one, which must be asked for.
  @Override
  Stream<? extends AccountNews> news(String channel, Json row) {
    if (!CHANNELS.contains(channel)) {
      return Stream.empty();
    }
    return OkxReports.algos(row).stream().flatMap(OkxAlgoStream::news);
  }

  private static Stream<AccountNews> news(OrderReport report) {
    OrderId ours = report.ours();
    if (ours == null) {
      return Stream.empty();
    }
    return report.status() == OrderReport.Status.UNTRIGGERED
        ? Stream.of(new AccountNews.OrderChanged(report, null))
        : Stream.of(new AccountNews.Stirred(ours));
  }
}
