package io.opentrade.server.session;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Placed;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueAccount;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/// A process that has one order about to leave when it is stopped. Words: a folder, the address,
/// the key, the secret, and after how many milliseconds an order is stale. Says `leaving`, and what
/// became of the order.
public final class StoppedTrader {
  /// Between `leaving` and the last look: time enough to stop the process.
  private static final long ON_ITS_WAY = 300;

  private StoppedTrader() {}

  public static void main(String[] words) throws Exception {
    LinkSettings usual = LinkBench.SETTINGS;
    LinkSettings settings =
        new LinkSettings(
            Duration.ofMillis(Long.parseLong(words[4])),
            usual.window(),
            usual.retention(),
            usual.every(),
            usual.beat(),
            usual.again(),
            usual.jump());
    LinkBench bench =
        new LinkBench(
            Path.of(words[0]).resolve("real.db"),
            words[1],
            words[2],
            words[3],
            settings,
            Slow::new,
            Journal::new);
    bench.awaitReady();
    OrderId id = buy(bench);
    OrderState state = state(bench, id);
    while (!state.done()) {
      Thread.sleep(10);
      state = state(bench, id);
    }
    System.out.println(state);
    System.exit(0);
  }

  private static OrderState state(LinkBench bench, OrderId id) throws InterruptedException {
    TrackedOrder order = bench.session.ask(loop -> loop.trading().engine().order(id));
    return Objects.requireNonNull(order).state();
  }

  private static OrderId buy(LinkBench bench) throws InterruptedException {
    Instrument instrument =
        new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8);
    DeskFacts facts =
        DeskFacts.byHand("binance", instrument, new BigDecimal("0.001"), Money.of("5"));
    bench.link.feed().listing("binance", "BTC/USDT");
    Ticker ticker =
        ((Answer.Value<Ticker>) bench.link.feed().ticker("binance", "BTC/USDT")).value();
    return bench.session.ask(
        loop -> {
          int desk = loop.desk(facts);
          loop.quote(desk, MarketQuote.of(ticker, 0));
          var plan = Demo.single(Side.BUY, "0.001", new Terms.Market(), Purpose.ENTRY);
          loop.accept(new Entry.Placed(new Command.Place(loop.stamp(), desk, plan), null, "test"));
          return loop.trading().register().all().getLast().id();
        });
  }

  /// Takes its time before an order leaves.
  private static final class Slow extends DisguisedAccount {
    Slow(VenueAccount real) {
      super(real);
    }

    @Override
    public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode mode) {
      System.out.println("leaving");
      try {
        Thread.sleep(ON_ITS_WAY);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return super.place(order, listing, mode);
    }
  }
}
