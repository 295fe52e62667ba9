package io.opentrade.research.candles;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Takes the fields of rows, whatever file they come from, into [Rows]; refuses what is no time or
/// number, with its place. A row is `time`, then its numbers, then `end`.
final class RowReader {
  /// The columns a row may give.
  static final int OPEN = 0;

  static final int HIGH = 1;
  static final int LOW = 2;
  static final int CLOSE = 3;
  static final int VOLUME = 4;
  static final int SLOTS = 5;
  private static final Set<String> ABSENT = Set.of("", "-", "null", "nan", "none", "n/a", "na");
  private static final String[] NAMES = {
    "the open price", "the high price", "the low price", "the close price", "the volume"
  };
  private static final int REPORT_EVERY = 8192;
  private static final long EARLIEST = Instant.parse("1900-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

  private final Rows rows;
  private final ImportOptions options;
  private final Tally tally;
  private final TimeField times;
  private final TwofoldTimes twofold = new TwofoldTimes();
  private final DateOrder dates = new DateOrder();
  private final NumberField numbers = new NumberField();
  private final WrittenNumber written = new WrittenNumber();
  private final MarketField market = new MarketField();
  private Place place = new Place("", null, 0);
  private int firstRow;
  private boolean epoch;
  private boolean named;
  private @Nullable Long midnight;
  private int absentPrices;
  private String absent = "";
  private int absentSlot;

  /// Hears of progress and says when to stop.
  interface Tally {
    void rows(long rows);
  }

  RowReader(Rows rows, ImportOptions options, Tally tally) {
    this.rows = rows;
    this.options = options;
    this.tally = tally;
    this.times = new TimeField(options.zone(), options.timeFormat());
  }

  /// The parts of another source follow.
  ///
  /// @param share of it that has been read; 1 where nobody knows how much there will be
  void source(DoubleSupplier share) {
    rows.begin(share);
  }

  /// The rows of another part follow.
  ///
  /// @param closeTimes whether their times are the ends of bars
  /// @param columnsNamed whether the file itself says which column is which
  void begin(Place part, boolean closeTimes, boolean columnsNamed) {
    place = part;
    firstRow = rows.size;
    midnight = null;
    named = columnsNamed;
    written.style(NumberStyle.UNKNOWN);
    times.begin();
    twofold.begin();
    dates.begin();
    market.begin();
    rows.parts.add(new Rows.Part(part, firstRow, closeTimes));
  }

  /// Times of this part are milliseconds since the midnight of a day.
  void sinceMidnightOf(LocalDate day) {
    times.expectNumbers();
    midnight = day.atStartOfDay(options.zone()).toInstant().toEpochMilli();
  }

  ImportOptions options() {
    return options;
  }

  /// Whether the text could be a time of this import.
  boolean isTime(byte[] text, int from, int to) {
    return times.parse(text, from, to);
  }

  /// Whether the text is a number, in whatever style.
  boolean isNumber(byte[] text, int from, int to) {
    boolean found = numbers.parse(text, from, to);
    for (NumberStyle style : List.of(NumberStyle.POINT, NumberStyle.COMMA)) {
      written.style(style);
      found = found || parse(OPEN, text, from, to);
    }
    return found;
  }

  /// What comma and point mean from here on.
  void style(NumberStyle style) {
    written.style(style);
  }

  /// The market that a row is of.
  void market(byte[] text, int from, int to, long line) {
    if (!market.goesOn(text, from, to)) {
      throw CandleFailure.bad(
          place.at(line),
          "the market " + shown(text, from, to),
          market.market() + " as in the rows before: a series is of one market");
    }
  }

  void time(byte[] text, int from, int to, long line) {
    if (!times.parse(text, from, to)) {
      throw CandleFailure.bad(place.at(line), shown(text, from, to), times.expected());
    }
    rows.reserve(options.limits().rows() + 1L);
    if (rows.size == firstRow) {
      epoch = times.isEpoch();
      if (epoch) {
        times.expectNumbers();
      }
    } else if (epoch != times.isEpoch() || !epoch && times.hasTwoOrders() == dates.isEmpty()) {
      throw CandleFailure.bad(
          place.at(line), shown(text, from, to), "a time in the form of the rows before");
    }
    rows.time[rows.size] = times.value();
    if (!epoch) {
      keepDoubts();
    }
    rows.line[rows.size] = (int) Math.min(line, Integer.MAX_VALUE);
  }

  /// Whether the rows before say that a time which is nothing but digits is a number of units.
  boolean countsTime() {
    return epoch && rows.size > firstRow && options.timeFormat() == null;
  }

  /// A time that was read elsewhere, where times are counted.
  void time(long units, long line) {
    rows.reserve(options.limits().rows() + 1L);
    rows.time[rows.size] = units;
    rows.line[rows.size] = (int) Math.min(line, Integer.MAX_VALUE);
  }

  /// What only the other rows can tell about the time read last.
  private void keepDoubts() {
    if (times.hasTwoOrders()) {
      dates.add(times.dayFirst(), times.monthFirst());
    } else if (times.later() != times.value()) {
      twofold.add(rows.size, times.later());
    }
  }

  void number(int slot, byte[] text, int from, int to, long line) {
    if (parse(slot, text, from, to)) {
      number(slot, numbers.clean(), numbers.decimals());
    } else if (slot == VOLUME && isAbsent(text, from, to)) {
      rows.volume[rows.size] = 0;
      rows.missingVolumes += absentPrices == 0 ? 1 : 0;
    } else if (!options.trades() && isAbsent(text, from, to)) {
      absentPrices++;
      absentSlot = slot;
      absent = shown(text, from, to);
    } else {
      throw noNumber(slot, shown(text, from, to), line);
    }
  }

  private boolean parse(int slot, byte[] text, int from, int to) {
    return written.style() != NumberStyle.COMMA && numbers.parse(text, from, to)
        || written.parse(text, from, to, slot == VOLUME)
            && numbers.parse(written.plain(), 0, written.length());
  }

  private static boolean isAbsent(byte[] text, int from, int to) {
    return to - from <= 4
        && ABSENT.contains(
            new String(text, from, to - from, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT));
  }

  private CandleFailure noNumber(int slot, String found, long line) {
    String column = options.trades() ? slot == OPEN ? "the price" : "the amount" : NAMES[slot];
    boolean unclear = written.style() == NumberStyle.UNKNOWN && found.indexOf(',') >= 0;
    return CandleFailure.bad(
        place.at(line),
        found,
        column
            + " as a number such as 1234.5"
            + (unclear ? " (nothing tells whether the comma is a decimal sign)" : ""));
  }

  /// A number that was read elsewhere.
  ///
  /// @param decimals the decimal places that it uses
  void number(int slot, double value, int decimals) {
    switch (slot) {
      case OPEN -> rows.open[rows.size] = value;
      case HIGH -> rows.high[rows.size] = value;
      case LOW -> rows.low[rows.size] = value;
      case CLOSE -> rows.close[rows.size] = value;
      default -> rows.volume[rows.size] = value;
    }
    if (slot == VOLUME) {
      rows.volumeDecimals = Math.max(rows.volumeDecimals, decimals);
    } else {
      rows.priceDecimals = Math.max(rows.priceDecimals, decimals);
    }
  }

  /// The row is whole.
  void end() {
    if (absentPrices > 0) {
      leaveOut();
      return;
    }
    rows.size++;
    if (rows.size > options.limits().rows()) {
      throw CandleFailure.limit(place, "there are more than " + options.limits().rows() + " rows");
    }
    if (rows.size % REPORT_EVERY == 0) {
      tally.rows(rows.size);
    }
  }

  /// A row without any price tells of a bar that is not there; one without some of them is broken.
  private void leaveOut() {
    if (absentPrices < VOLUME) {
      throw noNumber(absentSlot, absent, rows.line[rows.size]);
    }
    absentPrices = 0;
    twofold.drop(rows.size);
    if (!dates.isEmpty()) {
      dates.drop();
    }
    rows.emptyRows++;
  }

  /// The part is whole.
  void finish() {
    if (rows.size == firstRow) {
      throw CandleFailure.bad(place, "no rows", "candles");
    }
    if (!dates.isEmpty()) {
      settleDates();
    }
    twofold.settle(rows.time, firstRow, rows.size, options.trades());
    if (!named && !options.trades()) {
      ColumnOrder.settle(rows, firstRow, place);
    }
    if (midnight != null) {
      for (int row = firstRow; row < rows.size; row++) {
        rows.time[row] += midnight;
      }
    } else if (epoch) {
      EpochUnits.toMillis(rows.time, firstRow, rows.size);
    }
    requireYears();
  }

  /// A time far from all that is traded was no time, or is of another unit.
  private void requireYears() {
    for (int row = firstRow; row < rows.size; row++) {
      if (rows.time[row] < EARLIEST || rows.time[row] >= LATEST) {
        throw CandleFailure.bad(
            rows.place(row),
            "a time that would be " + Instant.ofEpochMilli(rows.time[row]),
            "times of the years 1900 to 2200");
      }
    }
  }

  private void settleDates() {
    long[] local = dates.settle(rows, firstRow, place);
    for (int row = firstRow; row < rows.size; row++) {
      if (!times.local(local[row - firstRow])) {
        throw CandleFailure.bad(
            rows.place(row),
            "a time that the zone skips",
            "a time that exists in " + options.zone());
      }
      rows.time[row] = times.value();
      if (times.later() != times.value()) {
        twofold.add(row, times.later());
      }
    }
  }

  /// A field as a message may show it: short, and without characters that move a terminal.
  static String shown(byte[] text, int from, int to) {
    if (from >= to) {
      return "nothing";
    }
    String whole = new String(text, from, Math.min(to - from, 40), StandardCharsets.UTF_8);
    String clean = whole.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return "'" + clean + (to - from > 40 ? "…'" : "'");
  }
}
