package io.opentrade.store;

/// A notice as it is kept.
///
/// @param number given by the store; they rise in the order of posting
/// @param key names what happened, for ever
/// @param severity 0 for the least
/// @param at when it happened, milliseconds since the epoch
public record NoticeRow(
    long number, String key, String kind, int severity, long at, String title, String text) {}
