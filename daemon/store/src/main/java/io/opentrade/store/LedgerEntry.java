package io.opentrade.store;

/// One line of an account's journal.
///
/// @param sequence from 1, without holes
/// @param at milliseconds since the epoch (UTC)
/// @param kind a word to find lines by
/// @param body the line itself; its form is the writer's affair
public record LedgerEntry(long sequence, long at, String kind, String body) {}
