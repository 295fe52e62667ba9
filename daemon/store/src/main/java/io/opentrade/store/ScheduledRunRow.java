package io.opentrade.store;

import org.jspecify.annotations.Nullable;

/// A run of a schedule. Times are milliseconds since the epoch.
///
/// @param id given by the store
/// @param schedule the id of its schedule
/// @param nominal when it was to begin
/// @param attempt 1 for the first
/// @param state in the words of whoever keeps it
/// @param ended null where it has not, or nobody knows
/// @param exit its exit code; null where it has not ended
/// @param out what it wrote
/// @param err what it complained of
public record ScheduledRunRow(
    long id,
    long schedule,
    long nominal,
    int attempt,
    String state,
    long started,
    @Nullable Long ended,
    @Nullable Integer exit,
    String out,
    String err) {}
