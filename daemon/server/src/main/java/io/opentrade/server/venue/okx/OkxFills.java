package io.opentrade.server.venue.okx;

import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.server.venue.rest.RestCall;
import io.opentrade.server.venue.rest.SignedRest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// OKX's lists of fills: one of the last three days, one of the last three months.
record OkxFills(SignedRest rest, InstantSource clock) {
  private static final long RECENT = Duration.ofDays(3).minusHours(1).toMillis();

  Answer<List<VenueFill>> since(Market market, long since) {
    boolean recent = since >= clock.millis() - RECENT;
    return asked(call(recent, market).with("begin", Long.toString(since)));
  }

  /// Of both lists the longer one: an order may be old.
  Answer<List<VenueFill>> of(Market market, String theirs) {
    return asked(call(true, market).with("ordId", theirs))
        .then(
            recent ->
                asked(call(false, market).with("ordId", theirs))
                    .map(older -> older.size() > recent.size() ? older : recent));
  }

  private static RestCall call(boolean recent, Market market) {
    return RestCall.get(recent ? "api/v5/trade/fills" : "api/v5/trade/fills-history")
        .with("instType", OkxNames.type(market))
        .with("instId", market.code());
  }

  private Answer<List<VenueFill>> asked(RestCall call) {
    return new OkxOrders(rest)
        .pages(call, "billId", OkxReports::fill)
        .map(found -> found.stream().sorted(Comparator.comparingLong(VenueFill::at)).toList());
  }
}
