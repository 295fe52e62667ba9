package io.opentrade.commands.market;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.MarketBook;
import io.opentrade.protocol.MarketFunding;
import io.opentrade.protocol.MarketQuote;
import io.opentrade.protocol.MarketTrades;
import io.opentrade.protocol.MarketTrouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prices, books and trades for people.
final class MarketScreen {
  private final Invocation invocation;

  MarketScreen(Invocation invocation) {
    this.invocation = invocation;
  }

  private void print(Table table) {
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  private String word(String column) {
    return invocation.text("column." + column);
  }

  void quotes(List<MarketQuote> quotes) {
    Table table =
        new Table()
            .flexible(word("market"), 0)
            .right(word("last"), 0)
            .right(word("bid"), 1)
            .right(word("ask"), 1)
            .right(word("change24h"), 0)
            .right(word("high"), 3)
            .right(word("low"), 3)
            .right(word("quoteVolume"), 2);
    for (MarketQuote quote : quotes) {
      table
          .row()
          .cell(Tint.BOLD, quote.market())
          .cell(Numbers.exact(quote.last()))
          .cell(exact(quote.bid()))
          .cell(exact(quote.ask()))
          .cell(tint(quote.change()), change(quote.change()))
          .cell(exact(quote.high()))
          .cell(exact(quote.low()))
          .cell(
              quote.quoteVolume() == null
                  ? Numbers.UNDEFINED
                  : Numbers.fixed(quote.quoteVolume().value(), 0));
    }
    print(table);
  }

  /// Rates in percent; those who are long pay where it is positive.
  void funding(List<MarketFunding.Rate> rates) {
    Table table =
        new Table()
            .flexible(word("market"), 0)
            .right(word("fundingRate"), 0)
            .left(word("fundingNext"), 0)
            .right(word("mark"), 1)
            .right(word("index"), 2);
    for (MarketFunding.Rate rate : rates) {
      table
          .row()
          .cell(Tint.BOLD, rate.market())
          .cell(tint(rate.rate()), Numbers.signed(rate.rate().value().movePointRight(2), 4) + "%")
          .cell(Times.minute(rate.next()))
          .cell(exact(rate.mark()))
          .cell(exact(rate.index()));
    }
    print(table);
  }

  private static String exact(@Nullable Decimal value) {
    return value == null ? Numbers.UNDEFINED : Numbers.exact(value);
  }

  private static String change(@Nullable Decimal value) {
    return value == null
        ? Numbers.UNDEFINED
        : Numbers.signed(value.value().movePointRight(2), 2) + "%";
  }

  private static Tint tint(@Nullable Decimal value) {
    if (value == null || value.signum() == 0) {
      return Tint.PLAIN;
    }
    return value.signum() > 0 ? Tint.GOOD : Tint.BAD;
  }

  /// The asks above the bids, the best of both in the middle.
  void book(MarketBook.Book book) {
    invocation
        .out()
        .print(
            new Line()
                .add(Tint.BOLD, book.market())
                .add(Tint.DIM, book.at() == null ? "" : "  " + Times.minute(book.at()) + " UTC"));
    Table table = new Table().left("", 0).right(word("price"), 0).right(word("quantity"), 0);
    for (MarketBook.Level level : book.asks().reversed()) {
      side(table, "ask", Tint.BAD, level);
    }
    for (MarketBook.Level level : book.bids()) {
      side(table, "bid", Tint.GOOD, level);
    }
    print(table);
  }

  private void side(Table table, String column, Tint tint, MarketBook.Level level) {
    table
        .row()
        .cell(Tint.DIM, word(column))
        .cell(tint, Numbers.exact(level.price()))
        .cell(Numbers.exact(level.quantity()));
  }

  void tape(MarketTrades.Tape tape) {
    invocation.out().print(Line.of(Tint.BOLD, tape.market()));
    Table table =
        new Table()
            .left(word("time"), 0)
            .left(word("side"), 0)
            .right(word("price"), 0)
            .right(word("quantity"), 0);
    for (MarketTrades.Print trade : tape.trades()) {
      table
          .row()
          .cell(Times.minute(trade.at()))
          .cell(trade.taker().equals("buy") ? Tint.GOOD : Tint.BAD, trade.taker())
          .cell(Numbers.exact(trade.price()))
          .cell(Numbers.exact(trade.quantity()));
    }
    print(table);
  }

  void bars(String series, List<Candle> bars) {
    invocation.out().print(Line.of(Tint.BOLD, series));
    Table table =
        new Table()
            .left(word("time"), 0)
            .right(word("open"), 0)
            .right(word("high"), 0)
            .right(word("low"), 0)
            .right(word("close"), 0)
            .right(word("volume"), 1);
    for (Candle bar : bars) {
      table
          .row()
          .cell(Times.minute(bar.time()))
          .cell(Numbers.exact(bar.open()))
          .cell(Numbers.exact(bar.high()))
          .cell(Numbers.exact(bar.low()))
          .cell(Numbers.exact(bar.close()))
          .cell(Numbers.exact(bar.volume()));
    }
    print(table);
  }

  /// What some markets did not answer; the exit code of the whole.
  int troubles(List<MarketTrouble> troubles) {
    for (MarketTrouble trouble : troubles) {
      if (!invocation.json()) {
        invocation.err().print(Line.of(Tint.WARN, trouble.market() + ": " + trouble.message()));
      }
    }
    return troubles.isEmpty() ? 0 : troubles.getFirst().kind().exitCode();
  }
}
