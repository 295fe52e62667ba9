package io.opentrade.store;

/// How a thing stood when last looked at.
///
/// @param changes how often its state was another since it is looked at
public record StandingRow(String subject, String state, long changes) {}
