package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An alert and how it stands.
///
/// @param id `a1`, `a2`, …; never given twice
/// @param state `active`, `paused`, `done` (it fired, and was to fire once) or `expired`
/// @param armed whether it can fire; else it waits until its condition does not hold any more
/// @param by who made it
/// @param fired when it last did; null for never
/// @param firings how often it did
/// @param trouble why it cannot be watched at present; null where it can
public record AlertInfo(
    String id,
    ForeignText name,
    AlertTerms terms,
    String state,
    boolean armed,
    ForeignText by,
    Instant created,
    @Nullable Instant fired,
    long firings,
    @Nullable ForeignText trouble) {}
