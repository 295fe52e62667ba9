package io.opentrade.server.venue.binance;

import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.server.venue.rest.RestCall;
import io.opentrade.server.venue.rest.RestCall.Method;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Binance's lists of fills: a thousand at a time, of a day (spot) or seven (futures) at most.
record BinanceFills(InstantSource clock) {
  private static final int PAGE = 1_000;

  Answer<List<VenueFill>> since(SignedWing wing, Market market, long since) {
    long span = Duration.ofDays(market.kind() == MarketKind.SPOT ? 1 : 7).toMillis();
    Map<String, VenueFill> all = new LinkedHashMap<>();
    long now = clock.millis();
    long from = since;
    while (from <= now) {
      long end = from + span - 1;
      RestCall call =
          call(wing, market)
              .with("startTime", Long.toString(from))
              .with("endTime", Long.toString(end));
      switch (asked(wing, call)) {
        case Answer.Failed<List<VenueFill>> failed -> {
          return failed;
        }
        case Answer.Value<List<VenueFill>>(List<VenueFill> page) -> {
          page.forEach(fill -> all.putIfAbsent(fill.trade(), fill));
          // A full page may end within a millisecond: that one is asked for again.
          from = page.size() < PAGE ? end + 1 : Math.max(from + 1, page.getLast().at());
        }
      }
    }
    return Answer.of(new ArrayList<>(all.values()));
  }

  Answer<List<VenueFill>> of(SignedWing wing, Market market, String theirs) {
    return asked(wing, call(wing, market).with("orderId", theirs));
  }

  private static RestCall call(SignedWing wing, Market market) {
    boolean spot = market.kind() == MarketKind.SPOT;
    return wing.call(Method.GET, spot ? "myTrades" : "userTrades")
        .with("symbol", market.code())
        .with("limit", PAGE)
        .weighing(spot ? 20 : 5)
        .vital();
  }

  private static Answer<List<VenueFill>> asked(SignedWing wing, RestCall call) {
    return wing.rest()
        .ask(
            call,
            rows ->
                rows.list().stream()
                    .map(BinanceReports::fill)
                    .sorted(Comparator.comparingLong(VenueFill::at))
                    .toList());
  }
}
