package io.opentrade.server.autopilot;

import org.jspecify.annotations.Nullable;

/// What was thought of a candidate.
///
/// @param share of the equity; 0 where it was not chosen
/// @param reason in words, with its numbers
/// @param score null where there were no tests
/// @param regime null where it is not known
record Verdict(
    String strategy,
    String series,
    double share,
    String reason,
    @Nullable Double score,
    @Nullable String regime) {}
