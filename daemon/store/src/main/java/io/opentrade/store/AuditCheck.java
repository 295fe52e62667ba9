package io.opentrade.store;

import org.jspecify.annotations.Nullable;

/// What a look at every row found.
///
/// @param rows looked at
/// @param head hash of the last, as hexadecimal digits
/// @param firstAt when the first was written, milliseconds since the epoch; 0 where there is none
/// @param lastAt when the last was; 0 where there is none
/// @param broken the first that is not as it was written; 0 where all are
/// @param reason what is wrong with it; null where nothing is
public record AuditCheck(
    long rows, String head, long firstAt, long lastAt, long broken, @Nullable String reason) {}
