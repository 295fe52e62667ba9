package io.opentrade.server.watchdog;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Something that may stop being well.
///
/// @param name in words, such as `session demo`
/// @param account that depends on it alone; null where all do
/// @param measure what it is at now, in the unit of its cause; never waits for anything
public record Watched(Cause cause, String name, @Nullable String account, LongSupplier measure) {}
