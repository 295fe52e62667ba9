package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An alert fired.
///
/// @param number of the firing, rising
/// @param alert the id of the alert, which may have been removed since
/// @param cause what it was looked at for, such as a tick or a bar; it fires an alert once
/// @param text what was told
/// @param told whether it has been handed over to those who tell people
/// @param outcome of its action; null where it has none, or that is not over
public record AlertFiring(
    long number,
    String alert,
    ForeignText name,
    Instant at,
    ForeignText cause,
    ForeignText text,
    boolean told,
    @Nullable ForeignText outcome) {}
