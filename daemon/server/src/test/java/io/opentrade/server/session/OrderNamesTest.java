package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.server.simulate.JournalFile;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.venue.AccountNews;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Following;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.Placed;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.StreamListener;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueFill;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An exchange that numbers the orders of each market by itself, as Binance does: the same number
/// means an order in each of two markets.
@Timeout(60)
class OrderNamesTest {
  @TempDir Path folder;

  /// Gives orders other names: 1, 2, 3 in each market.
  private static final class NumberedByMarket extends DisguisedAccount {
    private final Map<String, List<String>> real = new ConcurrentHashMap<>();

    NumberedByMarket(VenueAccount real) {
      super(real);
    }

    private synchronized String number(String code, String theirs) {
      List<String> names = real.computeIfAbsent(code, _ -> new ArrayList<>());
      if (!names.contains(theirs)) {
        names.add(theirs);
      }
      return Integer.toString(names.indexOf(theirs) + 1);
    }

    private synchronized String real(Market market, String number) {
      List<String> names = real.getOrDefault(market.code(), List.of());
      int index = Integer.parseInt(number) - 1;
      return index < names.size() ? names.get(index) : "0";
    }

    private OrderReport told(OrderReport report) {
      return report.as(report.ours(), number(report.code(), report.theirs()));
    }

    private VenueFill told(VenueFill fill) {
      return new VenueFill(
          fill.trade(),
          number(fill.code(), fill.theirs()),
          fill.ours(),
          fill.code(),
          fill.side(),
          fill.quantity(),
          fill.price(),
          fill.fee(),
          fill.feeCurrency(),
          fill.maker(),
          fill.at());
    }

    @Override
    public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
      return super.place(order, listing, margin)
          .map(
              placed ->
                  new Placed(
                      placed.ours(),
                      number(listing.market().code(), placed.theirs()),
                      placed.at()));
    }

    @Override
    public Answer<OrderReport> order(OrderId ours, Market market) {
      return super.order(ours, market).map(this::told);
    }

    @Override
    public Answer<OrderReport> orderByTheirs(String theirs, Market market) {
      return super.orderByTheirs(real(market, theirs), market).map(this::told);
    }

    @Override
    public Answer<List<OrderReport>> openOrders(MarketKind kind) {
      return super.openOrders(kind).map(all -> all.stream().map(this::told).toList());
    }

    @Override
    public Answer<List<VenueFill>> fills(Market market, long since) {
      return super.fills(market, since).map(all -> all.stream().map(this::told).toList());
    }

    @Override
    public Answer<List<VenueFill>> fillsOf(String theirs, Market market) {
      return super.fillsOf(real(market, theirs), market)
          .map(all -> all.stream().map(this::told).toList());
    }

    @Override
    public @Nullable Following follow(StreamListener listener) {
      return super.follow(event -> listener.heard(told(event)));
    }

    private StreamEvent told(StreamEvent event) {
      return event
              instanceof
              StreamEvent.Own(
                  AccountNews.OrderChanged(OrderReport report, @Nullable VenueFill fill))
          ? new StreamEvent.Own(
              new AccountNews.OrderChanged(told(report), fill == null ? null : told(fill)))
          : event;
    }
  }

  @Test
  void anExecutionIsOfTheOrderInItsOwnMarket() throws Exception {
    Path journal = folder.resolve("exchange.jsonl");
    try (LocalExchange exchange =
            LocalExchange.open(Options.standard(journal, 7).atSpeed(0), _ -> {}, _ -> {});
        LinkBench bench =
            new LinkBench(
                folder.resolve("real.db"),
                exchange.address(),
                exchange.credentials().key(),
                exchange.credentials().secret(),
                LinkBench.SETTINGS,
                NumberedByMarket::new,
                Journal::new)) {
      bench.awaitReady();
      AccountBooks books = new AccountBooks(bench.session);
      OrderId bitcoin = buy(bench, "BTC/USDT", "0.01", new Terms.Market());
      await(() -> books.filledOf(bitcoin).toString().equals("0.01"));
      OrderId ether = buy(bench, "ETH/USDT", "0.1", new Terms.Limit(Price.of("1000")));
      await(() -> "1".equals(name(bench, ether)));
      assertEquals("1", name(bench, bitcoin));
      bench.link.doubt("the test");
      bench.awaitReady();
      assertEquals("0.01", books.filledOf(bitcoin).toString());
      assertEquals("0", books.filledOf(ether).toString());
      Map<String, BigDecimal> there =
          JournalFile.read(journal).balances().values().iterator().next();
      assertEquals(0, Objects.requireNonNull(there.get("USDT")).compareTo(books.cash()));
    }
  }

  private static @Nullable String name(LinkBench bench, OrderId id) throws InterruptedException {
    return bench.session.ask(loop -> AccountBooks.trading(loop).theirs(id));
  }

  private static OrderId buy(LinkBench bench, String symbol, String quantity, Terms terms)
      throws Exception {
    bench.link.feed().listing("binance", symbol);
    var ticker = ((Answer.Value<Ticker>) bench.link.feed().ticker("binance", symbol)).value();
    var plan = Demo.single(Side.BUY, quantity, terms, Purpose.ENTRY);
    return bench.session.ask(
        loop -> {
          int desk = loop.desk(Demo.market(symbol));
          loop.quote(desk, MarketQuote.of(ticker, 0));
          var command = new Command.Place(loop.stamp(), desk, plan);
          for (Effect effect : loop.accept(new Entry.Placed(command, null, "test"))) {
            if (effect instanceof Effect.Submit(int _, ApprovedOrder approved)) {
              return approved.order().id();
            }
          }
          throw new AssertionError("nothing left");
        });
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it does not come");
      }
      Thread.sleep(10);
    }
  }
}
