package io.opentrade.store;

/// A way to people.
///
/// @param document what it needs beside its secrets, as JSON
/// @param created milliseconds since the epoch
public record ChannelRow(String name, String kind, String document, long created) {}
