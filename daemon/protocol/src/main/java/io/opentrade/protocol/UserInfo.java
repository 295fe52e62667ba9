package io.opentrade.protocol;

import java.time.Instant;

/// Another user of this machine.
public record UserInfo(ForeignText name, boolean enabled, Rights rights, Instant added) {}
