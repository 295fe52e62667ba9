package io.opentrade.store;

/// Another user of the machine who was let in.
///
/// @param rights as JSON
/// @param added milliseconds since the epoch
public record MemberRow(String name, String rights, boolean enabled, long added) {}
