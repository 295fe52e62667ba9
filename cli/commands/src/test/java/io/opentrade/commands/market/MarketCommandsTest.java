package io.opentrade.commands.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.Bench;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ExchangeList;
import io.opentrade.protocol.ExchangeMarkets;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.MarketBook;
import io.opentrade.protocol.MarketMovers;
import io.opentrade.protocol.MarketQuote;
import io.opentrade.protocol.MarketTickers;
import io.opentrade.protocol.MarketTrouble;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketCommandsTest {
  private final Bench bench = new Bench();

  private static MarketQuote quote(String market, String change) {
    Decimal price = Decimal.of("66000.5");
    return new MarketQuote(
        market, price, price, null, Decimal.of(change), price, price, null, null, Instant.EPOCH);
  }

  @Test
  void whatSomeDoNotAnswerIsToldBesideTheOthers() {
    bench.gateway.answer(
        MarketTickers.class,
        new MarketTickers.Reply(
            List.of(quote("BTC/USDT@binance", "0.0123")),
            List.of(
                new MarketTrouble(
                    "BTC/USDT@okx", FailureKind.TIMEOUT, "www.okx.com did not answer", null))));
    int exit = bench.run("ticker", "BTC/USDT@binance", "BTC/USDT@okx");
    assertEquals(FailureKind.TIMEOUT.exitCode(), exit);
    assertTrue(bench.terminal.out().contains("66,000.5"), bench.terminal.out());
    assertTrue(bench.terminal.out().contains("+1.23%"), bench.terminal.out());
    assertTrue(bench.terminal.err().contains("www.okx.com did not answer"));
  }

  @Test
  void theBestOfBothSidesMeetInTheMiddle() {
    Decimal one = Decimal.of("1");
    bench.gateway.answer(
        MarketBook.class,
        new MarketBook.Reply(
            List.of(
                new MarketBook.Book(
                    "BTC/USDT@binance",
                    List.of(
                        new MarketBook.Level(Decimal.of("99"), one),
                        new MarketBook.Level(Decimal.of("98"), one)),
                    List.of(
                        new MarketBook.Level(Decimal.of("101"), one),
                        new MarketBook.Level(Decimal.of("102"), one)),
                    null)),
            List.of()));
    assertEquals(0, bench.run("book", "BTC/USDT@binance", "--levels", "2"));
    String out = bench.terminal.out();
    assertTrue(out.indexOf("102") < out.indexOf("101"), out);
    assertTrue(out.indexOf("101") < out.indexOf("99"), out);
    assertTrue(out.indexOf("99") < out.indexOf("98"), out);
    assertEquals(List.of(new MarketBook(List.of("BTC/USDT@binance"), 2)), bench.gateway.asked);
  }

  @Test
  void movers() {
    bench.gateway.answer(
        MarketMovers.class,
        new MarketMovers.Reply(
            List.of(quote("UP/USDT@okx", "0.5")),
            List.of(quote("DOWN/USDT@okx", "-0.25")),
            412,
            List.of()));
    assertEquals(0, bench.run("movers", "OKX", "--quote", "usdt", "--volume", "1,000,000"));
    assertEquals(
        List.of(new MarketMovers(List.of("okx"), "spot", "usdt", Decimal.of("1000000"), 0)),
        bench.gateway.asked);
    assertTrue(bench.terminal.out().contains("412"), bench.terminal.out());
    assertEquals(2, new Bench().run("movers", "--volume", "much"));
  }

  @Test
  void theMarketsOfAnExchange() {
    Decimal tick = Decimal.of("0.01");
    Decimal least = Decimal.of("5");
    bench.gateway.answer(
        ExchangeMarkets.class,
        new ExchangeMarkets.Reply(
            List.of(
                new ExchangeMarkets.Listed(
                    "okx",
                    List.of("1m", "4h"),
                    List.of(
                        new ExchangeMarkets.Market(
                            "SOL/USDT@okx", "SOL-USDT", tick, tick, tick, null, least, null, true),
                        new ExchangeMarkets.Market(
                            "OLD/USDT@okx",
                            "OLD-USDT",
                            tick,
                            tick,
                            tick,
                            null,
                            null,
                            Instant.EPOCH,
                            false)))),
            List.of()));
    assertEquals(0, bench.run("exchange", "markets", "OKX", "--search", "sol", "--all"));
    assertEquals(
        List.of(new ExchangeMarkets(List.of("okx"), "spot", null, "sol", true)),
        bench.gateway.asked);
    String out = bench.terminal.out();
    assertTrue(out.contains("SOL/USDT@okx"), out);
    assertTrue(out.contains("1970-01-01"), out);
    assertTrue(out.contains("okx: 2 markets; bars of 1m 4h"), out);
  }

  @Test
  void noMarketsOfThatKindAreSaidToBeNone() {
    bench.gateway.answer(ExchangeMarkets.class, new ExchangeMarkets.Reply(List.of(), List.of()));
    assertEquals(0, bench.run("exchange", "markets", "binance", "--kind", "inverse"));
    assertEquals("", bench.terminal.out());
    assertTrue(bench.terminal.err().contains("has inverse markets"), bench.terminal.err());
  }

  @Test
  void theTableOfExchanges() {
    bench.gateway.answer(
        ExchangeList.class,
        new ExchangeList.Reply(
            List.of(
                new ExchangeList.Exchange(
                    "okx",
                    List.of("spot"),
                    List.of(
                        new ExchangeList.Feature("cancel of all", Map.of("spot", "emulated")))))));
    assertEquals(0, bench.run("exchange", "list"));
    assertTrue(bench.terminal.out().contains("emulated"), bench.terminal.out());
    assertEquals(0, bench.run("exchange", "list", "--json"));
    assertTrue(bench.terminal.out().contains("\"okx\""), bench.terminal.out());
  }
}
