package io.opentrade.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.match.BookOrder.Stay;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrderBookTest {

  /// Asks 5 and 7 at 101 (orders 1 and 2), 4 at 102 (3); bids 6 at 99 (4). Order 9 comes.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # comes                 | trades             | bids        | asks
          BUY 3 at 100 REST       |                    | 3@100 6@99  | 12@101 4@102
          BUY 5 at 101 REST       | 1:5@101            | 6@99        | 7@101 4@102
          BUY 6 at 101 REST       | 1:5@101 2:1@101    | 6@99        | 6@101 4@102
          BUY 14 at 101 REST      | 1:5@101 2:7@101    | 2@101 6@99  | 4@102
          BUY 14 at 102 REST      | 1:5@101 2:7@101 3:2@102 | 6@99   | 2@102
          BUY 14 at 101 IMMEDIATE_OR_CANCEL | 1:5@101 2:7@101 | 6@99  | 4@102
          BUY 13 at 101 FILL_OR_KILL |                 | 6@99        | 12@101 4@102
          BUY 12 at 101 FILL_OR_KILL | 1:5@101 2:7@101 | 6@99        | 4@102
          BUY 1 at 101 POST_ONLY  | it would trade at once | 6@99    | 12@101 4@102
          BUY 1 at 100 POST_ONLY  |                    | 1@100 6@99  | 12@101 4@102
          BUY 99 at any IMMEDIATE_OR_CANCEL | 1:5@101 2:7@101 3:4@102 | 6@99 |
          SELL 7 at 98 REST       | 4:6@99             |             | 1@98 12@101 4@102
          BUY 1 at any REST       | a market order cannot rest | 6@99 | 12@101 4@102
          BUY 0 at 100 REST       | the quantity is not positive | 6@99 | 12@101 4@102
          """)
  void matches(String comes, String trades, String bids, String asks) {
    OrderBook book = book();
    String[] words = comes.split(" ", -1);
    Side side = Side.valueOf(words[0]);
    long price = words[3].equals("any") ? BookOrder.MARKET_BUY : Long.parseLong(words[3]);
    Placed placed =
        book.place(new BookOrder(9, side, price, Long.parseLong(words[1]), Stay.valueOf(words[4])));
    String said = placed.refusal() != null ? placed.refusal() : draw(placed);
    assertEquals(trades == null ? "" : trades, said);
    assertEquals(bids == null ? "" : bids, draw(book.levels(Side.BUY)));
    assertEquals(asks == null ? "" : asks, draw(book.levels(Side.SELL)));
  }

  @Test
  void anIcebergGoesToTheEndOfTheQueueWithEachPart() {
    OrderBook book = new OrderBook();
    book.place(new BookOrder(1, Side.SELL, 100, 9, 4, Stay.REST));
    book.place(new BookOrder(2, Side.SELL, 100, 3, Stay.REST));
    assertEquals("7@100", draw(book.levels(Side.SELL)));
    Placed placed = book.place(new BookOrder(3, Side.BUY, 100, 10, Stay.REST));
    assertEquals("1:4@100 2:3@100 1:3@100", draw(placed));
    assertEquals("1@100", draw(book.levels(Side.SELL)));
    Placed rest = book.place(new BookOrder(4, Side.BUY, 100, 5, Stay.IMMEDIATE_OR_CANCEL));
    assertEquals("1:1@100 1:1@100", draw(rest));
    assertEquals("", draw(book.levels(Side.SELL)));
  }

  @Test
  void whatIsTakenOutLosesItsPlace() {
    OrderBook book = book();
    assertEquals(true, book.cancel(1));
    assertEquals(false, book.cancel(1));
    assertEquals("7@101 4@102", draw(book.levels(Side.SELL)));
    book.place(new BookOrder(1, Side.SELL, 101, 5, Stay.REST));
    Placed placed = book.place(new BookOrder(9, Side.BUY, 101, 8, Stay.REST));
    assertEquals("2:7@101 1:1@101", draw(placed));
  }

  @Test
  void anIdRestsOnce() {
    assertEquals(
        "an order with this id rests already",
        book().place(new BookOrder(4, Side.BUY, 98, 1, Stay.REST)).refusal());
  }

  @Test
  void productsAreExact() {
    long most = Long.MAX_VALUE;
    assertEquals(
        BigInteger.valueOf(most).multiply(BigInteger.valueOf(most)),
        new Execution(1, 2, most, most).product());
    assertEquals(BigInteger.valueOf(-12), new Execution(1, 2, -4, 3).product());
    assertEquals(
        new BigInteger("-9223372036854775809").multiply(BigInteger.TWO).add(BigInteger.TWO),
        new Execution(1, 2, Long.MIN_VALUE, 2).product());
  }

  private static OrderBook book() {
    OrderBook book = new OrderBook();
    book.place(new BookOrder(1, Side.SELL, 101, 5, Stay.REST));
    book.place(new BookOrder(2, Side.SELL, 101, 7, Stay.REST));
    book.place(new BookOrder(3, Side.SELL, 102, 4, Stay.REST));
    book.place(new BookOrder(4, Side.BUY, 99, 6, Stay.REST));
    return book;
  }

  private static String draw(Placed placed) {
    return placed.executions().stream()
        .map(each -> each.maker() + ":" + each.quantity() + "@" + each.price())
        .collect(Collectors.joining(" "));
  }

  private static String draw(List<Level> levels) {
    return levels.stream()
        .map(level -> level.quantity() + "@" + level.price())
        .collect(Collectors.joining(" "));
  }
}
