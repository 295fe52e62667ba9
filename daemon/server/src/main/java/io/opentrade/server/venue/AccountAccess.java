package io.opentrade.server.venue;

/// How an account is reached: its key, and where that may go.
public record AccountAccess(ApiKey key, KeyedHost host) {}
