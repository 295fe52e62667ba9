package io.opentrade.research.candles;

import io.opentrade.engine.sim.FundingRates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Reads funding rates: a delimited text, plain, gzipped or the first file of a zip, with a column
/// of times and one of rates, as fractions (0.0001 is 0.01 %). With a header the columns are found
/// by their names, as the exchanges have them (`fundingTime, fundingRate`); candles are taken by
/// their open. Without one the first two columns are meant.
public final class FundingFiles {
  private static final List<String> TIMES =
      List.of(
          "fundingtime",
          "fundingtimestamp",
          "fundingratetimestamp",
          "calctime",
          "timestamp",
          "time",
          "date",
          "datetime",
          "ts",
          "t");
  private static final List<String> RATES =
      List.of("fundingrate", "lastfundingrate", "realizedrate", "rate", "funding", "r", "open");
  private static final int MOST = 10_000_000;

  private FundingFiles() {}

  /// @throws CandleFailure with file and line where it is not possible
  public static FundingRates read(Path path) {
    return Unpacked.read(path, FundingFiles::read);
  }

  private static FundingRates read(InputStream stream, Place place) throws IOException {
    LineReader lines = new LineReader(stream, place);
    Rows rows = new Rows();
    CsvFields fields = null;
    int time = 0;
    int rate = 1;
    while (lines.next()) {
      if (lines.start() == lines.end() || lines.bytes()[lines.start()] == '#') {
        continue;
      }
      boolean first = fields == null;
      if (fields == null) {
        fields = new CsvFields(CsvFields.separatorOf(lines.bytes(), lines.start(), lines.end()));
      }
      fields.split(lines.bytes(), lines.start(), lines.end());
      if (first && !isNumber(lines.bytes(), fields, 1)) {
        time = column(lines.bytes(), fields, TIMES);
        rate = column(lines.bytes(), fields, RATES);
        if (time < 0 || rate < 0) {
          throw CandleFailure.bad(
              place.at(lines.line()),
              "no column for the " + (time < 0 ? "time" : "rate"),
              "a header such as time,rate or fundingTime,fundingRate");
        }
        continue;
      }
      rows.add(lines.bytes(), fields, time, rate, place.at(lines.line()));
    }
    return rows.rates(place);
  }

  private static boolean isNumber(byte[] text, CsvFields fields, int column) {
    return fields.count() > column
        && new NumberField().parse(text, fields.start(column), fields.end(column));
  }

  private static int column(byte[] text, CsvFields fields, List<String> names) {
    int best = -1;
    int bestRank = Integer.MAX_VALUE;
    for (int i = 0; i < fields.count(); i++) {
      int rank = names.indexOf(ColumnNames.plain(fields.text(text, i)));
      if (rank >= 0 && rank < bestRank) {
        best = i;
        bestRank = rank;
      }
    }
    return best;
  }

  /// What was read.
  private static final class Rows {
    private final TimeField times = new TimeField(java.time.ZoneOffset.UTC, null);
    private final NumberField numbers = new NumberField();
    private final List<long[]> rows = new ArrayList<>();
    private boolean epoch;

    void add(byte[] text, CsvFields fields, int time, int rate, Place place) {
      if (fields.count() <= Math.max(time, rate) || rows.size() >= MOST) {
        throw CandleFailure.bad(place, fields.count() + " fields", "a time and a rate");
      }
      if (!times.parse(text, fields.start(time), fields.end(time)) || times.hasTwoOrders()) {
        String found = RowReader.shown(text, fields.start(time), fields.end(time));
        throw CandleFailure.bad(place, found, times.expected());
      }
      if (!numbers.parse(text, fields.start(rate), fields.end(rate))) {
        String found = RowReader.shown(text, fields.start(rate), fields.end(rate));
        throw CandleFailure.bad(place, found, "the rate as a fraction such as 0.0001");
      }
      if (rows.isEmpty()) {
        epoch = times.isEpoch();
      } else if (epoch != times.isEpoch()) {
        throw CandleFailure.bad(place, "another kind of time", "the form of the rows before");
      }
      rows.add(new long[] {times.value(), Double.doubleToRawLongBits(numbers.value())});
    }

    FundingRates rates(Place place) {
      if (rows.isEmpty()) {
        throw CandleFailure.bad(place, "no rows", "times and rates of funding");
      }
      long[] time = rows.stream().mapToLong(row -> row[0]).toArray();
      if (epoch) {
        EpochUnits.toMillis(time, 0, time.length);
      }
      Integer[] order = new Integer[time.length];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, Comparator.comparingLong(i -> time[i]));
      long[] sorted = new long[time.length];
      double[] rate = new double[time.length];
      for (int i = 0; i < order.length; i++) {
        sorted[i] = time[order[i]];
        rate[i] = Double.longBitsToDouble(rows.get(order[i])[1]);
      }
      try {
        return new FundingRates(sorted, rate);
      } catch (IllegalArgumentException exception) {
        throw CandleFailure.bad(
            place, "rates that make no sense (" + exception.getMessage() + ")", "funding rates");
      }
    }
  }
}
