package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `data.import`: reads files of candles or trades into a series. All files are read
/// before the first is stored, so that a broken one changes nothing.
///
/// @param files CSV, JSON, also in `.gz` or `.zip`
/// @param series where to, such as `BTC/USDT@binance:5m`
/// @param trades the files hold trades, which become candles
/// @param zone time zone of times that name none (`Europe/Berlin`); null for UTC
/// @param timeFormat pattern of the times (`dd.MM.yyyy HH:mm`); null to recognise it
/// @param strict refuse a file in which anything is found
/// @param tick price step; null to infer it
/// @param lot quantity step; null to infer it
/// @param moneyScale decimals of money; null to infer it
public record DataImport(
    List<InputFile> files,
    String series,
    boolean trades,
    @Nullable String zone,
    @Nullable String timeFormat,
    boolean strict,
    @Nullable Decimal tick,
    @Nullable Decimal lot,
    @Nullable Integer moneyScale)
    implements Request<DataImport.Reply> {
  public DataImport {
    files = Values.list(files);
    Values.required("series", series);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("'files' is empty");
    }
  }

  /// @param imported one for each file
  /// @param series as it now stands
  public record Reply(List<Imported> imported, SeriesInfo series) {
    public Reply {
      imported = Values.list(imported);
    }
  }

  /// What one file gave.
  ///
  /// @param added bars that were new
  /// @param replaced bars that were there with other values
  /// @param unchanged bars that were there with the same values
  public record Imported(
      ForeignText file, long added, long replaced, long unchanged, QualityReport quality) {}
}
