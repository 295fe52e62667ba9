package io.opentrade.store;

/// Something that follows from a decision of the autopilot.
///
/// @param action `open` or `close`
/// @param leg the strategy's name at the account
/// @param state `wanted`, `done` or `failed`
/// @param outcome what came of it
public record PilotStepRow(
    long id, long decision, String action, String leg, String state, String outcome) {}
