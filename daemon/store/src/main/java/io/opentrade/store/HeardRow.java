package io.opentrade.store;

/// How far alerts have heard of what happens.
///
/// @param position how everything stood then, for whoever finds out what has happened since
/// @param events that were being told
public record HeardRow(String position, String events) {}
