package io.opentrade.store;

/// How notices of a kind are told.
///
/// @param kind empty for every kind
/// @param severity -1 for every severity
/// @param channel empty for every channel
public record RuleRow(String kind, int severity, String channel, String manner) {}
