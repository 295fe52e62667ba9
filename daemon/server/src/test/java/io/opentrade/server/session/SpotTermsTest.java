package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.OrderPlace;
import io.opentrade.protocol.OrderPreview;
import io.opentrade.protocol.OrderTicket;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.okx.LoopbackOkx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// An account that trades spot markets borrows nothing: who names a leverage or a margin there is
/// refused before anything is asked of the exchange.
class SpotTermsTest {
  @TempDir Path folder;

  @Test
  void leverageAndMarginAreRefused() throws Exception {
    try (LoopbackOkx exchange = new LoopbackOkx();
        LinkBench bench =
            new LinkBench(
                folder.resolve("real.db"),
                network -> {
                  Map.Entry<Venue, VenueAccount> way = exchange.open(network);
                  return new ExchangeDoor(way.getKey(), way.getValue());
                },
                LinkBench.SETTINGS,
                Journal::new)) {
      bench.awaitReady();
      Markets markets = new Markets(bench.link.feed(), InstantSource.system());
      OrderActions actions = new OrderActions(markets, TradingDefaults.none());
      ExchangeOrders orders = new ExchangeOrders(actions, markets);
      for (OrderTicket ticket : List.of(ticket("3", null), ticket(null, "isolated"))) {
        refused(() -> orders.place(bench.session, new OrderPlace("real", ticket, null), "ada"));
        refused(() -> actions.preview(bench.session, new OrderPreview("real", ticket)));
      }
      assertEquals(List.of(), exchange.asked("POST /api/v5/trade/order"));
      var plain = actions.preview(bench.session, new OrderPreview("real", ticket(null, null)));
      assertEquals("600", plain.notional().toString().substring(0, 3));
    }
  }

  private static void refused(Executable what) {
    RequestFailed failed = assertThrows(RequestFailed.class, what);
    assertEquals(FailureKind.USAGE, failed.failure().kind());
    assertTrue(
        failed.failure().message().contains("real trades spot markets: nothing is borrowed there"),
        failed.failure().message());
  }

  private static OrderTicket ticket(@Nullable String leverage, @Nullable String margin) {
    return new OrderTicket(
        "BTC/USDT",
        "buy",
        Decimal.of("0.01"),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        false,
        leverage == null ? null : Decimal.of(leverage),
        margin);
  }
}
