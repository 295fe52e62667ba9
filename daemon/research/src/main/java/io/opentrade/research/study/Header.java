package io.opentrade.research.study;

import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of a study beside its results.
///
/// @param plan with the number tried so far
/// @param notes what there is to tell of the candles; null in studies of old
record Header(
    OptimizeReply.Subject subject, OptimizeReply.Plan plan, @Nullable List<Warning> notes) {}
