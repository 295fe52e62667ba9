package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `audit.verify`: whether the record of what was done is as it was written: each row is chained to
/// the one before by its hash, and the number of rows is kept apart.
///
/// @param noted the `head` of an earlier answer, which was noted elsewhere: it must be among the
///     rows still. Whoever can write the file can make a whole chain anew, but not one with this
///     row. Null where none was noted
public record AuditVerify(@Nullable String noted) implements Request<AuditVerify.Reply> {
  public AuditVerify {
    if (noted != null && !noted.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("noted must be 64 hexadecimal digits");
    }
  }

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
