package io.opentrade.commands.screen;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.TextWidth;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.MarketBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// One market's book as it is: bids on the left, asks on the right, the depth of each level summed
/// from the middle outwards as a bar.
public final class BookPage implements Page {
  private static final int CHROME = 4;

  private final Invocation invocation;
  private final String market;

  public BookPage(Invocation invocation, String market) {
    this.invocation = invocation;
    this.market = market;
  }

  @Override
  public List<Line> draw(int columns, int rows) throws InterruptedException {
    int levels = Math.max(1, rows - CHROME);
    MarketBook.Book book =
        invocation.ask(new MarketBook(List.of(market), levels)).books().getFirst();
    int half = (columns - 1) / 2;
    List<Line> lines = new ArrayList<>();
    lines.add(title(book));
    lines.add(
        side(Line.of(Tint.DIM, invocation.text("column.bid")), half)
            .add(Tint.DIM, "│" + invocation.text("column.ask")));
    double most = Math.max(sum(book.bids(), levels), sum(book.asks(), levels));
    double bids = 0;
    double asks = 0;
    for (int i = 0; i < Math.min(levels, Math.max(book.bids().size(), book.asks().size())); i++) {
      Line left = new Line();
      if (i < book.bids().size()) {
        bids += quantity(book.bids().get(i));
        left = level(book.bids().get(i), Tint.GOOD, bids / most, half);
      }
      Line line = side(left, half).add(Tint.DIM, "│");
      if (i < book.asks().size()) {
        asks += quantity(book.asks().get(i));
        line.add(level(book.asks().get(i), Tint.BAD, asks / most, half));
      }
      lines.add(line);
    }
    while (lines.size() < rows - 1) {
      lines.add(new Line());
    }
    lines.add(Line.of(Tint.DIM, invocation.text("screen.book.keys")));
    return lines;
  }

  private Line title(MarketBook.Book book) {
    Line line = new Line().add(Tint.BOLD, book.market());
    if (!book.bids().isEmpty() && !book.asks().isEmpty()) {
      BigDecimal bid = book.bids().getFirst().price().value();
      BigDecimal ask = book.asks().getFirst().price().value();
      BigDecimal spread = ask.subtract(bid);
      BigDecimal points =
          spread.multiply(BigDecimal.valueOf(10_000)).divide(ask, 2, RoundingMode.HALF_EVEN);
      line.add(Tint.DIM, "  " + invocation.text("screen.book.spread") + " ");
      line.add(spread.stripTrailingZeros().toPlainString() + " (" + points + " bp)");
    }
    return line.add(Tint.DIM, book.at() == null ? "" : "  " + Times.minute(book.at()) + " UTC");
  }

  private static Line level(MarketBook.Level level, Tint tint, double share, int room) {
    String price = TextWidth.padLeft(Numbers.exact(level.price()), 12);
    String quantity = TextWidth.padLeft(Numbers.exact(level.quantity()), 12);
    int bar = (int) Math.round(share * Math.max(0, room - 26));
    return new Line().add(tint, price).add(quantity + " ").add(tint, "█".repeat(bar));
  }

  private static Line side(Line line, int half) {
    return line.clipped(half).padTo(half);
  }

  private static double quantity(MarketBook.Level level) {
    return level.quantity().value().doubleValue();
  }

  private static double sum(List<MarketBook.Level> levels, int most) {
    return Math.max(1e-12, levels.stream().limit(most).mapToDouble(BookPage::quantity).sum());
  }
}
