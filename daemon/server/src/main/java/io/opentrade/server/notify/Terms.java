package io.opentrade.server.notify;

import io.opentrade.server.settings.DailyHours;
import java.time.Duration;

/// What a person wants of all channels.
///
/// @param quiet what is not critical waits until these hours are over
/// @param digest how long a digest is collected
/// @param perMinute the most that one channel sends in a minute; more go together as one
public record Terms(DailyHours quiet, Duration digest, int perMinute) {}
