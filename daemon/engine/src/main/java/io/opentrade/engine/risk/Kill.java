package io.opentrade.engine.risk;

/// A kill limit was reached, and trading is halted until the owner resumes it.
///
/// @param at when it was certain, milliseconds since the epoch (UTC)
/// @param reason the limit's own words
public record Kill(long at, String reason) {}
