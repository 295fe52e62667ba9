package io.opentrade.store;

/// A strategy with what it is started with.
///
/// @param definition what that is, as JSON
/// @param hash of its script when it was added, edited or started last
/// @param created milliseconds since the epoch
/// @param changed milliseconds since the epoch
public record ConfigurationRow(
    String name, String definition, String hash, long created, long changed) {}
