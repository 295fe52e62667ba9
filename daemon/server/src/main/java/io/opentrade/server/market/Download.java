package io.opentrade.server.market;

import io.opentrade.engine.column.Gaps;
import io.opentrade.store.InstrumentFacts;
import io.opentrade.store.SeriesInfo;
import org.jspecify.annotations.Nullable;

/// What a download did.
///
/// @param info the series after it; null where the exchange has no finished bar in the range
/// @param added bars that were not stored before
/// @param conflicting bars that were stored with other values and stay as they were
/// @param gaps bars that the exchange does not have inside the range asked for
/// @param facts tick and lot as the exchange tells them
public record Download(
    @Nullable SeriesInfo info, long added, long conflicting, Gaps gaps, InstrumentFacts facts) {}
