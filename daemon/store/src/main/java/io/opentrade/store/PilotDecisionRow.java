package io.opentrade.store;

/// What the autopilot decided.
///
/// @param key of two decisions of a run with one key only the first counts
/// @param at milliseconds since the epoch (UTC)
/// @param reason one sentence
/// @param equity of the run at that moment, decimal text
/// @param verdicts JSON
public record PilotDecisionRow(
    long id,
    long run,
    String key,
    String kind,
    long at,
    String reason,
    String equity,
    String verdicts) {}
