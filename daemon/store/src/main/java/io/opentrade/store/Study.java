package io.opentrade.store;

import java.time.Instant;

/// A study of many combinations of parameters, as it is kept.
///
/// @param id short, in lower case; a later study has a greater id
/// @param key digest of all that decides its results
/// @param state `running`, `stopped`, `done`
/// @param document JSON text
public record Study(String id, String key, Instant created, String state, String document) {}
