package io.opentrade.sandbox;

import static java.nio.file.StandardOpenOption.CREATE_NEW;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.sim.FundingRates;
import io.opentrade.engine.sim.RecordedBook;
import io.opentrade.sandbox.link.Message;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The folder in which candles are handed to a worker. Of each market, by its number: `0-main`;
/// `0-detail`, `0-mark`, `0-funding` and `0-book` where it has them; and `0-series-0`,
/// `0-series-1`, … in the order of the names of the other series.
public final class CandleFolder {
  private static final String BOOK = "book";

  private final Path folder;

  public CandleFolder(Path folder) {
    this.folder = folder;
  }

  /// Writes all candles of a market, in place of those of an earlier job.
  void write(int number, Market market, Map<String, Candles> series) throws IOException {
    write(number, market.candles(), series);
    write(number, "detail", market.detail());
    write(number, "mark", market.mark());
    FundingRates funding = market.funding();
    write(number, "funding", funding == null ? null : funding.columns());
    write(number, market.book());
  }

  private void write(int number, @Nullable RecordedBook book) throws IOException {
    Path file = file(number, BOOK);
    Files.deleteIfExists(file);
    if (book != null) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, CREATE_NEW));
          DataOutputStream data = new DataOutputStream(out)) {
        BookFile.write(data, book);
      }
    }
  }

  private RecordedBook book(int number) throws IOException {
    Path file = file(number, BOOK);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        DataInputStream data = new DataInputStream(in)) {
      return BookFile.read(data, Files.size(file) / BookFile.ROW);
    }
  }

  /// The same without what only trading needs.
  void write(int number, Candles main, Map<String, Candles> series) throws IOException {
    write(number, "main", main);
    int index = 0;
    for (Candles candles : new TreeMap<>(series).values()) {
      write(number, "series-" + index++, candles);
    }
  }

  private void write(int number, String what, @Nullable Candles candles) throws IOException {
    Path file = file(number, what);
    Files.deleteIfExists(file);
    if (candles != null) {
      CandleFile.write(file, candles);
    }
  }

  /// Reads a market as it was written.
  public Market market(int number, Message.Place place) throws IOException {
    Candles detail = place.detail() ? read(number, "detail") : null;
    Candles mark = place.mark() ? read(number, "mark") : null;
    FundingRates funding = place.funding() ? FundingRates.of(read(number, "funding")) : null;
    return new Market(
        main(number),
        place.instrument(),
        place.from(),
        place.firstDecision(),
        detail,
        mark,
        funding,
        place.book() ? book(number) : null);
  }

  /// The candles of a market's own.
  public Candles main(int number) throws IOException {
    return read(number, "main");
  }

  /// The others beside a market.
  ///
  /// @param names in rising order
  public Map<String, Candles> series(int number, List<String> names) throws IOException {
    Map<String, Candles> series = new LinkedHashMap<>();
    for (String name : names) {
      series.put(name, read(number, "series-" + series.size()));
    }
    return series;
  }

  private Candles read(int number, String what) throws IOException {
    return CandleFile.read(file(number, what));
  }

  private Path file(int number, String what) {
    return folder.resolve(number + "-" + what);
  }
}
