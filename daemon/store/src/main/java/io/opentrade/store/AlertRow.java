package io.opentrade.store;

/// An alert as it is kept.
///
/// @param id given when it is added; never given twice
/// @param name no other alert has
/// @param armed whether it may fire
/// @param fired when it last did, milliseconds since the epoch; 0 for never
/// @param created milliseconds since the epoch
/// @param body what it waits for, and who made it; of no concern here
public record AlertRow(
    long id,
    String name,
    String state,
    boolean armed,
    long fired,
    long firings,
    long created,
    String body) {}
