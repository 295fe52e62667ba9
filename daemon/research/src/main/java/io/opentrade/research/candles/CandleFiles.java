package io.opentrade.research.candles;

import java.util.List;

/// Reads candles from files. What is tolerated: rows in another order (sorted), the same row twice
/// (dropped), two rows for a bar (the later one is taken), bars that contradict themselves (kept);
/// each is counted and told. What never is: text where a number should be, a missing column, a
/// damaged or oversized file.
public final class CandleFiles {
  private CandleFiles() {}

  /// Reads one source.
  public static Imported read(Source source, ImportOptions options, Progress progress) {
    return read(List.of(source), options, progress);
  }

  /// Reads all sources as parts of one series.
  ///
  /// @throws CandleFailure with file and line where that is not possible
  public static Imported read(List<Source> sources, ImportOptions options, Progress progress) {
    if (sources.isEmpty()) {
      throw CandleFailure.usage(null, "No file was named.", "Name at least one file.");
    }
    Rows rows = new Rows();
    RowReader reader =
        new RowReader(
            rows,
            options,
            _ -> {
              if (progress.cancelled()) {
                throw CandleFailure.cancelled();
              }
            });
    Parts parts = new Parts(reader, options.limits(), progress);
    for (Source source : sources) {
      parts.read(source);
    }
    return options.trades()
        ? TradeBars.assemble(rows, options)
        : new Assembler(rows, options).assemble();
  }
}
