package io.opentrade.engine.sim;

import static io.opentrade.engine.sim.Orders.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Orders at the market take the levels of a recorded book, as of their moment.
class RecordedBookTest {
  private static final Instrument INSTRUMENT =
      new Instrument("ETH/USDT", new BigDecimal("0.01"), new BigDecimal("0.1"), 8);

  /// Rows of `time, kind, price in tenths, size in tenths`.
  private static RecordedBook book(long[]... rows) {
    long[] time = new long[rows.length];
    byte[] kind = new byte[rows.length];
    long[] price = new long[rows.length];
    long[] size = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      time[i] = rows[i][0];
      kind[i] = (byte) rows[i][1];
      price[i] = rows[i][2];
      size[i] = rows[i][3];
    }
    return new RecordedBook(1, 1, time, kind, price, size);
  }

  private static long[] row(long time, byte kind, long price, long size) {
    return new long[] {time, kind, price, size};
  }

  /// Asks 1 at 100, 2 at 100.5, 5 at 102; bids 3 at 99.9, 4 at 99; more from 2000 on.
  private static final RecordedBook BOOK =
      book(
          row(1_000, RecordedBook.WHOLE, 0, 0),
          row(1_000, RecordedBook.ASK, 1_000, 10),
          row(1_000, RecordedBook.ASK, 1_005, 20),
          row(1_000, RecordedBook.ASK, 1_020, 50),
          row(1_000, RecordedBook.BID, 999, 30),
          row(1_000, RecordedBook.BID, 990, 40),
          row(2_000, RecordedBook.ASK, 1_030, 30),
          row(2_000, RecordedBook.BID, 999, 0),
          row(3_000, RecordedBook.LOST, 0, 0));

  private static SimVenue venue(Slippage slippage) {
    return new SimVenue(
        INSTRUMENT,
        new BigDecimal("0.001"),
        FillModel.PLAIN.with(slippage),
        0,
        new TradedVolume(),
        BOOK);
  }

  private int orders;

  private void submit(SimVenue venue, Side side, String quantity, Terms terms) {
    venue.submit(order("o" + ++orders, side, quantity, terms));
  }

  private static List<String> fills(SimVenue venue) {
    List<String> fills = new ArrayList<>();
    for (Fill fill = venue.next(); fill != null; fill = venue.next()) {
      fills.add(fill.quantity() + "@" + fill.price() + " fee " + fill.fee());
    }
    return fills;
  }

  private static void at(SimVenue venue, long time, double price) {
    venue.clock(time);
    venue.jump(time, price);
  }

  @Test
  void anOrderTakesLevelByLevelAndPaysTheFeeOfEach() {
    SimVenue venue = venue(new Slippage.None());
    at(venue, 1_500, 100);
    submit(venue, Side.BUY, "4", new Terms.Market());
    // 1 x 100 + 2 x 100.5 + 1 x 102 = 403, of which 0.1 % are 0.403
    assertEquals(List.of("1@100 fee 0.1", "2@100.5 fee 0.201", "1@102 fee 0.102"), fills(venue));
    submit(venue, Side.SELL, "5", new Terms.Market());
    assertEquals(List.of("3@99.9 fee 0.2997", "2@99 fee 0.198"), fills(venue));
    assertEquals(new BookUse(5, 0), venue.bookUse());
  }

  @Test
  void whatWeTookStaysTaken() {
    SimVenue venue = venue(new Slippage.None());
    at(venue, 1_500, 100);
    submit(venue, Side.BUY, "3", new Terms.Market());
    fills(venue);
    submit(venue, Side.BUY, "0.5", new Terms.Market());
    assertEquals(List.of("0.5@102 fee 0.051"), fills(venue));
  }

  @Test
  void whatTheBookLacksWaitsForIt() {
    SimVenue venue = venue(new Slippage.None());
    at(venue, 1_999, 100);
    submit(venue, Side.BUY, "10", new Terms.Market());
    assertEquals(List.of("1@100 fee 0.1", "2@100.5 fee 0.201", "5@102 fee 0.51"), fills(venue));
    at(venue, 2_000, 101);
    assertEquals(List.of("2@103 fee 0.206"), fills(venue));
  }

  @Test
  void theBookIsNeverReadAheadOfTime() {
    SimVenue venue = venue(new Slippage.None());
    at(venue, 1_999, 99.9);
    submit(venue, Side.SELL, "1", new Terms.Market());
    assertEquals(List.of("1@99.9 fee 0.0999"), fills(venue));
    at(venue, 2_000, 99.9);
    submit(venue, Side.SELL, "1", new Terms.Market());
    assertEquals(List.of("1@99 fee 0.099"), fills(venue));
  }

  @Test
  void whereItIsNotKnownTheSlippageHolds() {
    SimVenue venue = venue(new Slippage.Ticks(5));
    at(venue, 999, 100);
    submit(venue, Side.BUY, "1", new Terms.Market());
    assertEquals(List.of("1@100.05 fee 0.10005"), fills(venue));
    at(venue, 1_000, 100);
    submit(venue, Side.BUY, "1", new Terms.Market());
    assertEquals(List.of("1@100 fee 0.1"), fills(venue));
    at(venue, 3_000, 100); // changes are missing
    submit(venue, Side.BUY, "1", new Terms.Market());
    assertEquals(List.of("1@100.05 fee 0.10005"), fills(venue));
    assertEquals(new BookUse(1, 2), venue.bookUse());
  }

  @Test
  void aMinuteOfSilenceIsCoveredAndNoMore() {
    RecordedBook one =
        book(row(1_000, RecordedBook.WHOLE, 0, 0), row(1_000, RecordedBook.ASK, 1_010, 10));
    BookWalk walk = new BookWalk(one, INSTRUMENT);
    assertEquals(true, walk.covers(61_000));
    assertEquals(false, walk.covers(61_001));
  }

  @Test
  void aStopThatIsTriggeredInsideABarIsNoBetterThanItsPrice() {
    SimVenue venue = venue(new Slippage.None());
    at(venue, 1_200, 101);
    submit(venue, Side.SELL, "4", new Terms.Stop(Price.of("99.5")));
    venue.head(98, 1_800);
    // The book has 3 at 99.9, above the trigger that the market came through, and then 99.
    assertEquals(List.of("3@99.5 fee 0.2985", "1@99 fee 0.099"), fills(venue));
  }

  @Test
  void anEntryIsSizedFromTheAverageOfItsLevels() {
    SimVenue venue = venue(new Slippage.None());
    at(venue, 1_500, 100);
    // (100 + 201 + 102) / 4 = 100.75
    assertEquals(Price.of("100.75"), venue.expected(Side.BUY, Quantity.of("4"), Price.of("100")));
    // The whole book of 8 costs 811; two more at its last price 1015, so 101.5 on average.
    assertEquals(Price.of("101.5"), venue.expected(Side.BUY, Quantity.of("10"), Price.of("100")));
    // Never better than the market's price.
    assertEquals(Price.of("105"), venue.expected(Side.BUY, Quantity.of("4"), Price.of("105")));
  }

  @Test
  void aFurtherTickCountsThereToo() {
    SimVenue venue = venue(new Slippage.Further(new Slippage.None(), 1));
    at(venue, 1_500, 100);
    submit(venue, Side.BUY, "2", new Terms.Market());
    assertEquals(List.of("1@100.01 fee 0.10001", "1@100.51 fee 0.10051"), fills(venue));
  }

  @Test
  void whatIsNoBookIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> book(row(2, RecordedBook.WHOLE, 0, 0), row(1, RecordedBook.BID, 10, 1)));
    assertThrows(IllegalArgumentException.class, () -> book(row(1, RecordedBook.BID, -10, 1)));
    assertThrows(IllegalArgumentException.class, () -> book(row(1, (byte) 9, 10, 1)));
  }
}
