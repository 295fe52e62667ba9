package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run of a schedule.
///
/// @param nominal when it was to begin
/// @param attempt 1 for the first
/// @param state `queued`, `running`, `done`, `failed`, `skipped`, or `unknown` where the daemon was
///     killed under it
/// @param started for one that was skipped: when that was decided
/// @param ended null where it has not, or nobody knows
/// @param exit its exit code, 124 where it took too long; null where it has not ended
/// @param out what it wrote, cut where long
/// @param err what it complained of, cut where long; why it was skipped
public record ScheduledRun(
    long id,
    String schedule,
    Instant nominal,
    int attempt,
    String state,
    Instant started,
    @Nullable Instant ended,
    @Nullable Integer exit,
    ForeignText out,
    ForeignText err) {}
