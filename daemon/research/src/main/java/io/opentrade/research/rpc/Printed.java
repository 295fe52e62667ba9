package io.opentrade.research.rpc;

/// An answer that is JSON text already, because it was kept as such: a run of fifteen thousand
/// trades is not to be printed twice.
///
/// @param json one line
public record Printed(String json) {}
