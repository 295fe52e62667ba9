package io.opentrade.store;

import org.jspecify.annotations.Nullable;

/// A start of the autopilot.
///
/// @param definition JSON
/// @param state `on`, `closing` or `over`
/// @param started milliseconds since the epoch (UTC), as all times here
/// @param ended null while it is not over
/// @param reason why it stops; null while it is on
/// @param peak highest equity so far, decimal text
/// @param reviewed when the last review was due
public record PilotRow(
    long id,
    String account,
    String definition,
    String state,
    long started,
    @Nullable Long ended,
    @Nullable String reason,
    String peak,
    long reviewed) {}
