package io.opentrade.research.study;

import io.opentrade.protocol.OptimizeReply;

/// What is kept of a study beside its results.
///
/// @param plan with the number tried so far
record Header(OptimizeReply.Subject subject, OptimizeReply.Plan plan) {}
