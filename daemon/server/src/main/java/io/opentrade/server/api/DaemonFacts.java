package io.opentrade.server.api;

import io.opentrade.protocol.ForeignText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What stays the same as long as this daemon runs.
///
/// @param version such as `0.1.0`
/// @param build hash of the code that runs
/// @param home for people
/// @param recovered what the start found and repaired, or null after a clean stop
public record DaemonFacts(
    String version,
    String build,
    long pid,
    Instant startedAt,
    ForeignText home,
    @Nullable ForeignText recovered) {}
