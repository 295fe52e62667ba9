package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A way to people, and how it fares.
///
/// @param kind `mail`, `webhook`, `desktop`, `command`, or that of another part, such as `telegram`
/// @param target where it leads: addresses, a host, a program
/// @param obstacle why nothing can be delivered just now; null where nothing is known against it
/// @param waiting how many notices it has not delivered
/// @param delivered when it last delivered since the daemon started; null for never
/// @param problem why its last attempt since then did not succeed; null where it did
public record ChannelInfo(
    String name,
    String kind,
    ForeignText target,
    @Nullable ForeignText obstacle,
    int waiting,
    @Nullable Instant delivered,
    @Nullable ForeignText problem) {}
