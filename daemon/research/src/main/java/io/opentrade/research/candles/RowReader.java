package io.opentrade.research.candles;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
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
  private static final String[] NAMES = {
    "the open price", "the high price", "the low price", "the close price", "the volume"
  };
  private static final int REPORT_EVERY = 8192;

  private final Rows rows;
  private final ImportOptions options;
  private final Tally tally;
  private final TimeField times;
  private final TwofoldTimes twofold = new TwofoldTimes();
  private final NumberField numbers = new NumberField();
  private Place place = new Place("", null, 0);
  private int firstRow;
  private boolean epoch;
  private @Nullable Long midnight;

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

  /// The rows of another part follow.
  ///
  /// @param closeTimes whether their times are the ends of bars
  void begin(Place part, boolean closeTimes) {
    place = part;
    firstRow = rows.size;
    midnight = null;
    times.begin();
    twofold.begin();
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

  /// Whether the text is a number.
  boolean isNumber(byte[] text, int from, int to) {
    return numbers.parse(text, from, to);
  }

  void time(byte[] text, int from, int to, long line) {
    if (!times.parse(text, from, to)) {
      throw CandleFailure.bad(place.at(line), shown(text, from, to), times.expected());
    }
    if (rows.size == rows.time.length) {
      rows.grow();
    }
    if (rows.size == firstRow) {
      epoch = times.isEpoch();
      if (epoch) {
        times.expectNumbers();
      }
    } else if (epoch != times.isEpoch()) {
      throw CandleFailure.bad(
          place.at(line), shown(text, from, to), "a time in the form of the rows before");
    }
    rows.time[rows.size] = times.value();
    if (times.later() != times.value()) {
      twofold.add(rows.size, times.later());
    }
    rows.line[rows.size] = (int) Math.min(line, Integer.MAX_VALUE);
  }

  void number(int slot, byte[] text, int from, int to, long line) {
    if (!numbers.parse(text, from, to)) {
      if (slot == VOLUME && from == to) {
        rows.volume[rows.size] = 0;
        rows.missingVolumes++;
        return;
      }
      throw CandleFailure.bad(
          place.at(line),
          shown(text, from, to),
          (options.trades() ? slot == OPEN ? "the price" : "the amount" : NAMES[slot])
              + " as a number such as 1234.5");
    }
    number(slot, numbers.clean(), numbers.decimals());
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
    rows.size++;
    if (rows.size > options.limits().rows()) {
      throw CandleFailure.limit(place, "there are more than " + options.limits().rows() + " rows");
    }
    if (rows.size % REPORT_EVERY == 0) {
      tally.rows(rows.size);
    }
  }

  /// The part is whole.
  void finish() {
    if (rows.size == firstRow) {
      throw CandleFailure.bad(place, "no rows", "candles");
    }
    twofold.settle(rows.time, firstRow, rows.size, options.trades());
    if (midnight != null) {
      for (int row = firstRow; row < rows.size; row++) {
        rows.time[row] += midnight;
      }
    } else if (epoch) {
      EpochUnits.toMillis(rows.time, firstRow, rows.size);
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
