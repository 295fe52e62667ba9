package io.opentrade.protocol;

/// `data.delete`: deletes a series.
public record DataDelete(String series) implements Request<DataDelete.Reply> {
  public DataDelete {
    Values.required("series", series);
  }

  /// @param deleted how many bars
  public record Reply(String series, long deleted) {}
}
