package io.opentrade.server.simulate.exchange;

/// When a command arrives, on both clocks of the exchange; milliseconds since the epoch (UTC).
///
/// @param server what `time` answers, and what signed requests are held against
/// @param market the time of the market, which may be recorded and may run faster
public record Moment(long server, long market) {}
