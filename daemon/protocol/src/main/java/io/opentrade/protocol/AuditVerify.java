package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `audit.verify`: whether the record of what was done is as it was written: each row is chained to
/// the one before by its hash, and the number of rows is kept apart.
public record AuditVerify() implements Request<AuditVerify.Reply> {
  /// @param rows looked at
  /// @param head hash of the last row, 64 hexadecimal digits; noted elsewhere, it proves later that
  ///     nothing before it was changed
  /// @param first when the first row was written; null where there is none
  /// @param last when the last was
  /// @param broken the first row that is not as it was written, or not where it was; null where all
  ///     is whole
  /// @param reason what is wrong with it; null where all is whole
  public record Reply(
      long rows,
      String head,
      @Nullable Instant first,
      @Nullable Instant last,
      @Nullable Long broken,
      @Nullable String reason) {}
}
