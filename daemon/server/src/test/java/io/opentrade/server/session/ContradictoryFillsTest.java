package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.server.simulate.JournalFile;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.venue.AccountNews;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Following;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.StreamListener;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueFill;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An exchange tells executions that cannot be of our order: none moves money here.
@Timeout(60)
class ContradictoryFillsTest {
  private static final DeskFacts FACTS =
      DeskFacts.byHand(
          "binance",
          new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8),
          new BigDecimal("0.001"),
          Money.of("5"));

  @TempDir Path folder;
  private volatile UnaryOperator<VenueFill> told = UnaryOperator.identity();
  private volatile UnaryOperator<VenueFill> answered = UnaryOperator.identity();
  private LocalExchange exchange;
  private LinkBench bench;

  /// Tells and answers something else than what was executed.
  private final class Lying extends DisguisedAccount {
    Lying(VenueAccount real) {
      super(real);
    }

    @Override
    public @Nullable Following follow(StreamListener listener) {
      return super.follow(
          event ->
              listener.heard(
                  event
                              instanceof
                              StreamEvent.Own(
                                  AccountNews.OrderChanged(var report, @Nullable VenueFill fill))
                          && fill != null
                      ? new StreamEvent.Own(new AccountNews.OrderChanged(report, told.apply(fill)))
                      : event));
    }

    @Override
    public Answer<List<VenueFill>> fillsOf(String theirs, Market market) {
      return super.fillsOf(theirs, market).map(each -> each.stream().map(answered).toList());
    }

    @Override
    public Answer<List<VenueFill>> fills(Market market, long since) {
      return super.fills(market, since).map(each -> each.stream().map(answered).toList());
    }
  }

  @BeforeEach
  void open() throws Exception {
    exchange =
        LocalExchange.open(
            Options.standard(folder.resolve("exchange.jsonl"), 7).atSpeed(0), _ -> {}, _ -> {});
    bench =
        new LinkBench(
            folder.resolve("real.db"),
            exchange.address(),
            exchange.credentials().key(),
            exchange.credentials().secret(),
            LinkBench.SETTINGS,
            Lying::new,
            Journal::new);
    bench.awaitReady();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
    exchange.close();
  }

  private static VenueFill with(VenueFill fill, Side side, Quantity quantity, Price price) {
    return new VenueFill(
        fill.trade(),
        fill.theirs(),
        fill.ours(),
        fill.code(),
        side,
        quantity,
        price,
        fill.fee(),
        fill.feeCurrency(),
        fill.maker(),
        fill.at());
  }

  static Stream<UnaryOperator<VenueFill>> lies() {
    return Stream.of(
        fill -> with(fill, fill.side(), fill.quantity(), Price.of("0")),
        fill -> with(fill, fill.side(), fill.quantity(), Price.of("-60000")),
        fill -> with(fill, fill.side(), fill.quantity().negate(), fill.price()),
        fill -> with(fill, fill.side().opposite(), fill.quantity(), fill.price()),
        fill -> with(fill, fill.side(), Quantity.of("5"), fill.price()));
  }

  /// What is true is asked for, and booked.
  @ParameterizedTest
  @MethodSource("lies")
  void whatIsToldWronglyIsAskedFor(UnaryOperator<VenueFill> lie) throws Exception {
    told = lie;
    OrderId id = buy();
    TrackedOrder order = awaitFilled(id);
    assertEquals("0.01", order.filled().toString());
    var balances = JournalFile.read(folder.resolve("exchange.jsonl")).balances().values();
    BigDecimal cash = Objects.requireNonNull(balances.iterator().next().get("USDT"));
    assertEquals(0, cash.compareTo(new AccountBooks(bench.session).cash()));
  }

  /// Who insists is not believed, and nothing new is begun there.
  @Test
  void whoInsistsIsNotBelieved() throws Exception {
    told = fill -> with(fill, fill.side(), fill.quantity(), Price.of("-60000"));
    answered = told;
    BigDecimal before = new AccountBooks(bench.session).cash();
    OrderId id = buy();
    long end = System.nanoTime() + 20_000_000_000L;
    while (!bench.link.why().contains("that cannot be")) {
      if (System.nanoTime() > end) {
        throw new AssertionError(bench.link.why());
      }
      Thread.sleep(10);
    }
    assertFalse(bench.link.ready());
    assertEquals(before, new AccountBooks(bench.session).cash());
    assertEquals(0, new AccountBooks(bench.session).filledOf(id).signum());
  }

  private OrderId buy() throws Exception {
    bench.link.feed().listing("binance", "BTC/USDT");
    var ticker = ((Answer.Value<Ticker>) bench.link.feed().ticker("binance", "BTC/USDT")).value();
    var plan = Demo.single(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
    return bench.session.ask(
        loop -> {
          int desk = loop.desk(FACTS);
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

  private TrackedOrder awaitFilled(OrderId id) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (true) {
      TrackedOrder order = bench.session.ask(loop -> loop.trading().engine().order(id));
      if (order != null && order.state() instanceof OrderState.Filled) {
        return order;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(order + "\n" + Files.readString(folder.resolve("real.log")));
      }
      Thread.sleep(10);
    }
  }
}
