package io.opentrade.store;

/// A strategy that works for the autopilot.
///
/// @param name by which the account knows it
/// @param definition JSON
/// @param state `open`, `closing` or `closed`
public record PilotLegRow(String name, long run, String definition, String state) {}
